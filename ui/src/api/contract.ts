/**
 * The contract as the screens see it: one entry an operation, `POST /api/<subject>/<operation>`.
 * Lengths ending in `_mm` are millimetres, areas `_m2` square metres; dates `YYYY-MM-DD`, times RFC 3339.
 * User-facing text never comes from here: codes have their words in the subject's words.ts.
 */
export type Params = Record<string, unknown>
export type Coded = { code: string; params: Params }
export type Tier = 'T1' | 'T2' | 'T3' | 'T4'
export type Verdict = 'inside' | 'cannot_tell' | 'outside'
export type PaperKind = string
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
/** Declared work; `reach_m` is the crane's reach, `stand` where it stands (lon, lat, WGS 84). */
export type Work = {
  building: boolean
  crane: boolean
  excavation: boolean
  piling: boolean
  drilling: boolean
  earth: boolean
  blasting: boolean
  vehicle: boolean
  reach_m: number | null
  stand: [number, number] | null
  building_height_m: number | null
}
/** How the outline came about; decides its accuracy where none is stated. */
export type SiteSource =
  | { by: 'drawn'; scale: number }
  | { by: 'rtk' }
  | { by: 'asbuilt' }
  | { by: 'digitised_500' }
  | { by: 'digitised_2000' }
  | { by: 'digitised_10000' }
  | { by: 'gps'; accuracy_m: number }
  | { by: 'taped' }
  | { by: 'file' }
  | { by: 'unknown' }
/** GeoJSON geometry of the site, in `crs` (null: not known). */
export type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] }
  | { type: 'MultiLineString'; coordinates: number[][][] }
  | { type: 'MultiPoint'; coordinates: number[][] }
export type SiteInput = {
  geometry: Geometry
  crs: string | null
  source: SiteSource
  accuracy_m: number | null
  height_m: number | null
}
export type ZoneRule =
  | 'overhead_zone'
  | 'low_voltage_clearance'
  | 'foundation_ring'
  | 'blasting'
  | 'cable_zone'
  | 'station_fence'
  | 'crane'
  | 'none'
export type FacilityKind =
  | 'line'
  | 'cable'
  | 'river_cable'
  | 'sea_cable'
  | 'tower'
  | 'guy'
  | 'substation'
  | 'plant'
  | 'unknown'
