/** What a typed text finds: positions, facilities of the whole office, open cases. */
import { useEffect, useMemo, useState } from 'react'
import { useCall } from '../api/useCall'
import { fold } from '../parts/fold'
import { caseRows, type Found, facilityRow, placeRow } from './found'
import type { LonLat } from './geodesy'
import { placesOf } from './places'
import { type CaseSites, useCaseSites } from './useCaseSites'

/** Milliseconds the text has to rest. */
const REST = 200

export interface FoundRows {
  places: Found[]
  facilities: Found[]
  /** More facilities fit than are listed. */
  more: boolean
  cases: Found[]
  sites: CaseSites
  query: string
  pending: boolean
}

/** The text once it has rested. */
export function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

export function useFound(text: string, home: readonly LonLat[]): FoundRows {
  const query = useRested(fold(text).trim())
  const places = useMemo(() => placesOf(query, home[0] ?? null).map(placeRow), [query, home])
  const isName = query !== '' && places.length === 0
  const search = useCall('facilities/search', { query }, { enabled: isName, keep: true })
  // A position is no case's name: the list then shows all of them.
  const sites = useCaseSites(isName ? query : '')
  const facilities = useMemo(
    () => (isName ? (search.data?.rows ?? []).map(facilityRow) : []),
    [isName, search.data],
  )
  const cases = useMemo(() => caseRows(sites.cards, sites.sites), [sites.cards, sites.sites])
  return {
    places,
    facilities,
    more: isName && (search.data?.more ?? false),
    cases,
    sites,
    query,
    pending: sites.pending || (isName && search.isLoading),
  }
}
