/** 通知书: composing, issuing, serving, re-inspecting. */
import type { Done, Effect, PaperCard } from './common'
import type { PersonCard } from './staff'

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
    items: ReinspectedItem[]
    grade: Effect
    new_deadline: string | null
    note: string
  }[]
  deadline: string
  state: NoticeState
}
export type NoticeState = 'issued' | 'served' | 'rectified' | 'passed' | 'remains' | 'void'
export type ReinspectedItem = {
  demand: number
  result: 'pass' | 'partly' | 'fail'
  measured_mm: number | null
  note: string
  photos: string[]
}
export type RectifiedItem = { demand: number; done: boolean; note: string; photos: string[] }
export interface NoticeOperations {
  'notice/template': {
    request: { case: string }
    answer: {
      locked: {
        recipient: string
        representative: string | null
        facility_lines: {
          name: string
          owner: string | null
          measured_mm: number
          uncertainty_mm: number
          required_mm: number
          clause: string
          inside_mm: number
          overlap_m2: number | null
        }[]
        basis: string[]
        lawful: string[]
        number_preview: string
        issuer: string
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
      items: RectifiedItem[]
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
      items: ReinspectedItem[]
      grade: Effect
      new_deadline: string | null
      note: string
    }
    answer: Done
  }
  'notice/list': {
    request: { year: number | null }
    answer: {
      year: number
      rows: {
        case: string
        case_number: string
        applicant: string
        unit_name: string
        number: string
        serial: number
        issued_at: string
        deadline: string
        state: NoticeState
        paper: string
      }[]
    }
  }
}
