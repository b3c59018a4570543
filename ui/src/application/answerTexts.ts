/** Sentences of the live answer. */
import { hasWord, type T } from '../app/i18n'
import { codeText } from '../errors/errorText'
import type { FacilityAnswer, Screening } from '../map/api'
import { shortClause } from '../map/clause'
import { distance, metres } from '../parts/numbers'

/** `110 kV 中雀I线`; a name that has its voltage keeps it; a nameless one is called by its kind. */
export function facilityName(a: FacilityAnswer, t: T): string {
  const name = a.name ?? t(`facility_kind.${a.kind}`)
  if (a.voltage_kv === null || /kV|千伏/i.test(name)) return name
  return `${a.voltage_kv} kV ${name}`
}

/** `7.21 ± 0.50 m`. */
export function measured(a: FacilityAnswer): string {
  return distance(a.conductor_mm, a.uncertainty_mm)
}

/** `要求 10 m，条例第十条`; a ring without a width says which rule it is. */
export function required(a: FacilityAnswer, t: T): string {
  const parts = [a.zone_mm > 0 ? t('answer.required', { width: metres(a.zone_mm) }) : t(`rule.${a.rule}`)]
  const clause = shortClause(a.clause)
  if (clause) parts.push(clause)
  return parts.join(t('answer.comma'))
}

/** What the declared work meets with here: forbidden things, then those that need a permit. */
export function effectsOf(screening: Screening, kind: 'forbidden' | 'permission' | 'distance', t: T): string {
  const seen = new Map<string, Set<string>>()
  for (const a of screening.facilities) {
    if (a.verdict === 'outside') continue
    for (const e of a.effects) {
      if (e.kind !== kind) continue
      const clause = shortClause(e.clause)
      seen.set(clause, (seen.get(clause) ?? new Set()).add(t(`effect.${e.what}`)))
    }
  }
  return [...seen]
    .map(
      ([clause, whats]) =>
        `${[...whats].join(t('answer.and'))}${t('answer.bracket', { clause: clause.replace(/^条例/, '') })}`,
    )
    .join(t('answer.semicolon'))
}

/** Words of a reason. A code that a refused field has too says something else there, with parameters. */
export function reasonText(reason: { code: string; params: Record<string, unknown> }): string {
  if (hasWord(`errors:reason.${reason.code}`)) return codeText(`reason.${reason.code}`, reason.params)
  return codeText(reason.code, reason.params)
}

/** Notes of an entry that a person should know: assumed spread, default accuracy, unverified rule. */
export function noteTexts(a: FacilityAnswer, t: T): string[] {
  return a.notes.filter(code => hasWord(`application:entry.${code}`)).map(code => t(`entry.${code}`))
}
