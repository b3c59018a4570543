/** A cell far out, decoded: lines that are drawn alike in one array of places, in units of the cell. */
import type { FacilityKind } from '../../api/contract'
import type { Strokes } from '../../api/types/Strokes'
import type { Sign } from '../scene'

export interface Alike {
  sign: Sign
  kv: number | null
  ids: string[]
  /** One for each id, or none where names cannot be read. */
  names: (string | null)[]
  /** x, y, x, y … */
  places: Int32Array
  /** Where each piece starts among the places, and one more. */
  starts: Uint32Array
  /** To which id a piece belongs. */
  owners: Uint32Array
}

const AREAS: ReadonlySet<FacilityKind> = new Set(['substation', 'plant'])

export function signOfKind(kind: FacilityKind): Sign {
  if (AREAS.has(kind)) return 'area'
  return /cable/.test(kind) ? 'cable' : 'line'
}

function decode(s: Strokes): Alike {
  let pieces = 0
  let numbers = 0
  for (const line of s.lines) {
    pieces += line.length
    for (const piece of line) numbers += piece.length
  }
  const places = new Int32Array(numbers)
  const starts = new Uint32Array(pieces + 1)
  const owners = new Uint32Array(pieces)
  let at = 0
  let n = 0
  s.lines.forEach((line, owner) => {
    for (const piece of line) {
      let x = 0
      let y = 0
      for (let i = 0; i + 1 < piece.length; i += 2) {
        x += piece[i] as number
        y += piece[i + 1] as number
        places[at++] = x
        places[at++] = y
      }
      owners[n++] = owner
      starts[n] = at / 2
    }
  })
  const kind = s.kind as FacilityKind
  return { sign: signOfKind(kind), kv: s.voltage_kv, ids: s.ids, names: s.names, places, starts, owners }
}

/** The lowest voltage first: the highest is drawn over it. One that nobody knows is not hidden below. */
export function decodeFar(strokes: readonly Strokes[]): Alike[] {
  const rank = (kv: number | null): number => kv ?? 500
  return strokes.map(decode).sort((a, b) => rank(a.kv) - rank(b.kv))
}

export const verticesOf = (far: readonly Alike[]): number => far.reduce((n, a) => n + a.places.length / 2, 0)
