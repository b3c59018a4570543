import { grouped } from '../../parts/numbers'

/** Ground covered, in square metres: as such up to a hectare, above in square kilometres. */
export function groundText(m2: number): string {
  return m2 < 10_000 ? `${grouped(m2)} m²` : `${grouped(m2 / 1e6, m2 < 1e6 ? 3 : 2)} km²`
}
