/** The geofence's answer as the core sends it. One place, so that a move of the generated files touches one file. */
import type { DrawnFacility } from '../api/types/DrawnFacility'
import type { FacilityAnswer } from '../api/types/FacilityAnswer'
import type { Lawful } from '../api/types/Lawful'
import type { Screening } from '../api/types/Screening'
import type { Verdict } from '../api/types/Verdict'

export type { DrawnFacility, FacilityAnswer, Lawful, Screening, Verdict }

/** GeoJSON as the core sends it: the kind is told by `type`. */
export interface Geometry {
  type: string
  coordinates: unknown
}

export interface ScreenAnswer {
  screening: Screening | null
  problem: { code: string; params: Record<string, unknown> } | null
  lawful: Lawful | null
  drawn: DrawnFacility[]
  computed_at: string
}

/** A stored screening; null where there is none. */
export function asScreening(stored: unknown): Screening | null {
  return (stored as Screening | null | undefined) ?? null
}
