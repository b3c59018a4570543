/**
 * The contract against what Rust generated: `tsc` names here the operations whose request or answer drifted apart.
 * A request of ours must be one Rust reads; an answer of Rust's must be one the screens read. Kinds of geometry are
 * left out: Rust passes GeoJSON through, the screens say which kinds they draw.
 */
import type { Operations as Ours } from './contract'
import type { Operations as Rust } from './operations'
import type { ClockId } from './types/ClockId'

/** Geometry as one word, and fields that may be absent as if they were there. */
type Plain<T> = T extends { type: string; coordinates: unknown }
  ? 'geometry'
  : T extends ClockId
    ? string // The screens hand a clock back as it came.
    : T extends (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { [K in keyof T]-?: Plain<Exclude<T[K], undefined>> }
        : T

// Rust has two shapes of the name Difference and writes both to one file; the one of a reading is compared by hand.
type RustAnswer<P extends keyof Rust> = P extends 'facilities/reading'
  ? Omit<Rust[P][1], 'difference'>
  : Rust[P][1]
type OurAnswer<P extends keyof Ours> = P extends 'facilities/reading'
  ? Omit<Ours[P]['answer'], 'difference'>
  : Ours[P]['answer']

type Drifted = {
  [P in keyof Ours]: P extends keyof Rust
    ? [Plain<Ours[P]['request']>] extends [Plain<Rust[P][0]>]
      ? [Plain<RustAnswer<P>>] extends [Plain<OurAnswer<P>>]
        ? never
        : P
      : P
    : P
}[keyof Ours]

type None<T extends never> = T
export type Requests = None<Drifted>
export type Unheard = None<Exclude<keyof Rust, keyof Ours>>
