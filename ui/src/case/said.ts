import { hasWord, lang, word } from '../app/i18n'
import { longDate } from '../parts/dates'
import { distance } from '../parts/numbers'

type Params = Record<string, unknown>

/** Parameters that are codes themselves, and where their words are. */
const WORDS: Record<string, string> = {
  hazard: 'case:effect.',
  hindrance: 'case:effect.',
  grade: 'case:effect.',
  effect: 'case:effect.',
  verdict: 'look:verdict.',
  before: 'look:verdict.',
  after: 'look:verdict.',
  change_decision: 'case:change.',
  correction_decision: 'case:correction.',
  owes: 'case:whom.',
  rung: 'case:service.rung.',
  act: 'case:service.act.',
  decision: 'supply:meeting.',
  way_on: 'supply:way.',
  how: 'supply:reply_way.',
  result: 'referral:result.',
}
/** Parameters that are lists of codes. */
const LISTS: Record<string, string> = { kinds: 'case:document.', missing: 'case:service.evidence.' }
/** Parameters that are yes or no. */
const SIDES: Record<string, [yes: string, no: string]> = {
  sufficient: ['supply:capacity.yes', 'supply:capacity.no'],
  agree: ['supply:sign_off.yes', 'supply:sign_off.no'],
  inside_zone: ['look:verdict.inside', 'look:verdict.outside'],
  extent_matches: ['supply:energise.same', 'supply:energise.differs'],
  closes: ['referral:answer.yes', 'referral:answer.no'],
}

/**
 * The key a code's words stand under. Whole sentences are kept per situation, never put together from parts: where the
 * data has something more to say, a variant of the code says it.
 */
export function variant(code: string, p: Params): string {
  const has = (name: string) => p[name] !== null && p[name] !== undefined && p[name] !== '' && p[name] !== 0
  switch (code) {
    case 'event.accepted':
      return has('promised') ? `${code}.promised` : code
    case 'event.surveyed':
      return Array.isArray(p.measurements) && p.measurements.length > 0 ? `${code}.measured` : code
    case 'event.notice_served':
      if (has('effective_on')) return code
      // Nothing is missing and it does not count yet: it is on its way.
      return Array.isArray(p.missing) && p.missing.length > 0 ? `${code}.incomplete` : `${code}.sent`
    case 'result.service':
      return has('effective_on') ? code : `${code}.incomplete`
    case 'event.capacity_answered':
      return has('way_on') ? `${code}.way_on` : code
    case 'event.reinspected':
      return has('new_deadline') ? `${code}.again` : code
    case 'event.approved':
      return has('waiver') ? `${code}.alone` : code
    case 'event.refusal_reported':
      return p.to_safety === true ? `${code}.safety` : code
    case 'notice.open':
      return has('number') ? code : `${code}.none`
    default:
      return code
  }
}

/** Parameters ready to stand in a sentence: codes in words, dates as people write them, lists joined. */
export function readable(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, one(name, value)]))
}

function one(name: string, value: unknown): unknown {
  const comma = word('case:form.listed')
  const inWords = (head: string, code: unknown) =>
    hasWord(`${head}${String(code)}`) ? word(`${head}${String(code)}`) : String(code)
  if (value === null || value === undefined) return ''
  const head = WORDS[name]
  if (head && typeof value === 'string') return inWords(head, value)
  const list = LISTS[name]
  if (list && Array.isArray(value)) return value.map(code => inWords(list, code)).join(comma)
  const sides = SIDES[name]
  if (sides && typeof value === 'boolean') return word(value ? sides[0] : sides[1])
  if (name === 'measurements' && Array.isArray(value)) return value.map(measured).filter(Boolean).join(comma)
  if (Array.isArray(value)) return value.map(String).join(comma)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return longDate(value, lang())
  return value
}

/** `110 kV 中雀I线 7.20 ± 0.05 m`. */
function measured(row: unknown): string {
  const m = row as { facility_name?: unknown; distance_mm?: unknown; accuracy_mm?: unknown }
  if (typeof m?.distance_mm !== 'number' || typeof m.accuracy_mm !== 'number') return ''
  // A measure is never broken over two lines.
  const measure = distance(m.distance_mm, m.accuracy_mm).replaceAll(' ', '\u00a0')
  return `${String(m.facility_name ?? '')} ${measure}`.trim()
}
