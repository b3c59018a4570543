import TileLayer from 'ol/layer/Tile'
import VectorTileLayer from 'ol/layer/VectorTile'
import OlMap from 'ol/Map'
import type ImageTile from 'ol/source/ImageTile'
import { afterEach, expect, it, vi } from 'vitest'
import type { Coded } from '../api/contract'
import { refuse } from '../app/testServer'
import { BaseLayers } from './layers'
import { tilePath } from './load'
import { layersOf } from './shown'
import { map } from './testMap'

afterEach(() => vi.unstubAllGlobals())

it('layers lie in the office’s order under everything, are kept, and go', () => {
  const ol = new OlMap({})
  const base = new BaseLayers(ol, () => {})
  base.set(layersOf([map('a'), map('b', { vector: true })], { b: { on: true, opacity: 0.4 } }))
  const [a, b] = ol.getLayers().getArray()
  expect(a).toBeInstanceOf(TileLayer)
  expect(b).toBeInstanceOf(VectorTileLayer)
  expect([a?.getZIndex(), b?.getZIndex(), b?.getOpacity()]).toEqual([-100, -99, 0.4])
  base.set(layersOf([map('b', { vector: true }), map('a')], {}))
  expect(ol.getLayers().getArray()).toEqual([a, b])
  expect([a?.getZIndex(), b?.getZIndex(), b?.getOpacity()]).toEqual([-99, -100, 1])
  base.set(layersOf([map('a', { stamp: '2' })], {}))
  expect(ol.getLayers().getLength()).toBe(1)
  expect(ol.getLayers().item(0)).not.toBe(a)
})

it('tiles of longitude and latitude begin with two at level 0, half a degree finer each level', () => {
  const ol = new OlMap({})
  new BaseLayers(ol, () => {}).set(layersOf([map('a', { grid: 'geographic', min_zoom: 1, max_zoom: 3 })], {}))
  const layer = ol.getLayers().item(0) as TileLayer<ImageTile>
  const grid = layer.getSource()?.getTileGrid()
  expect(grid?.getResolutions()).toEqual([0.703125, 0.3515625, 0.17578125, 0.087890625])
  expect(grid?.getTileCoordForCoordAndZ([113, 28], 1)).toEqual([1, 3, 0])
  expect(layer.getSource()?.getProjection()?.getCode()).toBe('EPSG:4326')
})

it('a source that is away is told in words of its own, and no longer once a tile comes', async () => {
  const told: Coded[][] = []
  let away = true
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return away
      ? refuse(502, 'basemap.source_away', { name: '示例a' })
      : new Response(null, { status: 204, headers: { 'Content-Type': 'image/png' } })
  })
  const ol = new OlMap({})
  const base = new BaseLayers(ol, troubles => told.push(troubles))
  const shown = map('a', { stamp: '7 b' })
  base.set(layersOf([shown], {}))
  const source = (ol.getLayers().item(0) as TileLayer<ImageTile>).getSource()
  const load = () => source?.getTile(3, 4, 2, 1, source.getProjection() as never)?.load()
  load()
  await vi.waitFor(() =>
    expect(told.at(-1)).toEqual([{ code: 'basemap.source_away', params: { name: '示例a' } }]),
  )
  expect(asked[0]).toBe('./api/basemap/a/3/4/2?v=7%20b')
  expect(tilePath(shown, [3, 4, 2])).toBe('basemap/a/3/4/2?v=7%20b')
  away = false
  source?.refresh()
  load()
  await vi.waitFor(() => expect(told.at(-1)).toEqual([]))
  base.dispose()
})
