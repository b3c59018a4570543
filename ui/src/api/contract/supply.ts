/** Capacity, scheme, decision, reply, referral. */
import type { Done, PaperCard } from './common'

export type AgreementEntry = { signed_on: string; file: string | null }
export type PermitEntry = { issuer: string; number: string; dated_on: string; file: string | null }
export type GroundEntry = {
  kind: 'before_line' | 'populated_area' | 'authority_paper'
  note: string
  file: string | null
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
  refusal: null | { at: string; by_name: string; ground: string; clause: string; reasons: string }
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
export interface SupplyOperations {
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
}
