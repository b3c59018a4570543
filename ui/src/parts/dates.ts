import { fold } from './fold'

export type Lang = 'zh' | 'en'
const ZH_DAY = '日一二三四五六'
const EN_DAY = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const EN_MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Civil dates are counted in UTC so that no time zone moves them; all clocks of the office run on +08:00. */
function utc(y: number, m: number, d: number): Date | null {
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? date : null
}
export function iso(date: Date): string {
  return date.toISOString().slice(0, 10)
}
export function fromIso(text: string): Date | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  return m ? utc(Number(m[1]), Number(m[2]), Number(m[3])) : null
}
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000)
}

/** The civil date and time of an RFC 3339 instant at +08:00, as `2026-11-25` and `14:06`. */
export function civil(instant: string): { date: string; time: string } {
  const t = new Date(instant)
  if (Number.isNaN(t.getTime())) return { date: instant.slice(0, 10), time: instant.slice(11, 16) }
  const s = new Date(t.getTime() + 8 * 3_600_000).toISOString()
  return { date: s.slice(0, 10), time: s.slice(11, 16) }
}

/** `2026年11月25日（周三）` / `Wed 25 Nov 2026`. */
export function longDate(date: string, lang: Lang): string {
  const d = fromIso(date)
  if (!d) return date
  return lang === 'zh'
    ? `${d.getUTCFullYear()}年${d.getUTCMonth() + 1}月${d.getUTCDate()}日（周${ZH_DAY[d.getUTCDay()]}）`
    : `${EN_DAY[d.getUTCDay()]} ${d.getUTCDate()} ${EN_MONTH[d.getUTCMonth()]} ${d.getUTCFullYear()}`
}
/** `11-25` / `25 Nov`. */
export function shortDate(date: string, lang: Lang): string {
  const d = fromIso(date)
  if (!d) return date
  return lang === 'zh' ? date.slice(5, 10) : `${d.getUTCDate()} ${EN_MONTH[d.getUTCMonth()]}`
}
/** `11-25 13:52` / `25 Nov 13:52`, from an instant. */
export function shortTime(instant: string, lang: Lang): string {
  const c = civil(instant)
  return `${shortDate(c.date, lang)} ${c.time}`
}

/** What a person may type for a date: `2026-11-30`, `20261130`, `11-30`, `11.30`, `11月30日`, `1130`, `+5` (working days), 今天, 明天, 后天, today, tomorrow.
 * A day without a year is the nearest one not more than 180 days back. Null: not understood.
 * `workingDay` decides which days `+n` counts; without it Saturdays and Sundays are left out, and the server has the last word. */
export function parseDate(
  text: string,
  today: string,
  workingDay?: (date: string) => boolean,
): string | null {
  const t = fold(text)
    .trim()
    .toLowerCase()
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
  const now = fromIso(today)
  if (!now || t === '') return null
  const words: Record<string, number> = {
    今天: 0,
    明天: 1,
    后天: 2,
    大后天: 3,
    昨天: -1,
    today: 0,
    tomorrow: 1,
    yesterday: -1,
  }
  if (t in words || text.trim() in words) return iso(addDays(now, words[text.trim()] ?? words[t] ?? 0))
  const plus = /^([+-])(\d{1,3})$/.exec(t)
  if (plus) {
    const works = workingDay ?? (d => ![0, 6].includes(fromIso(d)?.getUTCDay() ?? 0))
    const sign = plus[1] === '-' ? -1 : 1
    let left = Number(plus[2])
    let day = now
    while (left > 0) {
      day = addDays(day, sign)
      if (works(iso(day))) left -= 1
    }
    return iso(day)
  }
  const full = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(t) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(t)
  if (full) {
    const d = utc(Number(full[1]), Number(full[2]), Number(full[3]))
    return d && iso(d)
  }
  const part = /^(\d{1,2})-(\d{1,2})$/.exec(t) ?? /^(\d{2})(\d{2})$/.exec(t)
  if (part) {
    const year = now.getUTCFullYear()
    const found = [year, year + 1]
      .map(y => utc(y, Number(part[1]), Number(part[2])))
      .find(d => d !== null && d.getTime() >= now.getTime() - 180 * 86_400_000)
    return found ? iso(found) : null
  }
  return null
}
