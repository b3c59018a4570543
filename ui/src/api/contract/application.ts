/** 受理: the form, its check, its acceptance. */
import type { TapedAnswer } from '../types/TapedAnswer'
import type { TapeRequest } from '../types/TapeRequest'
import type { Done, Due, Duty, PaperCard, Params, Stage, Tier } from './common'
import type { DrawnFacility, Geometry, Lawful, Screening, SiteHalo, SiteInput, Work } from './zone'

export type LoadEntry = { name: string; count: string; each: string }
export type BuildingEntry = { kind: string; height_m: string; floors: string }
export type DocumentKind =
  | 'identity'
  | 'premises'
  | 'business_licence'
  | 'authorisation'
  | 'legal_representative_id'
  | 'project_approval'
  | 'load_list'
  | 'site_plan'
  | 'land_permit'
  | 'temporary_use'
  | 'planning_permit'
  | 'work_permit'
  | 'other'
export type DocumentEntry = {
  kind: DocumentKind
  state: 'handed' | 'promised' | 'missing'
  file: string | null
  promised_by: string | null
}
export type ApplicationForm = {
  party: {
    kind: 'person' | 'company' | 'authority'
    name: string
    id_kind: 'resident_id' | 'uscc' | 'passport' | 'other'
    id_number: string
    contact: string
    phone: string
    legal_representative: string
  }
  kind: 'new' | 'increase' | 'temporary'
  temporary_until: string | null
  voltage: string
  capacity: string
  existing: string
  purpose: string
  loads: { name: string; count: string; each: string }[]
  address: string
  building: { kind: string; height_m: string; floors: string }
  work: Work
  site: SiteInput | null
  documents: {
    kind: DocumentKind
    state: 'handed' | 'promised' | 'missing'
    file: string | null
    promised_by: string | null
  }[]
  accept_incomplete: boolean
  remarks: string
}
export type FieldNote = {
  field: string
  level: 'ok' | 'warning' | 'problem'
  code: string
  params: Params
  understood: string | null
}
export type Missing = { field: string; code: string }
export type RoutingView = {
  tier: Tier
  row: string
  policy_version: string
  /** What the row was chosen by: voltage, capacity, low, from, to. */
  why: Params
  steps: { duty: Duty; unit: string; unit_name: string }[]
  decides: string
  sign_off: 'none' | 'batches' | 'each_case'
  four_eyes: boolean
  verified: boolean
}
export type RelatedCase = {
  case: string
  number: string
  applicant: string
  kind: string
  stage: Stage
  /** same_party, same_ground, open_hazard, refused_site */
  why: string
}
export interface ApplicationOperations {
  'application/check': {
    request: { form: ApplicationForm }
    answer: {
      fields: FieldNote[]
      routing: RoutingView | null
      missing: Missing[]
      related: RelatedCase[]
      survey_due: Due | null
    }
  }
  'application/screen': {
    request: { site: SiteInput | null; work: Work }
    answer: {
      screening: Screening | null
      problem: { code: string; params: Params } | null
      lawful: Lawful | null
      drawn: DrawnFacility[]
      /** The site in WGS 84, GeoJSON; null where its system is not known. */
      placed: Geometry | null
      site_halo?: SiteHalo
      computed_at: string
    }
  }
  'application/tape': { request: TapeRequest; answer: TapedAnswer }
  'application/accept': {
    request: { draft: string | null; form: ApplicationForm }
    answer: { case: string; number: string; receipt: PaperCard; version: number }
  }
  'application/documents': {
    request: { case: string; expected: number; documents: DocumentEntry[] }
    answer: Done
  }
  'application/change_capacity': {
    request: {
      case: string
      expected: number
      voltage: string
      capacity: string
      existing: string
      reason: string
    }
    answer: Done
  }
  'application/withdraw': { request: { case: string; expected: number; reason: string }; answer: Done }
}
