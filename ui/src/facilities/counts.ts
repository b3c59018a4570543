/** Counts by kind and voltage as a table whose sums agree. */
import type { FacilitiesVersion } from '../api/contract'

type Counts = FacilitiesVersion['counts']
export type CountTable = {
  /** Kilovolts, highest first; null last: nobody wrote it down. */
  voltages: (number | null)[]
  rows: { kind: Counts[number]['kind']; cells: number[]; sum: number }[]
  sums: number[]
  total: number
}

export function countTable(counts: Counts): CountTable {
  const voltages = [...new Set(counts.map(c => c.voltage_kv))].sort((a, b) => (b ?? -1) - (a ?? -1))
  const kinds = [...new Set(counts.map(c => c.kind))]
  const at = (kind: string, kv: number | null): number =>
    counts.filter(c => c.kind === kind && c.voltage_kv === kv).reduce((n, c) => n + c.count, 0)
  const rows = kinds
    .map(kind => {
      const cells = voltages.map(kv => at(kind, kv))
      return { kind, cells, sum: cells.reduce((a, b) => a + b, 0) }
    })
    .sort((a, b) => b.sum - a.sum)
  const sums = voltages.map((_, i) => rows.reduce((n, r) => n + (r.cells[i] ?? 0), 0))
  return { voltages, rows, sums, total: sums.reduce((a, b) => a + b, 0) }
}
