import { hasWord, word } from '../app/i18n'

/** Who is waited for or owes something: a role outside the office or a kind of unit. An unknown word is shown itself. */
export function whom(code: string): string {
  if (hasWord(`case:whom.${code}`)) return word(`case:whom.${code}`)
  return hasWord(`office:unit_kind.${code}`) ? word(`office:unit_kind.${code}`) : code
}
