import type { Row } from './types'

/** The cases before and after one in a list's order; null at either end or where it is not in the list. */
export function neighbours(
  order: readonly string[],
  current: string,
): { previous: string | null; next: string | null } {
  const at = order.indexOf(current)
  if (at < 0) return { previous: null, next: null }
  return { previous: order[at - 1] ?? null, next: order[at + 1] ?? null }
}

/**
 * The case to do next, once one is decided: the one that stood after it in the worklist (overdue first), else the first
 * that is still there. `before` is the order when the case was opened, because the case just done leaves the list.
 * Rows that wait on somebody else are not work, and the case just done is not offered again.
 */
export function nextInList(rows: readonly Row[], before: readonly string[], current: string): Row | null {
  const open = new Map(
    rows.filter(row => row.case !== current && row.section !== 'waiting').map(row => [row.case, row]),
  )
  const at = before.indexOf(current)
  for (const id of at < 0 ? [] : before.slice(at + 1)) {
    const row = open.get(id)
    if (row) return row
  }
  return open.values().next().value ?? null
}
