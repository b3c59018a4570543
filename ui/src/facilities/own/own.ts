/** An own coordinate system while it is typed, and what of it goes to the server. */
import type { OwnCrs } from '../../api/types/OwnCrs'
import { parseNumber } from '../../parts/fold'

/** Numbers by the name the server has for them, so that its refusals find their field. */
export const SEVEN = ['dx_m', 'dy_m', 'dz_m', 'rx_arcsec', 'ry_arcsec', 'rz_arcsec', 'scale_ppm'] as const
export const FOUR = ['north_m', 'east_m', 'rotation_arcsec', 'scale_ppm'] as const
export const PLANE = ['central_meridian', 'false_easting_m', 'false_northing_m', 'scale'] as const
export const EXTENT = ['west', 'south', 'east', 'north'] as const
export type NumberName =
  | (typeof SEVEN)[number]
  | (typeof FOUR)[number]
  | (typeof PLANE)[number]
  | (typeof EXTENT)[number]
  | 'accuracy_m'

export interface OwnTyped {
  /** Without `own:`. */
  name: string
  source: string
  by: 'seven' | 'four'
  ellipsoid: '' | 'krassovsky' | 'iag75'
  coordinates: 'plane' | 'degrees'
  convention: '' | 'position_vector' | 'coordinate_frame'
  turn: '' | 'clockwise' | 'counterclockwise'
  /** EPSG code of the CGCS2000 zone four parameters lead to. */
  target: string
  numbers: Partial<Record<NumberName, string>>
}

export type OwnField = keyof Omit<OwnTyped, 'numbers' | 'by' | 'coordinates'> | NumberName
/** `zero`: empty, and 0 is what stands for none. */
export type OwnLack = 'empty' | 'zero' | 'number' | 'choose' | 'repeated' | 'extent'
export type OwnLacks = Partial<Record<OwnField, OwnLack>>

export const BLANK: OwnTyped = {
  name: '',
  source: '',
  by: 'seven',
  ellipsoid: '',
  coordinates: 'plane',
  convention: '',
  turn: '',
  target: '',
  numbers: { false_northing_m: '0', scale: '1' },
}

export const nameOf = (label: string): string => label.replace(/^own[:：]\s*/i, '')
export const labelOf = (name: string): string => `own:${name.trim()}`

export function typedOf(own: OwnCrs): OwnTyped {
  const text = (values: object | null | undefined): Partial<Record<NumberName, string>> =>
    Object.fromEntries(
      Object.entries(values ?? {}).flatMap(([k, v]) => (typeof v === 'number' ? [[k, String(v)]] : [])),
    )
  const { way } = own
  const extent = own.extent
    ? Object.fromEntries(EXTENT.map((k, i) => [k, String(own.extent?.[i] ?? '')]))
    : {}
  return {
    ...BLANK,
    name: nameOf(own.label),
    source: own.source,
    by: way.by,
    ...(way.by === 'seven'
      ? {
          ellipsoid: way.ellipsoid === 'grs80' ? '' : way.ellipsoid,
          coordinates: way.plane ? ('plane' as const) : ('degrees' as const),
          convention: way.parameters.convention,
        }
      : { turn: way.parameters.turn, target: String(way.target) }),
    numbers: {
      ...BLANK.numbers,
      ...(way.by === 'seven' ? text(way.plane) : {}),
      ...text(way.parameters),
      ...extent,
      accuracy_m: String(own.accuracy_m),
    },
  }
}

/** Numbers that count for what is chosen. */
export function asked(typed: OwnTyped): NumberName[] {
  const plane = typed.by === 'seven' && typed.coordinates === 'plane' ? PLANE : []
  return [...plane, ...(typed.by === 'seven' ? SEVEN : FOUR), 'accuracy_m']
}

const blank = (typed: OwnTyped, name: NumberName): boolean => (typed.numbers[name] ?? '').trim() === ''
const number = (typed: OwnTyped, name: NumberName): number | null => parseNumber(typed.numbers[name] ?? '')

/** What is lacking, by field; an empty answer is a system that can be tried. */
export function lacks(typed: OwnTyped, otherLabels: readonly string[]): OwnLacks {
  const out: OwnLacks = {}
  if (typed.name.trim() === '') out.name = 'empty'
  else if (otherLabels.includes(labelOf(typed.name))) out.name = 'repeated'
  if (typed.by === 'seven') {
    if (typed.ellipsoid === '') out.ellipsoid = 'choose'
    if (typed.convention === '') out.convention = 'choose'
  } else {
    if (typed.turn === '') out.turn = 'choose'
    if (typed.target === '') out.target = 'choose'
  }
  // An error of 0 would be a claim, not an empty parameter.
  for (const name of asked(typed))
    if (blank(typed, name))
      out[name] = ([...SEVEN, ...FOUR] as NumberName[]).includes(name) ? 'zero' : 'empty'
    else if (number(typed, name) === null) out[name] = 'number'
  // All four or none: a side that is missing would be guessed.
  if (EXTENT.some(name => !blank(typed, name)))
    for (const name of EXTENT) if (number(typed, name) === null) out[name] = 'extent'
  return out
}

/** The system as sent; null while something is lacking. */
export function ownOf(typed: OwnTyped, otherLabels: readonly string[]): OwnCrs | null {
  if (Object.keys(lacks(typed, otherLabels)).length > 0) return null
  const n = (name: NumberName): number => number(typed, name) ?? Number.NaN
  const all = <K extends NumberName>(names: readonly K[]): Record<K, number> =>
    Object.fromEntries(names.map(name => [name, n(name)])) as Record<K, number>
  const extent = EXTENT.some(name => !blank(typed, name))
    ? (EXTENT.map(n) as [number, number, number, number])
    : null
  const common = {
    label: labelOf(typed.name),
    accuracy_m: n('accuracy_m'),
    source: typed.source.trim(),
    extent,
  }
  if (typed.by === 'four') {
    if (typed.turn === '') return null
    return {
      ...common,
      way: { by: 'four', target: Number(typed.target), parameters: { turn: typed.turn, ...all(FOUR) } },
    }
  }
  if (typed.ellipsoid === '' || typed.convention === '') return null
  return {
    ...common,
    way: {
      by: 'seven',
      ellipsoid: typed.ellipsoid,
      plane: typed.coordinates === 'plane' ? all(PLANE) : null,
      parameters: { convention: typed.convention, ...all(SEVEN) },
    },
  }
}

/** `36616208.35, 2650825.87`, east or longitude first; null where it is not two numbers. */
export function pairOf(text: string): [number, number] | null {
  const cells = text
    .trim()
    .split(/[\s,，;；、]+/)
    .map(parseNumber)
  const [a, b] = cells
  return cells.length === 2 && typeof a === 'number' && typeof b === 'number' ? [a, b] : null
}
