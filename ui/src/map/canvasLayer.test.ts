import type Layer from 'ol/layer/Layer'
import { get } from 'ol/proj'
import { compose, create, makeInverse } from 'ol/transform'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canvasLayer, groundLayer } from './canvasLayer'
import type { View } from './paintZones'
import type { Palette } from './palette'
import { SHEET } from './sheet'

type Drawn = [number, number]

let drawn: Drawn[] = []

beforeEach(() => {
  drawn = []
  const context = new Proxy(
    { drawImage: (_: unknown, x: number, y: number) => drawn.push([x, y]) },
    { get: (target, name) => Reflect.get(target, name) ?? (() => {}), set: () => true },
  )
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
})
afterEach(() => vi.restoreAllMocks())

const colours = () => ({}) as Palette

/** What OpenLayers hands to a layer; `center` in map units, of which ten are a pixel. */
function frame(center: [number, number], { moving = false, resolution = 10, ratio = 1 } = {}) {
  const size = [1000, 500]
  const forth = compose(create(), 500, 250, 1 / resolution, -1 / resolution, 0, -center[0], -center[1])
  return {
    size,
    pixelRatio: ratio,
    viewHints: [0, moving ? 1 : 0],
    viewState: { center, resolution, rotation: 0, projection: get('EPSG:3857') },
    coordinateToPixelTransform: forth,
    pixelToCoordinateTransform: makeInverse(create(), forth),
  }
}

function shower(layer: Layer) {
  const render = layer.render as unknown as (frame: unknown, below: HTMLElement | null) => HTMLElement
  return (...of: Parameters<typeof frame>) => render.call(layer, frame(...of), null)
}

test('the ground is painted once and moved while it is dragged, a fifth of the view far', () => {
  const views: View[] = []
  const layer = groundLayer((_, view) => views.push(view) > 0, colours, 1)
  const show = shower(layer)
  show([0, 0])
  show([0, 0])
  expect(views.map(v => v.beyond)).toEqual([200])
  // East and south: the picture goes west and north.
  show([1500, -900], { moving: true })
  expect(views).toHaveLength(1)
  expect(drawn.at(-1)).toEqual([-200 - 150, -100 - 90])
  // Farther than was painted.
  show([2010, 0], { moving: true })
  expect(views).toHaveLength(2)
  show([2010, 0], { moving: true })
  expect(views).toHaveLength(2)
})

test('at rest the ground is painted where it is, and anew when it is another', () => {
  let painted = 0
  const layer = groundLayer(() => ++painted > 0, colours, 1)
  const show = shower(layer)
  show([0, 0])
  show([4, 0], { moving: true })
  expect(painted).toBe(1)
  show([4, 0])
  expect(painted).toBe(2)
  layer.changed()
  show([4, 0])
  expect(painted).toBe(3)
  show([4, 0], { ratio: 1.25 })
  expect(painted).toBe(4)
})

test('while the scale changes nothing is painted beyond the view, and nothing that is nothing is drawn', () => {
  const views: View[] = []
  const layer = groundLayer((_, view) => views.push(view) === 0, colours, 1)
  const show = shower(layer)
  show([0, 0])
  show([0, 0], { moving: true, resolution: 8 })
  show([0, 0], { moving: true, resolution: 7 })
  expect(views.map(v => v.beyond)).toEqual([200, 0, 0])
  expect(drawn).toEqual([])
})

test('a layer paints on the sheet of the one below', () => {
  const ground = groundLayer(() => true, colours, 1)
  const over = canvasLayer(() => {}, colours, 2)
  const sheet = shower(ground)([0, 0])
  expect(sheet.className).toBe(SHEET)
  const render = over.render as unknown as (frame: unknown, below: HTMLElement | null) => HTMLElement
  expect(render.call(over, frame([0, 0]), sheet)).toBe(sheet)
  const other = document.createElement('div')
  expect(render.call(over, frame([0, 0]), other)).not.toBe(other)
})
