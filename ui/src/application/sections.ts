/** Sections of the page, and what is missing or wrong in each. */
import type { FieldNote, Missing } from '../api/contract'

export const SECTIONS = ['applicant', 'load', 'site', 'documents', 'receipt'] as const
export type Section = (typeof SECTIONS)[number]

/** The section a field stands in. */
export function sectionOf(field: string): Section {
  if (field.startsWith('party.')) return 'applicant'
  if (field.startsWith('documents')) return 'documents'
  if (field === 'address' || field.startsWith('site')) return 'site'
  return 'load'
}

export interface SectionState {
  missing: number
  wrong: number
}

export function sectionStates(
  missing: readonly Missing[],
  notes: readonly FieldNote[],
): Record<Section, SectionState> {
  const all = Object.fromEntries(SECTIONS.map(s => [s, { missing: 0, wrong: 0 }])) as Record<
    Section,
    SectionState
  >
  for (const m of missing) all[sectionOf(m.field)].missing += 1
  for (const n of notes) if (n.level === 'problem') all[sectionOf(n.field)].wrong += 1
  return all
}

/** The notes of a field, the gravest first. */
export function noteOf(notes: readonly FieldNote[], field: string): FieldNote | null {
  const rank = { problem: 0, warning: 1, ok: 2 } as const
  return notes.filter(n => n.field === field).sort((a, b) => rank[a.level] - rank[b.level])[0] ?? null
}
