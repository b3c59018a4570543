import { useCall } from '../api/useCall'

/** How many of my steps are overdue: the rail's counter, which no filter hides. */
export function useOverdue(): number {
  const { data } = useCall('case/worklist', { scope: 'mine', query: '', steps: [], tiers: [], verdicts: [] })
  return data?.overdue ?? 0
}
