/** Rows of the list beside the overview: positions, facilities and cases, one kind after another. */
import type { CaseCard } from '../api/contract'
import type { FacilityFound } from './api'
import type { CaseSite } from './caseSites'
import type { LonLat } from './geodesy'
import type { Place } from './places'

export type Found =
  | { kind: 'place'; key: string; place: Place }
  | { kind: 'facility'; key: string; facility: FacilityFound }
  | { kind: 'case'; key: string; card: CaseCard; points: readonly LonLat[] | null }

export const placeRow = (place: Place): Found => ({ kind: 'place', key: `p ${place.key}`, place })
export const facilityRow = (facility: FacilityFound): Found => ({
  kind: 'facility',
  key: `f ${facility.id}`,
  facility,
})

/** Rows of cases, each with its site where it has one. */
export function caseRows(cards: readonly CaseCard[], sites: readonly CaseSite[]): Found[] {
  const at = new Map(sites.map(s => [s.case, s.site?.points ?? null]))
  return cards.map(card => ({ kind: 'case', key: card.case, card, points: at.get(card.case) ?? null }))
}

/** Where a row lies; empty while nobody knows. */
export function pointsOf(row: Found): readonly LonLat[] {
  if (row.kind === 'place') return [row.place.at]
  if (row.kind === 'case') return row.points ?? []
  const [west, south, east, north] = row.facility.extent
  const corners: LonLat[] = [
    [west, south],
    [east, north],
  ]
  return west === east && south === north ? corners.slice(0, 1) : corners
}
