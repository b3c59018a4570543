/** One field that somebody else changed while the form was open. */
export interface Clash {
  field: string
  /** What it was when the form was opened. */
  before: unknown
  /** What it is now in the journal. */
  now: unknown
  /** What this person has typed. */
  mine: unknown
}

/**
 * Fields another person changed between opening and sending, where what was typed here differs from the new value.
 * A field both set to the same value is no clash, nor is one that did not move.
 */
export function clashes(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
): Clash[] {
  return Object.keys(now)
    .filter(field => !same(before[field], now[field]) && !same(now[field], mine[field]))
    .map(field => ({ field, before: before[field], now: now[field], mine: mine[field] }))
}

/** Equality of values as the wire has them. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
