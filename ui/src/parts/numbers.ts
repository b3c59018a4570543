const MINUS = '\u2212'
const THIN = '\u2009'

/** Decimals the data carry, from their uncertainty in metres: below 1 m two digits of it are kept, above one decimal. */
function decimals(uncertainty_m: number): number {
  if (uncertainty_m < 1) return 2
  if (uncertainty_m < 10) return 1
  return 0
}

/** `7.21 ± 0.50 m`. Both in millimetres. Value and uncertainty share the decimals, and never show more than the data carry.
 * The uncertainty is rounded up: a tenth too wide is honest, a tenth too narrow is not. Null uncertainty prints `±?`. */
export function distance(value_mm: number, uncertainty_mm: number | null): string {
  if (uncertainty_mm === null) return `${(value_mm / 1000).toFixed(1)} ±? m`
  const d = decimals(uncertainty_mm / 1000)
  const step = 10 ** (3 - d)
  const u = Math.ceil(uncertainty_mm / step - 1e-9) * step
  return `${(value_mm / 1000).toFixed(d)} ± ${(u / 1000).toFixed(d)} m`
}

/** A length in metres without trailing zeros: 10 m, 0.75 m. Millimetres in. */
export function metres(mm: number): string {
  return `${String(Math.round(mm) / 1000).replace('-', MINUS)} m`
}

/** A count of days left with its sign: −3, 0, +2. */
export function signed(n: number): string {
  if (n > 0) return `+${n}`
  return n < 0 ? `${MINUS}${-n}` : '0'
}

/** Thousands by thin spaces: 2 669 977.96. */
export function grouped(n: number, fraction = 0): string {
  const [whole = '0', rest] = Math.abs(n).toFixed(fraction).split('.')
  const g = whole.replace(/\B(?=(\d{3})+$)/g, THIN)
  return (n < 0 ? MINUS : '') + (rest ? `${g}.${rest}` : g)
}
