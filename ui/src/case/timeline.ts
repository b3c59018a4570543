import { civil } from '../parts/dates'
import type { TimelineEntry } from './types'

/** The filter words above the timeline, in the order they stand. */
export const filters = ['all', 'opinion', 'paper', 'service', 'machine'] as const
export type Filter = (typeof filters)[number]

/** Machine entries that stand next to each other on a day fold into one line from this many on. */
const FOLD_FROM = 3

/** What stands on one line of the timeline: an entry, or several machine entries folded into one. */
export type Line =
  | { kind: 'entry'; entry: TimelineEntry }
  | { kind: 'fold'; id: number; entries: TimelineEntry[] }

export interface Day {
  /** The Chinese day, `YYYY-MM-DD`. */
  date: string
  lines: Line[]
}

/** Whether an entry passes the filter word. A person's statement of fact stands only under "all". */
export function passes(entry: TimelineEntry, filter: Filter): boolean {
  if (filter === 'all') return true
  if (filter === 'machine') return entry.machine || entry.group === 'machine'
  return entry.group === filter && !entry.machine
}

/**
 * Days of the timeline, newest first; inside a day newest first too.
 *
 * The journal's position decides the order, not the clock: an observation may be recorded days after it happened
 * and is listed on the day it was recorded, where a colleague will look for news.
 */
export function days(entries: readonly TimelineEntry[], filter: Filter): Day[] {
  const sorted = entries.filter(entry => passes(entry, filter)).sort((a, b) => b.position - a.position)
  const out: Day[] = []
  for (const entry of sorted) {
    const date = civilDay(entry.recorded_at)
    const last = out.at(-1)
    const day = last?.date === date ? last : { date, lines: [] }
    if (day !== last) out.push(day)
    day.lines.push({ kind: 'entry', entry })
  }
  return filter === 'machine' ? out : out.map(day => ({ ...day, lines: folded(day.lines) }))
}

function folded(lines: Line[]): Line[] {
  const out: Line[] = []
  let run: TimelineEntry[] = []
  const close = () => {
    const first = run[0]
    if (first && run.length >= FOLD_FROM) out.push({ kind: 'fold', id: first.position, entries: run })
    else out.push(...run.map((entry): Line => ({ kind: 'entry', entry })))
    run = []
  }
  for (const line of lines) {
    if (line.kind === 'entry' && line.entry.machine) {
      run.push(line.entry)
      continue
    }
    close()
    out.push(line)
  }
  close()
  return out
}

/** Whether a fact was recorded later than on the day it happened: a backdated entry has to show. */
export function backdated(entry: TimelineEntry): boolean {
  return civilDay(entry.at) !== civilDay(entry.recorded_at)
}

function civilDay(time: string): string {
  return civil(time).date
}
