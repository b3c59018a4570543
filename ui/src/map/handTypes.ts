/** What the hand on the map is told and what it tells. */
import type { KeyboardEvent, RefObject } from 'react'
import type { OutlineFault } from './crossing'
import type { LonLat } from './geodesy'
import type { XY } from './outline'
import type { Hand } from './paintSketch'
import type { Sketch, Tool } from './sketch'
import type { SiteEdit } from './useSiteEdit'

export interface HandOptions {
  edit: SiteEdit
  /** System new sites are written in; null: the 3° zone of the first vertex. */
  crs: string | null
  selected: number | null
  onSelect: (vertex: number | null) => void
  onStand: (at: LonLat) => void
  onFit: () => void
  /** A vertex was set on the map at 1:`scale`; `begun`: the first of a new outline. */
  onDrawn: (scale: number, begun: boolean) => void
  /** Name of what was caught, for the cursor. */
  caughtName: (kind: string) => string
  /** Tools this map has; those of a site where not said. */
  tools?: readonly Tool[]
  /** False: a digit opens no input at the cursor. */
  types?: boolean
}

export interface HandState {
  hand: RefObject<Hand>
  sketch: Sketch
  choose: (tool: Tool) => void
  onKeyDown: (e: KeyboardEvent<HTMLDivElement>) => void
  /** Text typed at the cursor and its place in pixels; null while nothing is typed. */
  typed: { text: string; at: XY; bad: boolean } | null
  setTyped: (text: string | null) => void
  enterTyped: () => void
  /** Faults of the outline as it stands. */
  faults: OutlineFault[]
  /** Too far out for drawing. */
  tooFar: boolean
  zoomIn: () => void
}

/** What the hand works with between two paints: always the newest, so that clicks and keys need not be bound again. */
export interface Latest {
  options: HandOptions
  sketch: Sketch
}
