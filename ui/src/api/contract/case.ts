/** The worklist, lists, and one case as its page shows it. */
import type { BuildingEntry, DocumentEntry, LoadEntry, RelatedCase, RoutingView } from './application'
import type {
  Done,
  Due,
  Duty,
  Effect,
  FileCard,
  PaperCard,
  Params,
  Stage,
  Step,
  Tier,
  Verdict,
} from './common'
import type { AnswerThen } from './facilities'
import type { NoticeView } from './notice'
import type { ReferralView, SupplyView } from './supply'
import type { SurveyView } from './survey'
import type { GeoJson, Lawful, Screening, SiteHalo, SiteInput, Work } from './zone'

export type Row = {
  case: string
  number: string
  applicant: string
  address: string
  tier: Tier
  kind: string
  voltage: string
  capacity: string
  step: Step
  duty: Duty
  unit: string
  unit_name: string
  person: string | null
  due: Due | null
  section: 'overdue' | 'today' | 'soon' | 'later' | 'waiting'
  waiting: null | { whom: string; unit_name?: string | null; since: string }
  verdict: Verdict
  reason: string | null
  nearest: NearestView | null
  badges: { code: string; params: Params }[]
  stage: Stage
  updated_at: string
  position: number
}
export type CaseCard = Omit<
  Row,
  'step' | 'duty' | 'section' | 'waiting' | 'due' | 'unit' | 'unit_name' | 'person' | 'badges'
> & {
  /** Number of an open notice. */
  open_notice: string | null
}
export type NearestView = {
  name: string | null
  voltage_kv: number | null
  conductor_mm: number
  uncertainty_mm: number
  zone_mm: number
  clause: string | null
  verdict: Verdict
}
export type CaseView = {
  case: string
  number: string
  version: number
  position: number
  party: PartyView
  application: ApplicationView
  tier: Tier
  routing: RoutingView
  stage: Stage
  effect: Effect | null
  screening: Screening
  /** What the data in force answer, where the case stands by another answer and safety has not settled it. */
  answer_now: AnswerThen | null
  lawful: Lawful | null
  site_halo?: SiteHalo
  surveys: SurveyView[]
  notices: NoticeView[]
  supply: SupplyView
  referral: ReferralView | null
  next: NextStep | null
  others: NextStep[]
  rail: RailStep[]
  timeline: TimelineEntry[]
  papers: PaperCard[]
  files: FileCard[]
  paused: null | { owes: string; reason: string; since: string; by_name: string }
  allowed: Allowed[]
  related: RelatedCase[]
}
export type PartyView = {
  kind: string
  name: string
  id_kind: string
  id_number: string
  contact: string
  phone: string
  legal_representative: string
  address: string
  erased: boolean
}
export type ApplicationView = {
  kind: string
  temporary_until: string | null
  voltage: string
  capacity: string
  existing: string | null
  purpose: string
  loads: LoadEntry[]
  building: BuildingEntry
  work: Work
  site: SiteInput | null
  documents: DocumentEntry[]
  received_at: string
  remarks: string
}
export type NextStep = {
  step: Step
  duty: Duty
  unit_name: string
  holder: string | null
  mine: boolean
  why: { code: string; params: Params }
  blocks: { code: string; params: Params; done: boolean; operation: string | null }[]
  operation: string | null
  due: Due | null
  waiting: null | { whom: string; since: string }
}
export type RailStep = {
  /** A step, or `accepted`, `screened`. */
  step: string
  state: 'done' | 'current' | 'coming'
  unit_name: string | null
  person: string | null
  at: string | null
  days: number | null
  result: { code: string; params: Params } | null
  opinion: string | null
  due: Due | null
}
export type TimelineEntry = {
  position: number
  at: string
  recorded_at: string
  kind: string
  group: 'opinion' | 'paper' | 'service' | 'machine' | 'fact'
  who: string
  unit_name: string
  machine: boolean
  text: { code: string; params: Params }
  body: string | null
  papers: PaperCard[]
  files: FileCard[]
  hash: string
}
export type Allowed = { operation: string; allowed: boolean; reason: null | { code: string; params: Params } }
/** An open case's site, in WGS 84. */
export type SiteView = { case: string; number: string; stage: Stage; verdict: Verdict; geometry: GeoJson }
export interface CaseOperations {
  'case/sites': {
    request: { bbox: [number, number, number, number] }
    answer: { sites: SiteView[]; truncated: boolean }
  }
  'case/worklist': {
    request: {
      scope: 'mine' | 'unit' | 'people'
      query: string
      steps: Step[]
      tiers: Tier[]
      verdicts: Verdict[]
    }
    answer: { rows: Row[]; total: number; shown: number; overdue: number; as_of: string; soon_until: string }
  }
  'case/list': {
    request: {
      query: string
      stages: Stage[]
      tiers: Tier[]
      verdicts: Verdict[]
      after: string | null
      limit: number
    }
    answer: { rows: CaseCard[]; total: number; next: string | null }
  }
  'case/search': { request: { query: string }; answer: { rows: CaseCard[] } }
  'case/show': { request: { case: string; at_least?: number }; answer: CaseView }
  'case/since': {
    request: { position: number; wait_ms: number }
    answer: { position: number; cases: string[] }
  }
  'case/comment': { request: { case: string; expected: number; text: string }; answer: Done }
  'case/pause': {
    request: { case: string; expected: number; owes: 'applicant' | 'authority'; reason: string }
    answer: Done
  }
  'case/resume': { request: { case: string; expected: number; reason: string }; answer: Done }
  'case/reveal': { request: { case: string; reason: string }; answer: PartyView }
  'case/clock': {
    request: { case: string; clock: string }
    answer: {
      due: Due | null
      started_on: string | null
      days: { date: string; counts: boolean; why: string; name?: string; notice?: number; settled: boolean }[]
    }
  }
}
