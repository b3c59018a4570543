import type { Coded, NearestView, Row, Work } from '../api/contract'
import { hasWord, type T, word } from '../app/i18n'

/** Who is waited for: a unit by its name, else the applicant, an authority, or a kind of unit. */
export function waitingText({ whom, unit_name }: { whom: string; unit_name?: string | null }): string {
  if (unit_name) return unit_name
  if (hasWord(`worklist:waiting.${whom}`)) return word(`worklist:waiting.${whom}`)
  return hasWord(`office:unit_kind.${whom}`) ? word(`office:unit_kind.${whom}`) : whom
}

/** A computed notice at a row, in words. */
export function badgeText(badge: Coded): string {
  const key = `worklist:badge.${badge.code}`
  return hasWord(key) ? word(key, badge.params) : badge.code
}

/** `110 kV 中雀I线`: the voltage stands before the name unless the name has it already. */
export function nearestName(n: Pick<NearestView, 'name' | 'voltage_kv'>): string {
  const name = n.name ?? word('worklist:unnamed')
  if (n.voltage_kv === null || name.toLowerCase().includes('kv')) return name
  return `${n.voltage_kv} kV ${name}`
}

/** `10 kV 630 kVA 新装`. */
export function supplyText(row: Pick<Row, 'voltage' | 'capacity' | 'kind'>): string {
  return [row.voltage, row.capacity, word(`case:kind.${row.kind}`)].filter(Boolean).join(' ')
}

/** Declared work in words, `建房高 9 m · 吊车 18 m · 开挖`. */
export function workText(work: Work, t: T): string {
  const parts: string[] = []
  if (work.building)
    parts.push(
      work.building_height_m === null
        ? t('work.building')
        : t('work.building_height', { m: work.building_height_m }),
    )
  if (work.crane)
    parts.push(work.reach_m === null ? t('work.crane') : t('work.crane_reach', { m: work.reach_m }))
  for (const key of ['excavation', 'piling', 'drilling', 'earth', 'blasting', 'vehicle'] as const)
    if (work[key]) parts.push(t(`work.${key}`))
  if (work.machine_height_m != null) parts.push(t('work.machine_height', { m: work.machine_height_m }))
  return parts.length > 0 ? parts.join(' · ') : t('peek.noWork')
}
