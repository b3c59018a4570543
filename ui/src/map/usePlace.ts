/** What a placed point, the end of an outline and a step back make of the site. Clicks, keys and typed figures all come here. */
import { type RefObject, useCallback } from 'react'
import { fromLonLat, zoneCode, zoneOf } from './coordinates'
import { faults } from './crossing'
import { distance, type LonLat } from './geodesy'
import type { Latest } from './handTypes'
import { lonLats, NEEDED, type Site, withoutPoint } from './site'
import { preview, type Sketch, type Tool } from './sketch'
import type { MapView } from './view'

/** A click this near a vertex means the vertex, pixels. */
const ON_VERTEX = 8

export function usePlace(
  view: MapView | null,
  latest: RefObject<Latest>,
  moved: RefObject<boolean>,
  setSketch: (next: Sketch) => void,
  choose: (tool: Tool) => void,
): { place: (at: LonLat) => void; finish: () => void; back: () => boolean } {
  const crsFor = useCallback(
    (at: LonLat): string =>
      latest.current.options.edit.site?.crs ?? latest.current.options.crs ?? zoneCode(zoneOf(at[0])),
    [latest],
  )

  const finish = useCallback(() => {
    const { options: o, sketch: s } = latest.current
    const now = o.edit.site
    if (s.tool === 'measure') return setSketch({ ...s, anchors: [] })
    if (!s.growing || !now) return
    if (faults(lonLats(now), now.shape === 'polygon').length > 0) return
    choose('select')
  }, [choose, latest, setSketch])

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
        case 'point':
          build('point', [at])
          return choose('select')
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
    [choose, crsFor, finish, latest, moved, setSketch, view],
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
  }, [latest, setSketch])

  return { place, finish, back }
}
