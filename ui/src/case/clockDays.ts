export interface ClockDay {
  date: string
  counts: boolean
  why: string
  name?: string | null
  /** Year of the holiday notice that names the day. */
  notice?: string | number | null
  /** False where no notice settles the day yet. */
  settled: boolean
}

/** Each day with its running number among those that count; null where it does not. */
export function countedDays<D extends ClockDay>(days: readonly D[]): (D & { n: number | null })[] {
  let n = 0
  return days.map(day => {
    if (day.counts) n += 1
    return { ...day, n: day.counts ? n : null }
  })
}
