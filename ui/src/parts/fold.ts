/** Full-width digits, letters and punctuation as typed under a Chinese input method, folded to ASCII: `１３．２，` is `13.2,`. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(/。/g, '.')
    .replace(/、/g, ',')
    .replace(/[\u2212\u2013\u2014]/g, '-')
}

/** A number typed by a person, or null when it is none. */
export function parseNumber(text: string): number | null {
  const t = fold(text).replace(/[\s\u2009]/g, '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(t)) return null
  const n = Number(t)
  return Number.isFinite(n) ? n : null
}
