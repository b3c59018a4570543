/** The name of a form field in words, as it stands beside the field. */
import { hasWord, word } from '../app/i18n'

export function fieldName(field: string): string {
  if (field.startsWith('documents.')) {
    const kind = `case:document.${field.slice('documents.'.length)}`
    return hasWord(kind) ? word(kind) : field
  }
  const own = `application:field.${field}`
  return hasWord(own) ? word(own) : field
}
