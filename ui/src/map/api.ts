/** What the map speaks of the contract, in one place. */
import type { AnswerOf } from '../api/client'

export type { DrawnFacility, FacilityAnswer, Lawful, Screening, Verdict } from '../api/contract'

export type ScreenAnswer = AnswerOf<'application/screen'>

/** GeoJSON as the core sends it: the kind is told by `type`. */
export interface Geometry {
  type: string
  coordinates: unknown
}
