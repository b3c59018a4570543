/** Up to which position a person has seen each case, on this machine; only for the word 新 in the timeline. */
const KEY = 'linewarden.seen'
const MOST = 200

/** The position seen at the last visit, and remembers this one. A first visit has seen everything: nothing is news. */
export function seenUpTo(caseId: string, position: number): number {
  const all = read()
  const before = all.find(([id]) => id === caseId)?.[1] ?? position
  try {
    const rest = all.filter(([id]) => id !== caseId)
    localStorage.setItem(KEY, JSON.stringify([[caseId, Math.max(position, before)], ...rest].slice(0, MOST)))
  } catch {
    // A browser that keeps nothing: everything is new the next time.
  }
  return before
}

function read(): [string, number][] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept)
      ? kept.filter(row => Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'number')
      : []
  } catch {
    return []
  }
}
