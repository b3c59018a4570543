import { useCall } from '../api/useCall'

/** The office, its data version, its clock. Asked again every minute so that the status bar tells the truth. */
export function useOffice() {
  return useCall('office/status', {}, { refetchInterval: 60_000, staleTime: 10_000 })
}

/** The office's civil date, `YYYY-MM-DD`. Falls back to this machine's clock at +08:00 until the server has answered. */
export function useToday(): string {
  const { data } = useOffice()
  return data?.today ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
