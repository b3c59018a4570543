import type { CallError, RequestOf } from '../api/client'
import type { ChangeEffect } from '../api/types/ChangeEffect'
import { useCall } from '../api/useCall'
import { useRested } from '../parts/useRested'

export interface EffectState {
  effect: ChangeEffect | null
  busy: boolean
  error: CallError | null
  retry: () => void
}

type Asks = 'facilities/preview_populated' | 'facilities/preview_edit'

/** Milliseconds without a change before cases are screened anew. */
const REST = 600
const NOTHING = { expected: '', put: [], remove: [] }

/** Which cases a change gives another answer, asked once it is complete and nobody types. */
export function useEffectOf<P extends Asks>(path: P, request: RequestOf<P> | null): EffectState {
  const rested = useRested(request, REST)
  const asked = useCall<Asks>(path, rested ?? NOTHING, {
    enabled: rested !== null && request !== null,
    staleTime: 0,
  })
  const settled = request !== null && JSON.stringify(request) === JSON.stringify(rested)
  return {
    effect: settled ? (asked.data ?? null) : null,
    busy: request !== null && (!settled || asked.isFetching),
    error: settled && !asked.isFetching ? asked.error : null,
    retry: () => void asked.refetch(),
  }
}
