import { hasWord, type T } from '../app/i18n'
import type { ProblemRow } from './problems'

/** A problem in words; a code without words is named, never hidden. */
export function problemText(code: string, t: T): string {
  return hasWord(`facilities:problem.${code}`) ? t(`problem.${code}`) : code
}

/** What stood in the cell, or the measure that was odd. */
export function problemValue(row: ProblemRow, t: T): string {
  const { value, metres, column, field } = row.params
  if (typeof metres === 'number') return `${metres} m`
  if (typeof value === 'string') return value.trim() === '' ? t('emptyCell') : value
  if (typeof column === 'string')
    return typeof field === 'string' ? `${t(`field.${field}`)} ← ${column}` : column
  return '—'
}
