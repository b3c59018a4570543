/** What an owner states about a facility beyond where it runs, as it is typed. */
import type { FacilityKind } from '../../api/contract'
import type { FacilityAttributes } from '../../api/types/FacilityAttributes'
import { parseNumber } from '../../parts/fold'

export const LENGTHS = ['height_m', 'height_accuracy_m', 'wind_deviation_m', 'safe_distance_m'] as const
export type Length = (typeof LENGTHS)[number]
export const WATERS = ['major_river', 'minor_river', 'open_sea', 'harbour'] as const
export type WaterWord = (typeof WATERS)[number]

export type AttributesTyped = Record<Length, string> & { water: WaterWord | '' }

export const NOTHING: AttributesTyped = {
  water: '',
  height_m: '',
  height_accuracy_m: '',
  wind_deviation_m: '',
  safe_distance_m: '',
}

/** Fields that count for a kind: others are not asked, and what is recorded in them stays. */
export function fieldsOf(kind: FacilityKind): { water: boolean; lengths: readonly Length[] } {
  return {
    water: kind === 'river_cable' || kind === 'sea_cable',
    lengths: kind === 'line' ? LENGTHS : [],
  }
}

export function attributesTyped(recorded: FacilityAttributes): AttributesTyped {
  const text = (n: number | null): string => (n === null ? '' : String(n))
  return {
    water: recorded.water ?? '',
    ...(Object.fromEntries(LENGTHS.map(k => [k, text(recorded[k])])) as Record<Length, string>),
  }
}

/** An empty one is not known; anything else has to be a length above nothing. */
export function lengthWrong(text: string): boolean {
  const n = parseNumber(text)
  return text.trim() !== '' && !(n !== null && n > 0)
}

export function attributesOf(typed: AttributesTyped): FacilityAttributes {
  const n = (k: Length): number | null => (typed[k].trim() === '' ? null : parseNumber(typed[k]))
  return {
    water: typed.water || null,
    height_m: n('height_m'),
    height_accuracy_m: n('height_m') === null ? null : n('height_accuracy_m'),
    wind_deviation_m: n('wind_deviation_m'),
    safe_distance_m: n('safe_distance_m'),
  }
}
