import { useCall } from '../api/useCall'
import { useOffice } from './useOffice'

/** The office's number of a facility data version (1, 2, …) from its fingerprint; null until known, or if it is not this office's. */
export function useDataNumber(fingerprint: string): number | null {
  const current = useOffice().data?.facilities
  const known = current?.version === fingerprint
  // An older version's number never changes; the list of all is asked for once, and only when one is met.
  const all = useCall(
    'facilities/current',
    {},
    { enabled: fingerprint !== '' && current !== undefined && !known, staleTime: Number.POSITIVE_INFINITY },
  )
  if (known) return current.number
  return all.data?.versions.find(v => v.version === fingerprint)?.number ?? null
}
