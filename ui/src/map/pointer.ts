/** Mouse and pen on the map: moving snaps, clicking places, dragging moves a vertex or makes one on an edge. */

import PointerInteraction from 'ol/interaction/Pointer'
import type MapBrowserEvent from 'ol/MapBrowserEvent'
import type { RefObject } from 'react'
import { fromLonLat } from './coordinates'
import { along, bearing, distance, type LonLat } from './geodesy'
import type { HandOptions } from './handTypes'
import type { XY } from './outline'
import type { Hand } from './paintSketch'
import { lonLats, type Site, withInserted, withPoint } from './site'
import { lastPoint, type Sketch } from './sketch'
import { footOn, snap, type Target } from './snap'
import { CLOSE_SCALE, DRAW_SCALE, type MapView } from './view'

export interface PointerHost {
  hand: RefObject<Hand>
  moved: RefObject<boolean>
  sketch: () => Sketch
  options: () => HandOptions
  place: (at: LonLat) => void
}

type Pointer = MapBrowserEvent<PointerEvent>

/** Pixels within which a vertex or an edge is taken hold of. */
const GRIP = 8

function ownTarget(site: Site | null, view: MapView, except: number | null, open: boolean): Target[] {
  if (!site) return []
  const points = lonLats(site)
    .map(p => view.pixelOf(p))
    .filter((p): p is XY => p !== null)
  // The vertex being dragged must not catch itself, and neither may its edges.
  if (except !== null)
    return points
      .filter((_, i) => i !== except)
      .map(p => ({ vertex: 'vertex', edge: 'edge', points: [p], closed: false }))
  return [{ vertex: 'vertex', edge: 'edge', points, closed: site.shape === 'polygon' && !open }]
}

/** Right angles and half of them, counted from the edge before. */
function squared(from: LonLat, before: LonLat | undefined, cursor: LonLat): LonLat {
  const base = before ? bearing(before, from) : 0
  const turn = Math.round((bearing(from, cursor) - base) / 45) * 45
  return along(from, distance(from, cursor), base + turn)
}

export function attachPointer(view: MapView, host: PointerHost): () => void {
  const { map } = view
  let dragged: { index: number; insert: boolean; moved: boolean } | null = null

  const locate = (e: Pointer, except: number | null): { at: LonLat | null; caught: string | null } => {
    const pixel = e.pixel as unknown as XY
    const { edit, caughtName } = host.options()
    const s = host.sketch()
    const original = e.originalEvent
    const free = view.lonLatOf(pixel)
    if (original.shiftKey && free && s.growing && edit.site) {
      const own = lonLats(edit.site)
      const from = lastPoint(s, own)
      if (from) return { at: squared(from, own[own.length - 2], free), caught: null }
    }
    if (original.altKey) return { at: free, caught: null }
    const hit = snap(pixel, [...ownTarget(edit.site, view, except, s.growing), ...view.catchable(pixel, 12)])
    return hit ? { at: view.lonLatOf(hit.at), caught: caughtName(hit.kind) } : { at: free, caught: null }
  }

  const grip = (pixel: XY): { index: number; insert: boolean } | null => {
    const { edit } = host.options()
    if (!edit.site) return null
    const points = lonLats(edit.site)
      .map(p => view.pixelOf(p))
      .filter((p): p is XY => p !== null)
    const near = (p: XY): number => Math.hypot(p[0] - pixel[0], p[1] - pixel[1])
    const index = points.findIndex(p => near(p) <= GRIP)
    if (index >= 0) return { index, insert: false }
    const edges = edit.site.shape === 'polygon' ? points.length : points.length - 1
    for (let i = 0; i < edges; i++) {
      if (near(footOn(pixel, points[i] as XY, points[(i + 1) % points.length] as XY)) <= 5)
        return { index: i + 1, insert: true }
    }
    return null
  }

  const hold = new PointerInteraction({
    handleDownEvent: e => {
      const event = e as Pointer
      if (host.sketch().tool !== 'select' || event.originalEvent.button !== 0) return false
      const taken = grip(event.pixel as unknown as XY)
      dragged = taken && { ...taken, moved: false }
      if (taken && !taken.insert) host.options().onSelect(taken.index)
      return taken !== null
    },
    handleDragEvent: e => {
      if (!dragged) return
      const { edit, onSelect } = host.options()
      const { at, caught } = locate(e as Pointer, dragged.insert && !dragged.moved ? null : dragged.index)
      const pair = at && edit.site && fromLonLat(edit.site.crs, at)
      if (!pair || !edit.site) return
      host.hand.current.cursor = at
      host.hand.current.caught = caught
      if (dragged.insert && !dragged.moved) {
        edit.set(withInserted(edit.site, dragged.index, pair))
        onSelect(dragged.index)
      } else edit.set(withPoint(edit.site, dragged.index, pair), dragged.moved ? 'amend' : 'step')
      dragged.moved = true
    },
    handleUpEvent: () => {
      dragged = null
      host.hand.current.cursor = null
      host.hand.current.caught = null
      view.repaintOver()
      return false
    },
  })
  map.addInteraction(hold)

  const onMove = (e: MapBrowserEvent): void => {
    const event = e as Pointer
    if (event.dragging) return
    const s = host.sketch()
    const hand = host.hand.current
    const element = map.getTargetElement()
    if (s.tool === 'select') {
      hand.cursor = null
      if (element) element.style.cursor = grip(event.pixel as unknown as XY) ? 'grab' : ''
      return
    }
    if (element) element.style.cursor = ''
    const { at, caught } = locate(event, null)
    hand.cursor = at
    hand.caught = caught
    hand.crosshair = false
    host.moved.current = false
    view.repaintOver()
  }
  const onClick = (e: MapBrowserEvent): void => {
    const event = e as Pointer
    const s = host.sketch()
    if (s.tool === 'select') {
      if (!grip(event.pixel as unknown as XY)) host.options().onSelect(null)
      return
    }
    const { at } = locate(event, null)
    // A click is worth metres this far out: it goes there instead of setting a vertex. Measuring is not bound by that.
    if (at && s.tool !== 'measure' && view.scale() > DRAW_SCALE * 1.001) view.zoomTo(CLOSE_SCALE, at)
    else if (at) host.place(at)
    view.repaintOver()
  }
  map.on('pointermove', onMove)
  map.on('click', onClick)
  return () => {
    map.removeInteraction(hold)
    map.un('pointermove', onMove)
    map.un('click', onClick)
  }
}
