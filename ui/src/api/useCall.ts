import {
  keepPreviousData,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { type AnswerOf, type CallError, call, newKey, type Path, type RequestOf } from './client'

type Extra<P extends Path> = Partial<
  Pick<UseQueryOptions<AnswerOf<P>, CallError>, 'enabled' | 'staleTime' | 'refetchInterval'>
> & {
  /** Keep showing the last answer while a new one for a changed request is on its way; or only where it says so of the
   * request that the last answer was for. */
  keep?: boolean | ((before: RequestOf<P>) => boolean)
}

/** Reads: the cache key is [path, request], so `invalidate('case/show')` reaches every case shown. */
export function useCall<P extends Path>(path: P, request: RequestOf<P>, extra: Extra<P> = {}) {
  const { keep, ...options } = extra
  return useQuery<AnswerOf<P>, CallError>({
    queryKey: [path, request],
    queryFn: ({ signal }) => call(path, request, { signal }),
    placeholderData: (keep === true ? keepPreviousData : keep && keptIf(keep)) as never,
    ...options,
  })
}

/** The last answer, where `fits` says so of the request that it was for. */
function keptIf<R>(fits: (before: R) => boolean) {
  return (last: unknown, query?: { queryKey: readonly unknown[] }) =>
    query && fits(query.queryKey[1] as R) ? last : undefined
}

/** Commands: one idempotency key from the moment the form is there until the server has taken it, so that a
 * retry after a lost answer is not done twice. `touches` names the reads that are old afterwards. */
export function useCommand<P extends Path>(path: P, touches: Path[] = []) {
  const key = useRef(newKey())
  const client = useQueryClient()
  return useMutation<AnswerOf<P>, CallError, RequestOf<P>>({
    mutationFn: request => call(path, request, { key: key.current }),
    onSuccess: async () => {
      key.current = newKey()
      await Promise.all(touches.map(t => client.invalidateQueries({ queryKey: [t] })))
    },
    onError: error => {
      // A refusal was decided: what is sent next is another act. Without an answer it is still the same one.
      if (error.status !== 0) key.current = newKey()
    },
  })
}

/** Marks reads as old, by path. */
export function useInvalidate() {
  const client = useQueryClient()
  return (...paths: Path[]) => Promise.all(paths.map(p => client.invalidateQueries({ queryKey: [p] })))
}
