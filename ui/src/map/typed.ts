/**
 * What a person types at the cursor while drawing: `35` a length along the cursor's direction, `35<90` length and
 * bearing, `@3,4` metres east and north of the last vertex, `x,y` a position in the chosen coordinate system.
 * Arithmetic is allowed in each number: `42/2`.
 */
import { fold } from '../parts/fold'

export type Typed =
  | { kind: 'length'; length: number }
  | { kind: 'polar'; length: number; bearing: number }
  | { kind: 'offset'; east: number; north: number }
  | { kind: 'absolute'; first: number; second: number }

/** Folded text with the signs a drawing person types besides: brackets for `<`, thin spaces, × and ÷. */
export function foldSigns(text: string): string {
  return fold(text)
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[〈《]/g, '<')
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
}

/** Sums and products of plain numbers, no brackets; null where it is not one. */
export function arithmetic(text: string): number | null {
  const compact = text.replace(/\s+/g, '')
  if (!/^[+-]?\d+(\.\d*)?([+\-*/]\d+(\.\d*)?)*$/.test(compact)) return null
  let total = 0
  for (const term of compact.match(/[+-]?[^+-]+/g) ?? []) {
    const sign = term.startsWith('-') ? -1 : 1
    const parts = term.replace(/^[+-]/, '').match(/[*/]?[^*/]+/g) ?? []
    let value = sign
    for (const part of parts) {
      const n = Number(part.replace(/^[*/]/, ''))
      value = part.startsWith('/') ? value / n : value * n
    }
    total += value
  }
  return Number.isFinite(total) ? total : null
}

function pair(text: string): [number, number] | null {
  const halves = text.split(/[,;]|(?<=\d)\s+(?=[+-]?\d)/)
  if (halves.length !== 2) return null
  const a = arithmetic(halves[0] ?? '')
  const b = arithmetic(halves[1] ?? '')
  return a === null || b === null ? null : [a, b]
}

/** Reads one input; null where it is none of the four forms (or a length of 0 or less). */
export function readTyped(input: string): Typed | null {
  const text = foldSigns(input).trim()
  if (text.startsWith('@')) {
    const offset = pair(text.slice(1))
    return offset && { kind: 'offset', east: offset[0], north: offset[1] }
  }
  const polar = text.split('<')
  if (polar.length === 2) {
    const length = arithmetic(polar[0] ?? '')
    const bearing = arithmetic((polar[1] ?? '').replace(/°$/, ''))
    if (length === null || bearing === null || length <= 0) return null
    return { kind: 'polar', length, bearing: ((bearing % 360) + 360) % 360 }
  }
  const absolute = pair(text)
  if (absolute) return { kind: 'absolute', first: absolute[0], second: absolute[1] }
  const length = arithmetic(text.replace(/m$/i, ''))
  return length !== null && length > 0 ? { kind: 'length', length } : null
}
