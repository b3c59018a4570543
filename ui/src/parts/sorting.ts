/** A column and the direction its rows stand in. */
export type Sort = { key: string; down: boolean }
export type SortValue = string | number | null

// Chinese by pinyin; digits in a text by their number.
const order = new Intl.Collator('zh-CN', { numeric: true })

/** The rows in order of a value; equal ones keep their order, rows without the value stand last in both directions. */
export function sorted<R>(rows: readonly R[], value: (row: R) => SortValue, down: boolean): R[] {
  const sign = down ? -1 : 1
  return [...rows].sort((a, b) => {
    const x = value(a)
    const y = value(b)
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y)
    return sign * order.compare(String(x), String(y))
  })
}

/** What a click on a column's head makes of the sort: up, down, then the list's own order again. */
export function nextSort(now: Sort | null, key: string): Sort | null {
  if (now?.key !== key) return { key, down: false }
  return now.down ? null : { key, down: true }
}
