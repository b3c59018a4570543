/** The map's keys while it has the focus. Everything a mouse draws is drawn with them too. */
import type { KeyboardEvent, RefObject } from 'react'
import type { LonLat } from './geodesy'
import type { HandOptions } from './handTypes'
import type { XY } from './outline'
import type { Hand } from './paintSketch'
import { withoutPoint } from './site'
import { SITE_TOOLS, type Sketch, type Tool } from './sketch'
import type { MapView } from './view'

const KEYS: Record<string, Tool> = {
  KeyP: 'polygon',
  KeyR: 'rectangle',
  KeyC: 'circle',
  KeyL: 'line',
  KeyM: 'measure',
  KeyS: 'stand',
  KeyT: 'point',
  KeyV: 'select',
}
/** Pixels the crosshair moves for an arrow key. */
const STRIDE = 16

export interface KeyHost {
  view: MapView
  options: HandOptions
  sketch: Sketch
  hand: Hand
  /** The crosshair was moved by keys since the last vertex. */
  moved: RefObject<boolean>
  tooFar: boolean
  zoomIn: () => void
  choose: (tool: Tool) => void
  place: (at: LonLat) => void
  finish: () => void
  back: () => boolean
  setTyped: (text: string | null) => void
}

/** Does what the key says; whether it was one of the map's. */
export function handleKey(e: KeyboardEvent<HTMLDivElement>, at: KeyHost): boolean {
  const { view, options: o, sketch: s, hand, moved } = at
  const ctrl = e.ctrlKey || e.metaKey
  if (ctrl) {
    if (e.code !== 'KeyZ') return false
    if (e.shiftKey) o.edit.redo()
    else o.edit.undo()
    return true
  }
  if (e.altKey) return false
  const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key]
  // Too far out for a vertex: go there instead, as a click does.
  const placeOrNear = (to: LonLat): void => {
    if (at.tooFar && s.tool !== 'measure') at.zoomIn()
    else at.place(to)
  }
  if (arrow) {
    moveCrosshair(view, hand, arrow as [number, number], e.shiftKey ? 1 : STRIDE, s.tool === 'select')
    moved.current = s.tool !== 'select'
    return true
  }
  if (e.key === 'Enter') {
    if (s.tool === 'select') return false
    if (moved.current && hand.crosshair && hand.cursor) placeOrNear(hand.cursor)
    else at.finish()
    return true
  }
  if (e.code === 'Space') {
    if (s.tool !== 'select' && hand.cursor) placeOrNear(hand.cursor)
    return true
  }
  if (e.key === 'Backspace') {
    at.back()
    return true
  }
  if (e.key === 'Delete' && o.selected !== null && o.edit.site && s.tool === 'select') {
    o.edit.set(withoutPoint(o.edit.site, o.selected))
    o.onSelect(null)
    return true
  }
  if (e.key === 'Escape') {
    if (at.back()) return true
    if (s.tool !== 'select') {
      at.choose('select')
      return true
    }
    if (o.selected === null) return false
    o.onSelect(null)
    return true
  }
  if (e.key === '+' || e.key === '=') {
    view.zoomBy(0.5)
    return true
  }
  if (e.key === '-' && (s.tool === 'select' || s.tool === 'measure')) {
    view.zoomBy(-0.5)
    return true
  }
  const draws = s.tool !== 'select' && s.tool !== 'stand'
  if (draws && o.types !== false && /^[\d@.\-０-９＠]$/.test(e.key)) {
    at.setTyped(e.key)
    return true
  }
  if (e.code === 'KeyZ') {
    o.onFit()
    return true
  }
  const tool = KEYS[e.code]
  if (!tool || !(o.tools ?? SITE_TOOLS).includes(tool)) return false
  at.choose(tool)
  return true
}

/** Arrow keys: a crosshair while drawing, the map itself otherwise. At the edge the map follows. */
function moveCrosshair(
  view: MapView,
  hand: Hand,
  [dx, dy]: [number, number],
  stride: number,
  panOnly: boolean,
): void {
  if (panOnly) {
    view.pan(dx * 64, dy * 64)
    return
  }
  const [width, height] = (view.map.getSize() ?? [0, 0]) as [number, number]
  const from = (hand.cursor && view.pixelOf(hand.cursor)) ?? [width / 2, height / 2]
  const next: XY = [from[0] + dx * stride, from[1] + dy * stride]
  hand.crosshair = true
  hand.cursor = view.lonLatOf(next)
  if (next[0] < 24 || next[1] < 24 || next[0] > width - 24 || next[1] > height - 24)
    view.pan(dx * 96, dy * 96)
}
