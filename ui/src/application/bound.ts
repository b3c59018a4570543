/** Why a row of the tier table fires, from its bounds: `高压 ≥ 500 kVA`. */

/** As the core sends it: the row's bounds in W or VA, both ends included. */
export interface RoutingWhy {
  voltage: string
  capacity: string
  low: boolean
  from: number
  to: number | null
}

export interface Bound {
  key: 'any' | 'from' | 'above' | 'to' | 'below' | 'between'
  params: { a: string; b: string; unit: string }
}

const thousands = (base: number): string => String(base / 1000)

/** Round figures are printed as the rule writes them: 13 201 W is "above 13.2 kW", 499 999 VA is "below 500 kVA". */
export function boundOf(why: RoutingWhy): Bound {
  const unit = why.low ? 'kW' : 'kVA'
  const fromRound = why.from % 1000 === 0
  const a = thousands(fromRound ? why.from : why.from - 1)
  if (why.to === null)
    return { key: why.from <= 1 ? 'any' : fromRound ? 'from' : 'above', params: { a, b: '', unit } }
  const toRound = (why.to + 1) % 1000 === 0
  const b = thousands(toRound ? why.to + 1 : why.to)
  if (why.from <= 1) return { key: toRound ? 'below' : 'to', params: { a: '', b, unit } }
  return { key: 'between', params: { a, b, unit } }
}
