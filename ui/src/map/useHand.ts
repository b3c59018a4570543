/**
 * The hand on the map: tools, clicks, typed figures and keys become changes of the site. Clicks and keys go through the
 * same `place`, so everything drawn by mouse can be drawn without it.
 */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { isImeKey } from '../parts/isImeKey'
import { fromLonLat, zoneCode, zoneOf } from './coordinates'
import { faults, type OutlineFault } from './crossing'
import { distance, type LonLat } from './geodesy'
import type { XY } from './outline'
import type { Hand } from './paintSketch'
import { readPair } from './pasted'
import { attachPointer } from './pointer'
import { lonLats, NEEDED, type Site, withoutPoint } from './site'
import { chosen, IDLE, lastPoint, preview, type Sketch, type Tool, target } from './sketch'
import { readTyped } from './typed'
import type { SiteEdit } from './useSiteEdit'
import { CLOSE_SCALE, DRAW_SCALE, type MapView } from './view'

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

const KEYS: Record<string, Tool> = {
  KeyP: 'polygon',
  KeyR: 'rectangle',
  KeyC: 'circle',
  KeyL: 'line',
  KeyM: 'measure',
  KeyS: 'stand',
  KeyV: 'select',
}
/** Pixels the crosshair moves for an arrow key. */
const STRIDE = 16
/** A click this near a vertex means the vertex. */
const ON_VERTEX = 8

