import type { Row } from '../api/contract'

export const ORDER = ['overdue', 'today', 'soon', 'later', 'waiting'] as const
export type SectionKey = (typeof ORDER)[number]

/** The five sections in their fixed order, empty ones left out. The server has sorted inside. */
export function bySection(rows: Row[]): { key: SectionKey; rows: Row[] }[] {
  return ORDER.map(key => ({ key, rows: rows.filter(r => r.section === key) })).filter(s => s.rows.length > 0)
}

export type PersonGroup = { name: string | null; rows: Row[]; overdue: number; oldest: string | null }

/** The same rows by person, what nobody holds on top, then by load; `oldest` is the earliest due date. */
export function byPerson(rows: Row[], nobodyFirst = true): PersonGroup[] {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row])
  return [...groups]
    .map(([name, list]) => ({
      name,
      rows: list,
      overdue: list.filter(r => r.section === 'overdue').length,
      oldest: list.reduce<string | null>(
        (min, r) => (r.due && (min === null || r.due.date < min) ? r.due.date : min),
        null,
      ),
    }))
    .sort((a, b) => {
      if (nobodyFirst && (a.name === null) !== (b.name === null)) return a.name === null ? -1 : 1
      return b.overdue - a.overdue || b.rows.length - a.rows.length
    })
}

/** Two rows of one case (two open steps) are two lines: the key has both. */
export function rowKey(row: Row): string {
  return `${row.case}/${row.step}/${row.duty}`
}
