/** The tables as the server sends them; the zone file has no generated type, its shape is `policy/zones-cn.json`. */
import type { AnswerOf } from '../api/client'
import type { ClockConflict } from '../api/types/ClockConflict'
import type { ClockTable } from '../api/types/ClockTable'
import type { TierTable } from '../api/types/TierTable'

export type Grade = 'read' | 'verified' | 'secondary' | 'memory'

export type ZoneRow = {
  id: string
  rule: string
  /** Lowest and highest kilovolts; absent: any. */
  kv?: [number, number]
  current?: 'ac' | 'dc' | 'any'
  medium?: string
  /** The water a cable lies in; absent: any. */
  water?: string
  /** The work whose clearance it is. */
  work?: string
  /** In force in this province alone. */
  province?: string
  /** Least and greatest width, metres; two values where the rule leaves it open. */
  width_m: [number, number]
  clause: string
  source: string
  status: Grade
  effective: string
  note?: string
}
export type SpreadRow = {
  kv: [number, number]
  current: 'ac' | 'dc' | 'any'
  /** Half of the distance between the outer conductors, metres: the middle value and the most. */
  nominal_m: number
  bound_m: number
  status: Grade
}
export type ZoneTable = {
  name: string
  edition: string
  effective: string
  source: string
  zones: ZoneRow[]
  half_spreads: SpreadRow[]
}
export type Tables = {
  tiers: TierTable
  clocks: ClockTable
  zones: ZoneTable
  conflicts: ClockConflict[]
}

export function tablesOf(answer: AnswerOf<'policy/show'>): Tables {
  return {
    tiers: answer.tiers as TierTable,
    clocks: answer.clocks as ClockTable,
    zones: answer.zones as ZoneTable,
    conflicts: answer.conflicts as ClockConflict[],
  }
}

const THIN = 0.01

/** `35–110`, `10`; the files write an open end as `20.0001`, which is "over 20". */
export function kvText(kv: [number, number] | undefined, over: (kv: number) => string): string {
  if (!kv) return '—'
  const [from, to] = kv
  const high = round(to)
  if (from === to) return String(high)
  const open = Math.abs(from - round(from)) > 1e-9 && Math.abs(from - round(from)) < THIN
  if (from === 0) return `≤ ${high}`
  return open ? over(round(from)).replace('{to}', String(high)) : `${from}–${high}`
}
const round = (n: number): number => Math.round(n * 100) / 100

export function widthText([least, most]: [number, number]): string {
  return least === most ? String(least) : `${least}–${most}`
}