/** One facility by one rule. `conductor_mm` is the distance to the outer conductor, `uncertainty_mm` its 95 % bound. */
export type FacilityAnswer = {
  id: string
  name: string | null
  kind: FacilityKind
  voltage_kv: number | null
  owner: string | null
  centreline_mm: number
  conductor_mm: number
  zone_mm: number
  inside_mm: number
  overlap_m2: number
  uncertainty_mm: number
  verdict: Verdict
  rule: ZoneRule
  protection_zone: boolean
  clause: string | null
  status: 'verified' | 'secondary' | 'memory' | null
  effects: { kind: 'forbidden' | 'permission' | 'distance'; what: string; clause: string }[]
  notes: string[]
  nearest: { site: [number, number]; facility: [number, number] }
}
/** The whole answer, facilities nearest first. */
export type Screening = {
  verdict: Verdict
  facilities: FacilityAnswer[]
  reasons: Coded[]
  site_hash: string
  facilities_version: string
  rules_version: string
  area_m2: number
}
export type DrawnFacility = {
  id: string
  name: string | null
  kind: FacilityKind
  voltage_kv: number | null
  owner: string | null
  verdict: Verdict | null
  geometry: Geometry
  half_spread_m: number | null
  zone: { width_m: number; inner: Geometry | null; outer: Geometry | null } | null
}
export type Problem = Coded
export type CaseCard = Omit<Row, 'step' | 'duty' | 'section' | 'waiting' | 'due'>
export type AgreementEntry = { signed_on: string; file: string | null }
export type PermitEntry = { issuer: string; number: string; dated_on: string; file: string | null }
export type GroundEntry = {
  kind: 'before_line' | 'populated_area' | 'authority_paper'
  note: string
  file: string | null
}
export type RectifiedItem = { demand: number; done: boolean; note: string; photos: string[] }
export type Unit = { id: string; name: string; kind: string; parent: string | null }
export type PersonCard = { id: string; name: string; assignments: Assignment[] }
export type Assignment = { role: string; unit: string; unit_name: string; unit_kind: string }
export type Me = {
  id: string
  name: string
  assignments: Assignment[]
  token: string | null
  idle_lock_minutes: number
  locked: boolean
  csrf: string
}
export type DraftCard = { id: string; subject: string; title: string; version: number; updated_at: string }
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
  why: 'same_party' | 'same_ground' | 'open_hazard' | 'refused_site'
}
export type Lawful = {
  shift: { north_m: number; east_m: number; distance_m: number } | null
  cut_off_m2: number
  left_m2: number
}
export type Done = { case: string; version: number; position: number }
export type Due = {
  date: string
  settled: boolean
  days_left: number
  clock: string
  force: string
  started_on: string
  verified: boolean
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
export type FacilitiesVersion = {
  version: string
  number: number
  made_at: string
  by_name: string
  label: string
  counts: { kind: string; voltage_kv: number | null; count: number }[]
  attribution: string[]
  extent: [number, number, number, number] | null
  rejected: number
  coverage: { kinds: string[]; voltages: number[]; as_of: string; by: string; assumed: boolean }[]
}
export type ReadReport = {
  files: {
    name: string
    format: string
    encoding: string
    encoding_how: string
    crs: string
    crs_how: string
    columns: {
      column: string
      target: string | null
      samples: string[]
      filled: number
      note: string | null
    }[]
    rows: number
    accepted: number
    rejected: { row: number; code: string; name: string | null }[]
    warnings: { row: number; code: string; name: string | null; params: unknown }[]
  }[]
  extent: [number, number, number, number] | null
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
  lawful: Lawful | null
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
export type PaperCard = {
  id: string
  kind: PaperKind
  number: string | null
  issued_at: string
  position: number
  fingerprint: string
  pages: number
}
export type FileCard = { id: string; name: string; media_type: string; size: number; caption: string }
export type Allowed = { operation: string; allowed: boolean; reason: null | { code: string; params: Params } }
export type Step =
  | 'survey'
  | 'hand_over'
  | 'capacity_answer'
  | 'notice'
  | 'service'
  | 'rectification'
  | 'reinspection'
  | 'scheme'
  | 'sign_off'
  | 'meeting'
  | 'decision'
  | 'reply'
  | 'refusal_report'
  | 'file_to_safety'
  | 'referral'
  | 'referral_answer'
  | 'energising'
export type Stage =
  | 'surveying'
  | 'hazard'
  | 'scheme'
  | 'deciding'
  | 'replying'
  | 'approved'
  | 'refused'
  | 'referred'
  | 'energised'
  | 'withdrawn'
  | 'not_feasible'
  | 'closed'
export type Duty =
  | 'accepting'
  | 'surveying'
  | 'joining'
  | 'capacity'
  | 'scheme'
  | 'sign_off'
  | 'meeting'
  | 'deciding'
  | 'marketing'
  | 'safety'
export type Effect = 'none' | 'possible' | 'severe'
export type SurveyRecord = {
  surveyed_at: string
  surveyors: string[]
  fixes: { lon: number; lat: number; accuracy_m: number | null; at: string; manual_reason: string | null }[]
  photos: { file: string; caption: string; shows: string }[]
  measurements: {
    facility: string
    facility_name: string
    distance_mm: number
    accuracy_mm: number
    method: string
    instrument: string
  }[]
  unlawful: boolean
  unlawful_note: string
  inside_zone: boolean
  hazard: Effect
  hindrance: Effect
  differences: {
    facility: string
    facility_name: string
    machine: Verdict
    person: Verdict
    reason: string
  }[]
  note: string
}
export type SurveyView = SurveyRecord & {
  position: number
  recorded_at: string
  by_name: string
  surveyor_names: string[]
}
export type NoticeFields = {
  facts: string
  demands: string[]
  deadline: string
  consequences: string
  objection: string
  inspectors: string[]
}
export type ServiceEntry = {
  rung: 'handed' | 'left' | 'post' | 'electronic' | 'public'
  act: 'sent' | 'delivered' | 'confirmed'
  at: string
  servers: string[]
  receiver: string
  relation: string
  refused_reason: string
  witness: string
  tracking: string
  system: string
  place: string
  evidence: {
    kind:
      | 'signed_receipt'
      | 'witness'
      | 'video'
      | 'photo'
      | 'post_receipt'
      | 'consent'
      | 'screenshot'
      | 'publication'
      | 'earlier_rungs'
    file: string
  }[]
}
export type NoticeView = {
  id: string
  number: string
  issued_at: string
  by_name: string
  fields: NoticeFields
  inspector_names: string[]
  paper: PaperCard
  void: null | { reason: string; at: string }
  services: (ServiceEntry & { position: number; effective_on: string | null; missing: string[] })[]
  effective_on: string | null
  rectifications: { at: string; items: RectifiedItem[]; note: string }[]
  reinspections: {
    at: string
    inspector_names: string[]
    items: RectifiedItem[]
    grade: Effect
    new_deadline: string | null
    note: string
  }[]
  deadline: string
  state: 'issued' | 'served' | 'rectified' | 'passed' | 'remains' | 'void'
}
export type SupplyView = {
  handed_over: null | { at: string; by_name: string }
  capacity: null | {
    sufficient: boolean
    transformer: string
    way_on: string | null
    planned_for: string | null
    note: string
    at: string
    by_name: string
  }
  scheme: null | {
    source: string
    voltage: string
    capacity: string
    boundary: string
    metering: string
    note: string
    at: string
    by_name: string
  }
  sign_off: null | { agree: boolean; opinion: string; at: string; by_name: string }
  meeting: null | {
    held_on: string
    agenda: string
    decision: string
    minutes: string
    reasons: string
    by_name: string
  }
  approval: null | {
    at: string
    by_name: string
    agreement: AgreementEntry | null
    permit: PermitEntry | null
    ground: GroundEntry | null
    waiver: string | null
    opinion: string
  }
  refusal: null | { at: string; by_name: string; ground: GroundEntry | null; clause: string; reasons: string }
  reply: null | { at: string; by_name: string; paper: PaperCard; how: string }
  energised_on: string | null
}
export type ReferralView = {
  reported: null | { at: string; by_name: string; paper: PaperCard }
  filed_to_safety: null | { at: string; by_name: string }
  filed: null | { at: string; by_name: string; addressees: string[]; paper: PaperCard }
  answers: { addressee: string; answered_on: string; answer: string; result: string; closes: boolean }[]
  closed: boolean
}
export interface Operations {
  'office/status': {
    request: Record<string, never>
    answer: {
      set_up: boolean
      name: string
      notice_word: string
      sample: boolean
      version: string
      now: string
      today: string
      channel: 'window' | 'browser'
      facilities: null | {
        version: string
        number: number
        label: string
        current_since: string
        count: number
        attribution: string[]
      }
      rules_version: string
      policy_unverified: number
      head: { position: number; fingerprint: string }
      calendar_settled_until: string
    }
  }
  'office/found': {
    request: { name: string; notice_word: string; administrator: string; pin: string }
    answer: Me
  }
  'office/units': { request: Record<string, never>; answer: { units: Unit[] } }
  'staff/list': { request: Record<string, never>; answer: { people: PersonCard[] } }
  'staff/sign_in': { request: { staff: string; pin: string }; answer: Me }
  'staff/me': { request: Record<string, never>; answer: Me }
  'staff/lock': { request: Record<string, never>; answer: Record<string, never> }
  'staff/unlock': { request: { pin: string }; answer: Me }
  'staff/sign_out': { request: Record<string, never>; answer: Record<string, never> }
  'draft/list': { request: { subject?: string }; answer: { drafts: DraftCard[] } }
  'draft/get': {
    request: { id: string }
    answer: { id: string; subject: string; body: unknown; version: number; updated_at: string }
  }
  'draft/save': {
    request: { id: string; subject: string; title: string; body: unknown; version: number }
    answer: { version: number; saved_at: string }
  }
  'draft/discard': { request: { id: string }; answer: Record<string, never> }
  'application/check': {
    request: { form: ApplicationForm }
    answer: {
      fields: FieldNote[]
      routing: RoutingView | null
      missing: Missing[]
      related: RelatedCase[]
      survey_due: Due | null
      radar: { code: string; params: Params }[]
    }
  }
  'application/screen': {
    request: { site: SiteInput | null; work: Work }
    answer: {
      screening: Screening | null
      problem: { code: string; params: Params } | null
      lawful: Lawful | null
      drawn: DrawnFacility[]
      computed_at: string
    }
  }
  'application/accept': {
    request: { draft: string | null; form: ApplicationForm }
    answer: { case: string; number: string; receipt: PaperCard; version: number }
  }
  'application/documents': {
    request: { case: string; expected: number; documents: DocumentEntry[] }
    answer: Done
  }
  'application/withdraw': { request: { case: string; expected: number; reason: string }; answer: Done }
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
      due: Due
      days: { date: string; counts: boolean; why: string; name: string | null; notice: string | null }[]
    }
  }
  'survey/record': { request: { case: string; expected: number; survey: SurveyRecord }; answer: Done }
  'notice/template': {
    request: { case: string }
    answer: {
      locked: {
        recipient: string
        facility_lines: {
          id: string
          name: string
          owner: string
          measured_mm: number
          uncertainty_mm: number
          required_mm: number
          clause: string
          inside_mm: number | null
          overlap_m2: number | null
          source: 'survey' | 'screening'
        }[]
        basis: string[]
        lawful: string
        number_preview: string
      }
      fields: NoticeFields
      staff: PersonCard[]
    }
  }
  'notice/preview': {
    request: { case: string; fields: NoticeFields; focus: string | null }
    answer: {
      pages: string[]
      missing: { field: string; code: string }[]
      flagged: { field: string; word: string; instead: string }[]
    }
  }
  'notice/issue': {
    request: { case: string; expected: number; fields: NoticeFields }
    answer: Done & { notice: string; number: string; paper: PaperCard }
  }
  'notice/void': { request: { case: string; expected: number; notice: string; reason: string }; answer: Done }
  'notice/serve': {
    request: { case: string; expected: number; notice: string; service: ServiceEntry }
    answer: Done & { effective_on: string | null; missing: string[] }
  }
  'notice/rectified': {
    request: {
      case: string
      expected: number
      notice: string
      at: string
      items: { demand: number; done: boolean; note: string; photos: string[] }[]
      note: string
    }
    answer: Done
  }
  'notice/reinspect': {
    request: {
      case: string
      expected: number
      notice: string
      at: string
      inspectors: string[]
      items: {
        demand: number
        result: 'pass' | 'partly' | 'fail'
        measured_mm: number | null
        note: string
        photos: string[]
      }[]
      grade: Effect
      new_deadline: string | null
      note: string
    }
    answer: Done
  }
  'notice/list': {
    request: { year: number | null }
    answer: {
      rows: {
        case: string
        case_number: string
        applicant: string
        number: string
        issued_at: string
        deadline: string
        state: string
        paper: string
      }[]
      gaps: string[]
    }
  }
  'supply/hand_over': { request: { case: string; expected: number; note: string }; answer: Done }
  'supply/answer_capacity': {
    request: {
      case: string
      expected: number
      sufficient: boolean
      transformer: string
      way_on: null | 'other_transformer' | 'extension_planned' | 'smaller_capacity' | 'high_voltage'
      planned_for: string | null
      note: string
    }
    answer: Done
  }
  'supply/draft_scheme': {
    request: {
      case: string
      expected: number
      scheme: {
        source: string
        voltage: string
        capacity: string
        boundary: string
        metering: string
        note: string
      }
    }
    answer: Done
  }
  'supply/sign_off': {
    request: { case: string; expected: number; agree: boolean; opinion: string }
    answer: Done
  }
  'supply/decide_meeting': {
    request: {
      case: string
      expected: number
      held_on: string
      agenda: string
      decision: 'approved' | 'returned' | 'put_off'
      minutes: string
      reasons: string
    }
    answer: Done
  }
  'supply/approve': {
    request: {
      case: string
      expected: number
      agreement: null | { signed_on: string; file: string | null }
      permit: null | { issuer: string; number: string; dated_on: string; file: string | null }
      ground: null | {
        kind: 'before_line' | 'populated_area' | 'authority_paper'
        note: string
        file: string | null
      }
      waiver: string | null
      opinion: string
    }
    answer: Done
  }
  'supply/refuse': {
    request: {
      case: string
      expected: number
      ground: string
      reasons: string
      evidence: string[]
      waiver: string | null
    }
    answer: Done
  }
  'supply/not_feasible': { request: { case: string; expected: number; reasons: string }; answer: Done }
  'supply/reply': {
    request: {
      case: string
      expected: number
      how: 'handed' | 'post' | 'electronic'
      reasons: string
      conditions: string
    }
    answer: Done & { paper: PaperCard }
  }
  'supply/energise': {
    request: { case: string; expected: number; energised_on: string; extent_matches: boolean; note: string }
    answer: Done
  }
  'supply/grounds': {
    request: Record<string, never>
    answer: {
      grounds: {
        code: string
        title: string
        clause: string
        province: string | null
        needs: string
        status: 'verified' | 'secondary' | 'memory'
      }[]
    }
  }
  'referral/report': {
    request: { case: string; expected: number; note: string }
    answer: Done & { paper: PaperCard }
  }
  'referral/file_to_safety': { request: { case: string; expected: number; note: string }; answer: Done }
  'referral/file': {
    request: { case: string; expected: number; addressees: string[]; request: string }
    answer: Done & { paper: PaperCard }
  }
  'referral/answer': {
    request: {
      case: string
      expected: number
      addressee: string
      answered_on: string
      answer: string
      result: 'ordered_removal' | 'permit_given' | 'no_action' | 'coordinating'
      closes: boolean
      file: string | null
    }
    answer: Done
  }
  'facilities/current': {
    request: Record<string, never>
    answer: { version: null | FacilitiesVersion; versions: FacilitiesVersion[] }
  }
  'facilities/draw': {
    request: { bbox: [number, number, number, number] }
    answer: { drawn: DrawnFacility[]; truncated: boolean; version: string }
  }
  'facilities/read': {
    request: {
      files: { name: string; file: string }[]
      crs: string | null
      columns: { [target: string]: string }
      spread_m: number | null
      assume_spread: boolean
      accuracy_m: number | null
      label: string
      encoding: string | null
    }
    answer: { reading: string; job: string }
  }
  'facilities/reading': {
    request: { reading: string }
    answer: {
      state: 'reading' | 'ready' | 'failed' | 'cancelled'
      done: number
      total: number
      error: Problem | null
      report: ReadReport | null
      preview: DrawnFacility[]
      crs_candidates: {
        crs: string
        fits: boolean
        misfit_m: number | null
        matched: number
        extent: [number, number, number, number] | null
        note: string
      }[]
      difference: {
        added: number
        removed: number
        moved: number
        voltage_changed: number
        affected_open: number
        affected_approved: number
      } | null
    }
  }
  'facilities/cancel': { request: { reading: string }; answer: Record<string, never> }
  'facilities/make_current': {
    request: {
      reading: string
      crs_confirmed: string
      accept_rejects: boolean
      confirm_removed: boolean
      mode: 'replace' | 'add'
      coverage: null | { complete: boolean; note: string }
      note: string
    }
    answer: FacilitiesVersion
  }
  'policy/show': {
    request: Record<string, never>
    answer: {
      tiers: unknown
      clocks: unknown
      zones: unknown
      calendar: { years: number[]; settled_until: string }
      versions: { tiers: string; clocks: string; zones: string }
    }
  }
  'policy/simulate': {
    request: { voltage: string; capacity: string; existing: string; received_at: string | null }
    answer: { routing: RoutingView; dues: Due[] }
  }
}
