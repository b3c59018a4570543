import { fold } from '../parts/fold'

/**
 * A length typed in metres, as whole millimetres; null where it is not a length. `7.21`, `７．２１` and `7.21 m` are
 * the same. Never through a binary fraction: the digits are moved, so 7.21 m is exactly 7210 mm.
 */
export function millimetres(text: string): number | null {
  const plain = fold(text)
    .trim()
    .replace(/\s*(m|米)$/i, '')
  const match = /^(\d{1,5})(?:\.(\d{0,3}))?$/.exec(plain)
  if (!match?.[1]) return null
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
}

/** A longitude or latitude in degrees within its limit, null where it is none. */
export function degrees(text: string, limit: 90 | 180): number | null {
  const plain = fold(text).trim().replace(/°$/, '')
  if (!/^-?\d{1,3}(\.\d+)?$/.test(plain)) return null
  const value = Number(plain)
  return Math.abs(value) <= limit ? value : null
}

/** An accuracy in metres: positive, at most 1000; null where it is none. An empty field is "unknown", ask before. */
export function accuracy(text: string): number | null {
  const mm = millimetres(text)
  return mm !== null && mm > 0 && mm <= 1_000_000 ? mm / 1000 : null
}