export function useHand(view: MapView | null, options: HandOptions): HandState {
  const [sketch, setSketchState] = useState<Sketch>(IDLE)
  const [typed, setTypedState] = useState<HandState['typed']>(null)
  const [tooFar, setTooFar] = useState(false)
  const hand = useRef<Hand>({ sketch: IDLE, site: [], cursor: null, caught: null, crosshair: false })
  const moved = useRef(false)
  const latest = useRef({ options, sketch })
  latest.current = { options, sketch }
  const { site } = options.edit
  const points = site ? lonLats(site) : []
  const open = sketch.growing
  const found = site ? faults(points, site.shape === 'polygon', open) : []
  hand.current.site = open ? points : []
  hand.current.sketch = sketch

  const setSketch = useCallback((next: Sketch) => {
    latest.current.sketch = next
    setSketchState(next)
  }, [])

  // Undo may take the outline away under the hand.
  useEffect(() => {
    if (sketch.growing && (!site || site.shape !== (sketch.tool === 'line' ? 'line' : 'polygon')))
      setSketch({ ...sketch, growing: false })
  }, [site, sketch, setSketch])

  const choose = useCallback(
    (tool: Tool) => {
      setSketch(chosen(tool))
      setTypedState(null)
      hand.current.caught = null
      view?.map.getTargetElement()?.classList.toggle('drawing', tool !== 'select')
      view?.repaintOver()
    },
    [setSketch, view],
  )

  const crsFor = useCallback(
    (at: LonLat): string =>
      latest.current.options.edit.site?.crs ?? latest.current.options.crs ?? zoneCode(zoneOf(at[0])),
    [],
  )

  const finish = useCallback(() => {
    const { options: o, sketch: s } = latest.current
    const now = o.edit.site
    if (s.tool === 'measure') return setSketch({ ...s, anchors: [] })
    if (!s.growing || !now) return
    if (faults(lonLats(now), now.shape === 'polygon').length > 0) return
    choose('select')
  }, [choose, setSketch])

  const place = useCallback(
    (at: LonLat) => {
      const { options: o, sketch: s } = latest.current
      moved.current = false
      const pixels = (p: LonLat): number => distance(p, at) / (view?.metres() ?? 1)
      const own = o.edit.site ? lonLats(o.edit.site) : []
      const build = (shape: Site['shape'], ring: LonLat[]): void => {
        const crs = crsFor(at)
        o.onDrawn(view?.scale() ?? 0, true)
        o.onSelect(null)
        o.edit.set({ shape, crs, points: ring.map(p => fromLonLat(crs, p)).filter(p => p !== null) })
      }
      switch (s.tool) {
        case 'select':
          return
        case 'stand':
          o.onStand(at)
          return choose('select')
        case 'measure':
          return setSketch({ ...s, anchors: [...s.anchors, at] })
        case 'polygon':
        case 'line': {
          const shape = s.tool
          if (!s.growing || !o.edit.site) {
            build(shape, [at])
            return setSketch({ ...s, growing: true })
          }
          const first = own[0] as LonLat
          const last = own[own.length - 1] as LonLat
          const enough = own.length >= NEEDED[shape]
          if (enough && ((shape === 'polygon' && pixels(first) < ON_VERTEX) || pixels(last) < 3))
            return finish()
          if (pixels(last) < 1) return
          const pair = fromLonLat(o.edit.site.crs, at)
          if (pair) {
            o.edit.set({ ...o.edit.site, points: [...o.edit.site.points, pair] })
            o.onDrawn(view?.scale() ?? 0, false)
          }
          return
        }
        case 'rectangle':
        case 'circle': {
          const whole = preview(s, at)
          if (whole && whole.length > 2) {
            build('polygon', whole)
            return choose('select')
          }
          return setSketch({ ...s, anchors: [...s.anchors, at] })
        }
      }
    },
    [choose, crsFor, finish, setSketch, view],
  )

  const back = useCallback((): boolean => {
    const { options: o, sketch: s } = latest.current
    if (s.anchors.length > 0) {
      setSketch({ ...s, anchors: s.anchors.slice(0, -1) })
      return true
    }
    if (s.growing && o.edit.site) {
      const shorter = withoutPoint(o.edit.site, o.edit.site.points.length - 1)
      o.edit.set(shorter)
      if (!shorter) setSketch({ ...s, growing: false })
      return true
    }
    return false
  }, [setSketch])

  useEffect(() => {
    if (!view) return
    const detach = attachPointer(view, {
      hand,
      moved,
      sketch: () => latest.current.sketch,
      options: () => latest.current.options,
      place,
    })
    const onMove = (): void => setTooFar(view.scale() > DRAW_SCALE * 1.001)
    view.map.on('moveend', onMove)
    return () => {
      detach()
      view.map.un('moveend', onMove)
    }
  }, [view, place])

  const zoomIn = useCallback(() => view?.zoomTo(CLOSE_SCALE, hand.current.cursor), [view])

  const setTyped = useCallback(
    (text: string | null) => {
      if (text === null) {
        setTypedState(null)
        view?.map.getTargetElement()?.focus()
        return
      }
      const size = view?.map.getSize() ?? [300, 200]
      const at =
        (hand.current.cursor && view?.pixelOf(hand.current.cursor)) ??
        ([(size[0] as number) / 2, (size[1] as number) / 2] as const)
      setTypedState(before => ({
        text,
        at: before?.at ?? [
          Math.min(at[0] + 16, (size[0] as number) - 190),
          Math.min(at[1] + 16, (size[1] as number) - 40),
        ],
        bad: false,
      }))
    },
    [view],
  )

  const enterTyped = useCallback(() => {
    if (!typed) return
    const read = readTyped(typed.text)
    const { sketch: s, options: o } = latest.current
    const own = o.edit.site ? lonLats(o.edit.site) : []
    const from = lastPoint(s, own)
    const at =
      read && target(read, from, hand.current.cursor, (a, b) => readPair(a, b, o.edit.site?.crs ?? o.crs))
    if (!at) return setTypedState({ ...typed, bad: true })
    place(at)
    hand.current.cursor = at
    setTyped(null)
    view?.repaintOver()
  }, [typed, place, setTyped, view])

  const onKeyDown = useCallback(
    (e: KeyboardEvent<HTMLDivElement>) => {
      if (isImeKey(e) || !view) return
      const { options: o, sketch: s } = latest.current
      const ctrl = e.ctrlKey || e.metaKey
      const done = (): void => {
        e.preventDefault()
        e.stopPropagation()
        view.repaintOver()
      }
      if (ctrl) {
        if (e.code === 'KeyZ') {
          if (e.shiftKey) o.edit.redo()
          else o.edit.undo()
          done()
        }
        return
      }
      if (e.altKey) return
      const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key]
      // Too far out for a vertex: go there instead, as a click does.
      const placeOrNear = (at: LonLat): void => {
        if (tooFar && s.tool !== 'measure') zoomIn()
        else place(at)
      }
      if (arrow) {
        moveCrosshair(
          view,
          hand.current,
          arrow as [number, number],
          e.shiftKey ? 1 : STRIDE,
          s.tool === 'select',
        )
        moved.current = s.tool !== 'select'
        return done()
      }
      if (e.key === 'Enter') {
        if (s.tool !== 'select') {
          if (moved.current && hand.current.crosshair && hand.current.cursor) placeOrNear(hand.current.cursor)
          else finish()
          done()
        }
        return
      }
      if (e.code === 'Space') {
        if (s.tool !== 'select' && hand.current.cursor) placeOrNear(hand.current.cursor)
        return done()
      }
      if (e.key === 'Backspace') {
        back()
        return done()
      }
      if (e.key === 'Delete' && o.selected !== null && o.edit.site && s.tool === 'select') {
        o.edit.set(withoutPoint(o.edit.site, o.selected))
        o.onSelect(null)
        return done()
      }
      if (e.key === 'Escape') {
        if (back()) return done()
        if (s.tool !== 'select') {
          choose('select')
          return done()
        }
        if (o.selected !== null) {
          o.onSelect(null)
          done()
        }
        return
      }
      if (e.key === '+' || e.key === '=') {
        view.zoomBy(0.5)
        return done()
      }
      if (e.key === '-' && s.tool === 'select') {
        view.zoomBy(-0.5)
        return done()
      }
      const draws = s.tool !== 'select' && s.tool !== 'stand'
      if (draws && /^[\d@.\-０-９＠]$/.test(e.key)) {
        setTyped(e.key)
        return done()
      }
      if (e.code === 'KeyZ') {
        o.onFit()
        return done()
      }
      const tool = KEYS[e.code]
      if (tool) {
        choose(tool)
        done()
      }
    },
    [view, back, choose, finish, place, setTyped, tooFar, zoomIn],
  )

  return { hand, sketch, choose, onKeyDown, typed, setTyped, enterTyped, faults: found, tooFar, zoomIn }
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
