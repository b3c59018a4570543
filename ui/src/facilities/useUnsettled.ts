import { useCall } from '../api/useCall'

/** How many cases wait to be settled because the data have changed: the rail's counter. Asked again every few minutes. */
export function useUnsettled(): number {
  const { data } = useCall(
    'facilities/affected',
    { since: null },
    { refetchInterval: 300_000, staleTime: 60_000 },
  )
  return data?.cases.length ?? 0
}
