import { hasWord, word } from '../app/i18n'
import { codeText } from '../errors/errorText'
import { readable, variant } from './said'

/** What the server says with a case in codes; each kind has its words under its own head. */
const HEADS = {
  why: (key: string) => `case:why.${key}`,
  block: (key: string) => `case:block.${key}`,
  event: (key: string) => `case:event.${key}`,
  detail: (key: string) => `case:detail.${key}`,
  result: (key: string) => `case:result.${key}`,
}
export type Kind = keyof typeof HEADS

/** The catalogue's key of a code; null where it has no words of this kind. A code may carry its kind in front. */
function keyOf(kind: Kind, code: string, params: Record<string, unknown>): string | null {
  const bare = (text: string) => (text.startsWith(`${kind}.`) ? text.slice(kind.length + 1) : text)
  for (const candidate of [variant(code, params), code]) {
    const key = HEADS[kind](bare(candidate))
    if (hasWord(key)) return key
  }
  return null
}

/**
 * Words of a code the server sends with a case. A code that is also an error's has its words there; one without any is
 * shown itself, so that it can be reported and is never hidden.
 */
export function coded(kind: Kind, code: string, params: Record<string, unknown> = {}): string {
  const key = keyOf(kind, code, params)
  if (key) return word(key, readable(params))
  return hasWord(`errors:${code}`) ? codeText(code, readable(params)) : code
}

/** What an event says beyond its name; null where there is nothing. The code is the event's own. */
export function detail(code: string, params: Record<string, unknown>): string | null {
  const kind = code.replace(/^event\./, '')
  for (const candidate of [variant(code, params).replace(/^event\./, ''), kind]) {
    const key = HEADS.detail(candidate)
    if (hasWord(key)) return word(key, readable(params))
  }
  return null
}

/** Why an operation is barred, as a sentence: what it lacks, or the refusal's own words. */
export function barText(reason: { code: string; params: Record<string, unknown> }): string {
  return keyOf('block', reason.code, reason.params)
    ? word('case:next.lacks', { what: coded('block', reason.code, reason.params) })
    : codeText(reason.code, readable(reason.params))
}
