/** Rows that were refused, and what was odd about rows that were taken, by problem. */
import type { Params, ReadReport } from '../api/contract'

export type ProblemRow = {
  file: string
  /** Absent: about the file. */
  row: number | null
  name: string | null
  params: Params
}
export type ProblemGroup = { code: string; refused: boolean; rows: ProblemRow[] }

/** The reader's own remark on a field the person unmapped on purpose. */
const unmapped = (code: string, params: Params): boolean => code === 'column.missing' && params.column === ''

/** Refused rows first, each kind by how often it came. */
export function groups(report: ReadReport): ProblemGroup[] {
  const found = new Map<string, ProblemGroup>()
  const add = (code: string, refused: boolean, row: ProblemRow): void => {
    const key = `${refused} ${code}`
    const group = found.get(key) ?? { code, refused, rows: [] }
    group.rows.push(row)
    found.set(key, group)
  }
  for (const f of report.files) {
    for (const r of f.rejected) add(r.code, true, { file: f.file, row: r.row, name: r.name, params: {} })
    for (const w of f.warnings)
      if (!unmapped(w.code, w.params))
        add(w.code, false, { file: f.file, row: w.row, name: w.name, params: w.params })
  }
  return [...found.values()].sort(
    (a, b) => Number(b.refused) - Number(a.refused) || b.rows.length - a.rows.length,
  )
}

/** A cell a spreadsheet takes as text: quoted, and never as a formula. */
function cell(value: string): string {
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** Refused rows as CSV with a byte order mark, which Excel needs to read UTF-8. */
export function rejectsCsv(
  all: ProblemGroup[],
  head: [file: string, row: string, name: string, reason: string],
  reason: (code: string) => string,
): string {
  const lines = all
    .filter(g => g.refused)
    .flatMap(g => g.rows.map(r => [r.file, String(r.row ?? ''), r.name ?? '', reason(g.code)]))
  return `\ufeff${[head, ...lines].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`
}
