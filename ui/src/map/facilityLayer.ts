/** The facilities' layer: drawn as an image (fast to move), styles cached by sign and voltage. Names are painted apart. */
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import VectorImageLayer from 'ol/layer/VectorImage'
import VectorSource from 'ol/source/Vector'
import CircleStyle from 'ol/style/Circle'
import Fill from 'ol/style/Fill'
import RegularShape from 'ol/style/RegularShape'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import type { DrawnFacility } from './api'
import { EXACT_ZOOM, zoomFor } from './cells/grid'
import { lineWidth } from './lineWidth'
import type { Palette } from './palette'
import { type Sign, signOf } from './scene'
import { SHEET } from './sheet'

/** Milliseconds of one turn of making features. */
const TURN = 8

const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })

export class FacilityLayer {
  readonly source = new VectorSource()
  readonly layer = new VectorImageLayer({ source: this.source, imageRatio: 1.4, className: SHEET })
  private readonly styles = new Map<string, Style>()
  private colours: Palette
  private readonly shown = new Map<string, DrawnFacility>()
  private turn: ReturnType<typeof setTimeout> | undefined

  constructor(colours: Palette) {
    this.colours = colours
    this.layer.setStyle((feature, resolution) => this.styleOf(feature as Feature, resolution))
  }

  setColours(colours: Palette): void {
    this.colours = colours
    this.styles.clear()
    this.layer.changed()
  }

  /** Replaces what is shown; features that stay are not built again, and many are built a few at a time. */
  set(facilities: readonly DrawnFacility[]): void {
    clearTimeout(this.turn)
    const next = new Map(facilities.map(f => [f.id, f]))
    for (const [id, f] of this.shown) {
      // Another geometry under the same id: more of a long line has come, or it was changed by hand.
      if (next.get(id)?.geometry === f.geometry) continue
      const gone = this.source.getFeatureById(id)
      if (gone && gone instanceof Feature) this.source.removeFeature(gone)
      this.shown.delete(id)
    }
    const left = [...next.values()].filter(f => !this.shown.has(f.id))
    const add = (): void => {
      const until = performance.now() + TURN
      const added: Feature[] = []
      for (let f = left.pop(); f; f = performance.now() < until ? left.pop() : undefined) {
        added.push(featureOf(f))
        this.shown.set(f.id, f)
      }
      if (added.length > 0) this.source.addFeatures(added)
      if (left.length > 0) this.turn = setTimeout(add, 0)
    }
    add()
  }

  private cached(key: string, make: () => Style): Style {
    const found = this.styles.get(key)
    if (found) return found
    const made = make()
    this.styles.set(key, made)
    return made
  }

  private styleOf(feature: Feature, resolution: number): Style[] {
    const sign = feature.get('sign') as Sign
    const kv = feature.get('kv') as number | null
    const c = this.colours
    if (sign === 'tower' || sign === 'pole') {
      // Farther out they would hide the line.
      if (zoomFor(resolution) < EXACT_ZOOM) return []
      return [this.cached(sign, () => new Style({ image: this.symbol(sign), zIndex: 2 }))]
    }
    const width = lineWidth(kv)
    return [
      this.cached(
        `${sign} ${width}`,
        () =>
          new Style({
            stroke: new Stroke({ color: c.line, width, ...(sign === 'cable' ? { lineDash: [8, 4] } : {}) }),
            zIndex: 1,
          }),
      ),
    ]
  }

  private symbol(sign: 'tower' | 'pole'): CircleStyle | RegularShape {
    const fill = new Fill({ color: this.colours.surface })
    const stroke = new Stroke({ color: this.colours.line, width: 1.5 })
    // Radius of the circle around the square: 8 px sides.
    if (sign === 'tower')
      return new RegularShape({
        points: 4,
        radius: 5.66,
        angle: Math.PI / 4,
        fill,
        stroke,
      })
    return new CircleStyle({ radius: 3.5, fill, stroke })
  }
}

function featureOf(f: DrawnFacility): Feature {
  const feature = new Feature(format.readGeometry(f.geometry as never) ?? undefined)
  feature.setId(f.id)
  feature.set('sign', signOf(f), true)
  feature.set('kv', f.voltage_kv, true)
  feature.set('name', f.name ?? '', true)
  feature.set('drawn', f, true)
  return feature
}
