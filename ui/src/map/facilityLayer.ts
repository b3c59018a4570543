/** The facilities' layer: drawn as an image (fast to move), styles cached by sign and voltage, names by feature. */
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import VectorImageLayer from 'ol/layer/VectorImage'
import VectorSource from 'ol/source/Vector'
import CircleStyle from 'ol/style/Circle'
import Fill from 'ol/style/Fill'
import RegularShape from 'ol/style/RegularShape'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import Text from 'ol/style/Text'
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

/** Metres a pixel under which towers and their names are drawn. */
const TOWERS_UNDER = 3
const TOWER_NAMES_UNDER = 0.8
const LINE_NAMES_UNDER = 12
const MOST_STYLES = 1500

const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })

export class FacilityLayer {
  readonly source = new VectorSource()
  readonly layer = new VectorImageLayer({ source: this.source, imageRatio: 1.4, declutter: true })
  private readonly styles = new Map<string, Style>()
  private colours: Palette
  private names = true
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

  setNames(on: boolean): void {
    if (this.names === on) return
    this.names = on
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
    // Names make a style each; a long walk over the map must not keep them all.
    if (this.styles.size > MOST_STYLES) this.styles.clear()
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
      const shape = this.cached(sign, () => new Style({ image: this.symbol(sign), zIndex: 2 }))
      if (!this.names || resolution > TOWER_NAMES_UNDER) return [shape]
      return [shape, this.text(`tower ${feature.get('name')}`, feature.get('name') as string, 'point')]
    }
    const width = lineWidth(kv)
    const stroke = this.cached(
      `${sign} ${width}`,
      () =>
        new Style({
          stroke: new Stroke({ color: c.line, width, ...(sign === 'cable' ? { lineDash: [8, 4] } : {}) }),
          zIndex: 1,
        }),
    )
    if (!this.names || resolution > LINE_NAMES_UNDER) return [stroke]
    const name = kv === null ? String(feature.get('name')) : `${kv} kV ${feature.get('name')}`
    return [stroke, this.text(`${sign} ${name}`, name, sign === 'area' ? 'point' : 'line')]
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
        declutterMode: 'none',
      })
    return new CircleStyle({ radius: 3.5, fill, stroke, declutterMode: 'none' })
  }

  private text(key: string, text: string, placement: 'point' | 'line'): Style {
    const c = this.colours
    return this.cached(
      key,
      () =>
        new Style({
          text: new Text({
            text,
            font: `${placement === 'line' ? 13 : 12}px ${c.font}`,
            placement,
            fill: new Fill({ color: placement === 'line' ? c.text : c.label }),
            stroke: new Stroke({ color: c.ground, width: 3 }),
            offsetY: placement === 'line' ? 15 : -13,
            ...(placement === 'line' ? { maxAngle: 0.4, repeat: 700 } : {}),
          }),
          zIndex: 3,
        }),
    )
  }
}
