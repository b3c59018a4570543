/** Base maps as layers of an OpenLayers map, under everything else. */
import type { Extent } from 'ol/extent'
import MVT from 'ol/format/MVT'
import type BaseLayer from 'ol/layer/Base'
import TileLayer from 'ol/layer/Tile'
import VectorTileLayer from 'ol/layer/VectorTile'
import type OlMap from 'ol/Map'
import { get as projection, transformExtent } from 'ol/proj'
import type Projection from 'ol/proj/Projection'
import ImageTile from 'ol/source/ImageTile'
import VectorTile from 'ol/source/VectorTile'
import TileState from 'ol/TileState'
import TileGrid from 'ol/tilegrid/TileGrid'
import type OlVectorTile from 'ol/VectorTile'
import type { BaseMapShown, Coded } from '../api/contract'
import { groundColours } from './colours'
import { tileBytes, tilePicture, troubleOf } from './load'
import type { Layer } from './shown'
import { isDark } from './tone'
import { vectorStyle } from './vectorStyle'
import './basemap.css'

/** Below the zones, which are the lowest of the map's own. */
const LOWEST = -100
/** Tiles that did not come are asked for again after this, milliseconds: the server's own rest is 20 s. */
const AGAIN = 25_000
const HALF_WORLD = 20037508.342789244

interface Made {
  layer: TileLayer<ImageTile> | VectorTileLayer
  trouble: Coded | null
}

export class BaseLayers {
  private readonly made = new Map<string, Made>()
  private dark = isDark()
  private again: ReturnType<typeof setTimeout> | undefined
  private readonly map: OlMap
  private readonly onTrouble: (troubles: Coded[]) => void

  constructor(map: OlMap, onTrouble: (troubles: Coded[]) => void) {
    this.map = map
    this.onTrouble = onTrouble
  }

  /** Shows these, lowest first; layers that stay are not made again. */
  set(layers: readonly Layer[]): void {
    const wanted = new Map(layers.map(l => [`${l.map.id} ${l.map.stamp}`, l]))
    for (const [key, { layer }] of this.made) {
      if (wanted.has(key)) continue
      this.map.removeLayer(layer as BaseLayer)
      layer.dispose()
      this.made.delete(key)
    }
    ;[...wanted].forEach(([key, { map, opacity }], index) => {
      let made = this.made.get(key)
      if (!made) {
        made = this.make(map)
        this.made.set(key, made)
        this.map.addLayer(made.layer as BaseLayer)
      }
      made.layer.setOpacity(opacity)
      made.layer.setZIndex(LOWEST + index)
    })
    this.tell()
  }

  /** Shapes take the theme's colours; pictures are toned as they come, so they are asked for again. */
  recolour(): void {
    if (this.dark === isDark()) return
    this.dark = isDark()
    for (const { layer } of this.made.values()) {
      if (layer instanceof VectorTileLayer) layer.setStyle(vectorStyle(groundColours()))
      else layer.getSource()?.refresh()
    }
  }

  dispose(): void {
    clearTimeout(this.again)
  }

  private make(map: BaseMapShown): Made {
    return { layer: map.vector ? this.shapes(map) : this.pictures(map), trouble: null }
  }

  private pictures(map: BaseMapShown): TileLayer<ImageTile> {
    const source = new ImageTile({
      projection: map.grid === 'mercator' ? 'EPSG:3857' : 'EPSG:4326',
      tileGrid: gridOf(map, 256),
      transition: 0,
      wrapX: false,
      loader: async (z, x, y, { signal }) => {
        try {
          const picture = await tilePicture(map, [z, x, y], signal)
          this.note(map, null)
          return picture
        } catch (error) {
          this.note(map, troubleOf(error, map))
          throw error
        }
      },
    })
    return new TileLayer({
      source,
      className: 'base-map base-picture',
      ...placeOf(map, map.grid === 'geographic' ? 1 : 0),
    })
  }

  private shapes(map: BaseMapShown): VectorTileLayer {
    const format = new MVT()
    const source = new VectorTile({
      format,
      // Tiles are cut for 512 pixels: at 256 their names would crowd.
      tileGrid: gridOf(map, 512),
      transition: 0,
      wrapX: false,
      tileUrlFunction: ([z, x, y]) => `${z}/${x}/${y}`,
      tileLoadFunction: tile => {
        const shaped = tile as OlVectorTile<never>
        const [z, x, y] = shaped.getTileCoord() as [number, number, number]
        const fill = async (extent: Extent, featureProjection: Projection): Promise<void> => {
          try {
            const bytes = await tileBytes(map, [z, x, y])
            this.note(map, null)
            const features = bytes ? format.readFeatures(bytes, { extent, featureProjection }) : []
            shaped.setFeatures(features as never[])
          } catch (error) {
            this.note(map, troubleOf(error, map))
            shaped.setState(TileState.ERROR)
          }
        }
        shaped.setLoader((extent, _resolution, projected) => void fill(extent, projected))
      },
    })
    return new VectorTileLayer({
      source,
      className: 'base-map',
      // A name apart from the map's own: names of lines make way for no street.
      declutter: 'base',
      style: vectorStyle(groundColours()),
      ...placeOf(map, 1),
    })
  }

  private note(map: BaseMapShown, trouble: Coded | null): void {
    const made = this.made.get(`${map.id} ${map.stamp}`)
    if (!made || (trouble === null && made.trouble === null)) return
    made.trouble = trouble
    this.tell()
    if (trouble && !this.again) this.again = setTimeout(() => this.retry(), AGAIN)
  }

  private retry(): void {
    this.again = undefined
    for (const { layer, trouble } of this.made.values()) if (trouble) layer.getSource()?.refresh()
  }

  private tell(): void {
    this.onTrouble([...this.made.values()].flatMap(m => (m.trouble ? [m.trouble] : [])))
  }
}

/** The grid of the server: Web Mercator, or longitude and latitude with two tiles at level 0. */
function gridOf(map: BaseMapShown, tileSize: number): TileGrid {
  const mercator = map.grid === 'mercator'
  const first = mercator ? (HALF_WORLD * 2) / tileSize : 180 / tileSize
  return new TileGrid({
    extent: mercator ? [-HALF_WORLD, -HALF_WORLD, HALF_WORLD, HALF_WORLD] : [-180, -90, 180, 90],
    origin: mercator ? [-HALF_WORLD, HALF_WORLD] : [-180, 90],
    resolutions: Array.from({ length: map.max_zoom + 1 }, (_, z) => first / 2 ** z),
    minZoom: map.min_zoom,
    tileSize,
  })
}

/** Where and from which zoom of the view on it is drawn: farther out its lowest level would take thousands of tiles. */
function placeOf(map: BaseMapShown, later: number): { minZoom: number; extent?: number[] } {
  const minZoom = map.min_zoom === 0 ? Number.NEGATIVE_INFINITY : map.min_zoom + later - 1.5
  if (!map.extent) return { minZoom }
  const [w, s, e, n] = map.extent
  // Web Mercator ends at 85°.
  const within = [w, Math.max(s, -85), e, Math.min(n, 85)]
  return { minZoom, extent: transformExtent(within, 'EPSG:4326', projection('EPSG:3857') ?? 'EPSG:3857') }
}
