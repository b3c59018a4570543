import type { AnswerOf } from '../api/client'
import type { Section } from '../parts/List'

export type Directory = AnswerOf<'staff/directory'>
export type Member = Directory['people'][number]
export type Held = Member['assignments'][number]

/** A person in one unit: somebody with roles in two stands in both. */
export type Holder = { key: string; person: Member; roles: Held[] }

/** The roles a person has on a day, both ends included. */
export function heldOn(person: Member, day: string): Held[] {
  return person.assignments.filter(a => a.from <= day && (a.to === null || day <= a.to))
}

/** People under their units, units in the order of the Chinese alphabet; who has no unit stands last. */
export function sectionsOf(
  directory: Directory,
  shown: (person: Member) => boolean,
  none: string,
): Section<Holder>[] {
  const order = new Intl.Collator('zh-CN')
  const people = directory.people.filter(shown)
  const sections = directory.units
    .toSorted((a, b) => order.compare(a.name, b.name))
    .map(unit => ({
      key: unit.id,
      label: unit.name,
      name: unit.name,
      rows: people.flatMap(person => {
        const roles = person.assignments.filter(a => a.unit === unit.id)
        return roles.length > 0 ? [{ key: `${unit.id} ${person.id}`, person, roles }] : []
      }),
    }))
    .filter(s => s.rows.length > 0)
  const left = people
    .filter(p => p.assignments.length === 0)
    .map(person => ({ key: ` ${person.id}`, person, roles: [] }))
  return left.length > 0 ? [...sections, { key: '', label: none, name: none, rows: left }] : sections
}
