/** People, sessions, the office, and their drafts. */
import type { Directory } from '../types/Directory'
import type { RoleHeld } from '../types/RoleHeld'
import type { UnitKind } from '../types/UnitKind'

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
export interface StaffOperations {
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
      /** West, south, east, north of where the office works, degrees: its cases' sites, else its lines. */
      home: [number, number, number, number] | null
    }
  }
  'office/found': {
    request: { name: string; notice_word: string; administrator: string; pin: string }
    answer: Me
  }
  'office/units': { request: Record<string, never>; answer: { units: Unit[] } }
  'staff/directory': { request: Record<string, never>; answer: Directory }
  'staff/add': {
    request: { expected: number; name: string; pin: string; assignments: RoleHeld[] }
    answer: Directory
  }
  'staff/change': {
    request: {
      expected: number
      staff: string
      name: string
      assignments: RoleHeld[]
      reason: string
    }
    answer: Directory
  }
  'staff/admit': {
    request: { expected: number; staff: string; admitted: boolean; reason: string }
    answer: Directory
  }
  'staff/reset_pin': { request: { expected: number; staff: string; pin: string }; answer: Directory }
  'staff/add_unit': {
    request: { expected: number; name: string; kind: UnitKind; parent: string | null }
    answer: Directory
  }
  'staff/rename_unit': {
    request: { expected: number; unit: string; name: string; reason: string }
    answer: Directory
  }
  'staff/change_pin': { request: { old: string; pin: string }; answer: Record<string, never> }
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
}
