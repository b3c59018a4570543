/** What the map speaks of the contract, in one place. */
import type { AnswerOf } from '../api/client'

export type {
  DrawnFacility,
  FacilityAnswer,
  FacilityFound,
  GeoJson as Geometry,
  Lawful,
  Screening,
  SiteView,
  Verdict,
} from '../api/contract'

export type ScreenAnswer = AnswerOf<'application/screen'>
