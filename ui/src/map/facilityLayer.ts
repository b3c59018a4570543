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
import type { Palette } from './palette'
import { type Sign, signOf } from './scene'

/** Pixels by voltage: 220 kV 3.2, 110 kV 2.5, 10 kV 1.5. */
export function lineWidth(kv: number | null): number {
  if (kv === null) return 1.5
  if (kv >= 330) return 3.8
  if (kv >= 220) return 3.2
  if (kv >= 66) return 2.5
  if (kv >= 35) return 2
  return 1.5
}

/** Map units a pixel under which towers are drawn. */
const TOWERS_UNDER = 3

const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })

export class FacilityLayer {
  readonly source = new VectorSource()
  readonly layer = new VectorImageLayer({ source: this.source, imageRatio: 1.4 })
  private readonly styles = new Map<string, Style>()
  private colours: Palette
  private shown = new Set<string>()

  constructor(colours: Palette) {
    this.colours = colours
    this.layer.setStyle((feature, resolution) => this.styleOf(feature as Feature, resolution))
  }

  setColours(colours: Palette): void {
    this.colours = colours
    this.styles.clear()
    this.layer.changed()
  }

  /** Replaces what is shown; features that stay are not built again. */
  set(facilities: readonly DrawnFacility[]): void {
    const next = new Map(facilities.map(f => [f.id, f]))
    for (const id of this.shown) {
      if (next.has(id)) continue
      const gone = this.source.getFeatureById(id)
      if (gone && gone instanceof Feature) this.source.removeFeature(gone)
    }
    const added: Feature[] = []
    for (const f of next.values()) {
      if (this.shown.has(f.id)) continue
      const feature = new Feature(format.readGeometry(f.geometry as never) ?? undefined)
      feature.setId(f.id)
      feature.set('sign', signOf(f), true)
      feature.set('kv', f.voltage_kv, true)
      feature.set('name', f.name ?? '', true)
      feature.set('drawn', f, true)
      added.push(feature)
    }
    this.source.addFeatures(added)
    this.shown = new Set(next.keys())
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
      if (resolution > TOWERS_UNDER) return []
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
