/**
 * The hand on the map: tools, clicks, typed figures and keys become changes of the site. Clicks and keys go through the
 * same `place`, so everything drawn by mouse can be drawn without it.
 */
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { isImeKey } from '../parts/isImeKey'
import { Chord } from './chord'
import { faults } from './crossing'
import { handleKey } from './handKeys'
import type { HandOptions, HandState, Latest } from './handTypes'
import type { Hand } from './paintSketch'
import { attachPointer } from './pointer'
import { lonLats } from './site'
import { chosen, IDLE, type Sketch, type Tool } from './sketch'
import { usePlace } from './usePlace'
import { useTyped } from './useTyped'
import { CLOSE_SCALE, DRAW_SCALE, type MapView } from './view'

export function useHand(view: MapView | null, options: HandOptions): HandState {
  const [sketch, setSketchState] = useState<Sketch>(IDLE)
  const [tooFar, setTooFar] = useState(false)
  const hand = useRef<Hand>({ sketch: IDLE, site: [], cursor: null, caught: null, crosshair: false })
  const moved = useRef(false)
  const chord = useRef(new Chord())
  const dropTyped = useRef(() => {})
  const latest = useRef<Latest>({ options, sketch })
  latest.current = { options, sketch }
  const { site } = options.edit
  const points = site ? lonLats(site) : []
  const open = sketch.growing
  const found = site && site.shape !== 'point' ? faults(points, site.shape === 'polygon', open) : []
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
      dropTyped.current()
      hand.current.caught = null
      view?.map.getTargetElement()?.classList.toggle('drawing', tool !== 'select')
      view?.repaintOver()
    },
    [setSketch, view],
  )

  const { place, finish, back } = usePlace(view, latest, moved, setSketch, choose)
  const { typed, setTyped, enterTyped, drop } = useTyped(view, latest, hand, place)
  dropTyped.current = drop

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

  const onKeyDown = useCallback(
    (e: KeyboardEvent<HTMLDivElement>) => {
      if (isImeKey(e) || !view || chord.current.takes(e)) return
      const { options: o, sketch: s } = latest.current
      const host = { view, options: o, sketch: s, hand: hand.current, moved, tooFar, zoomIn }
      if (!handleKey(e, { ...host, choose, place, finish, back, setTyped })) return
      e.preventDefault()
      e.stopPropagation()
      view.repaintOver()
    },
    [view, back, choose, finish, place, setTyped, tooFar, zoomIn],
  )

  return { hand, sketch, choose, onKeyDown, typed, setTyped, enterTyped, faults: found, tooFar, zoomIn }
}
