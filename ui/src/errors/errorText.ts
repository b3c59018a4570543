import { CallError } from '../api/client'
import { hasWord, lang, word } from '../app/i18n'
import { shortTime } from '../parts/dates'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** Parameters as a person reads them: an instant by the office's clock, a list joined. */
function shown(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value === 'string' && INSTANT.test(value)) return [key, shortTime(value, lang())]
      if (Array.isArray(value)) return [key, value.join(lang() === 'zh' ? '、' : ', ')]
      return [key, value]
    }),
  )
}

/** What happened and what to do next, in the person's language. A code without words is still named, never hidden. */
export function codeText(code: string, params: Record<string, unknown> = {}): string {
  const key = `errors:${code}`
  return hasWord(key) ? word(key, shown(params)) : word('errors:unknown', { code })
}

export function errorText(error: unknown): string {
  if (error instanceof CallError) return codeText(error.code, error.params)
  return word('errors:unknown', { code: error instanceof Error ? error.message : String(error) })
}
