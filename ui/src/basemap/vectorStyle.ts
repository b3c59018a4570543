/** How shapes of a vector tile are drawn: greys of the ground, never a state's colour. Styles are made once each. */
import type { FeatureLike } from 'ol/Feature'
import Fill from 'ol/style/Fill'
import Stroke from 'ol/style/Stroke'
import Style, { type StyleFunction } from 'ol/style/Style'
import Text from 'ol/style/Text'
import type { GroundColours } from './colours'
import { nameOf, roadMetres, roleOf } from './roles'

/** Map units a pixel above which streets are too close together to be told apart. */
const STREETS_UNDER = 60
const BUILDINGS_UNDER = 10
const PLOTS_UNDER = 6
const NAMES_OF_ROADS_UNDER = 6
/** Pixels. */
const NARROWEST = 1.5
const BROADEST = 14

export function vectorStyle(c: GroundColours): StyleFunction {
  const made = new Map<string, Style[]>()
  const once = (key: string, make: () => Style[]): Style[] => {
    const known = made.get(key)
    if (known) return known
    const styles = make()
    made.set(key, styles)
    return styles
  }
  const road = (width: number): Style[] =>
    once(`road ${width}`, () =>
      width === 0
        ? [new Style({ stroke: new Stroke({ color: c.roadEdge, width: 1 }), zIndex: 3 })]
        : [
            new Style({ stroke: new Stroke({ color: c.roadEdge, width: width + 2 }), zIndex: 3 }),
            new Style({ stroke: new Stroke({ color: c.road, width }), zIndex: 4 }),
          ],
    )
  const label = (text: string, along: boolean): Style[] =>
    // One style a name: names are few in view, and a style that changes under a label is drawn wrong.
    once(`${along} ${text}`, () => [
      new Style({
        text: new Text({
          text,
          font: `${along ? 12 : 13}px ${c.font}`,
          placement: along ? 'line' : 'point',
          fill: new Fill({ color: c.label }),
          stroke: new Stroke({ color: c.ground, width: 6 }),
        }),
        zIndex: 9,
      }),
    ])
  return (feature: FeatureLike, resolution: number) => {
    const get = (key: string): unknown => feature.get(key)
    const type = feature.getGeometry()?.getType()
    const flat = type === 'Polygon' || type === 'MultiPolygon'
    const line = type === 'LineString' || type === 'MultiLineString'
    switch (roleOf(get)) {
      case 'water':
        if (flat) return once('water', () => [new Style({ fill: new Fill({ color: c.water }), zIndex: 0 })])
        return line
          ? once('stream', () => [new Style({ stroke: new Stroke({ color: c.water, width: 2 }), zIndex: 0 })])
          : undefined
      case 'building':
        if (!flat || resolution > BUILDINGS_UNDER) return
        return once('building', () => [
          new Style({
            fill: new Fill({ color: c.building }),
            stroke: new Stroke({ color: c.buildingEdge, width: 1 }),
            zIndex: 2,
          }),
        ])
      case 'plot':
        if (!flat || resolution > PLOTS_UNDER) return
        return once('plot', () => [
          new Style({ stroke: new Stroke({ color: c.plot, width: 1, lineDash: [3, 3] }), zIndex: 1 }),
        ])
      case 'road': {
        const metres = roadMetres(get)
        if (resolution > STREETS_UNDER && metres < 16) return
        if (flat) return once('paved', () => [new Style({ fill: new Fill({ color: c.road }), zIndex: 3 })])
        if (!line) return
        const width =
          metres === 0 ? 0 : Math.round(Math.min(BROADEST, Math.max(NARROWEST, metres / resolution)) * 2) / 2
        const name = resolution < NAMES_OF_ROADS_UNDER && metres > 0 ? nameOf(get) : ''
        return name ? [...road(width), ...label(name, true)] : road(width)
      }
      case 'label': {
        const name = nameOf(get)
        if (!name || flat || (line && resolution > NAMES_OF_ROADS_UNDER)) return
        return label(name, line)
      }
      default:
        return
    }
  }
}
