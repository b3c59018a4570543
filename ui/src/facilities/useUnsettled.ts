import { useCall } from '../api/useCall'
import { hasRole, useMe } from '../staff/session'

/** Who settles what changed data mean for a case, as the server has it. */
export const MAY_SETTLE = ['safety_officer']

/**
 * How many cases wait to be settled because the data have changed: the rail's counter. It is counted for who settles
 * them only, since the office screens every open case for it.
 */
export function useUnsettled(): number {
  const enabled = hasRole(useMe(), ...MAY_SETTLE)
  const { data } = useCall(
    'facilities/affected',
    { since: null },
    { enabled, refetchInterval: 300_000, staleTime: 60_000 },
  )
  return enabled ? (data?.cases.length ?? 0) : 0
}
