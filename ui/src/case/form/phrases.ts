/** Phrases a person keeps for opinions, on this machine; the first ones are what everybody starts with. */
const KEY = 'linewarden.phrases'
const START = [
  '同意。',
  '同意勘查结论。',
  '资料齐全，同意。',
  '请补充说明后再报。',
  '现场与申请不符，退回核实。',
]
const MOST = 40

export function phrases(): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    return Array.isArray(kept) && kept.every(p => typeof p === 'string') ? kept : START
  } catch {
    return START
  }
}

/** Keeps one more phrase, newest first; the same text is kept once. */
export function keepPhrase(text: string) {
  const clean = text.trim()
  if (!clean) return
  try {
    localStorage.setItem(KEY, JSON.stringify([clean, ...phrases().filter(p => p !== clean)].slice(0, MOST)))
  } catch {
    // A browser that keeps nothing: the phrase is simply not there next time.
  }
}

/** The abbreviation before the cursor, begun by a semicolon of either width: `;ty` gives `ty`. */
export function abbreviation(before: string): string | null {
  return /[;；]([a-z]{1,8})$/.exec(before)?.[1] ?? null
}

/** Phrases whose initials begin with the abbreviation. `initials` turns a phrase into its letters. */
export function matching(
  list: readonly string[],
  short: string,
  initials: (text: string) => string,
): string[] {
  return list.filter(phrase => initials(phrase).startsWith(short)).slice(0, 5)
}

/** The text with the abbreviation before the cursor replaced by the phrase, and where the cursor goes. */
export function expand(text: string, cursor: number, phrase: string): { text: string; cursor: number } {
  const before = text.slice(0, cursor).replace(/[;；][a-z]{1,8}$/, '')
  return { text: before + phrase + text.slice(cursor), cursor: before.length + phrase.length }
}
