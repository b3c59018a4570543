import { expect, it } from 'vitest'
import { attributionOf, drawn, faultsOf, layersOf } from './shown'
import { map } from './testMap'

it('a person’s choice goes before the office’s, and pictures are held back', () => {
  const layers = layersOf([map('a'), map('b', { shown: false }), map('c', { imagery: true })], {
    a: { on: false, opacity: 0.3 },
    gone: { on: true, opacity: 1 },
  })
  expect(layers.map(l => [l.map.id, l.on, l.opacity])).toEqual([
    ['a', false, 0.3],
    ['b', false, 0.7],
    ['c', true, 0.6],
  ])
})

it('what cannot be drawn is said and not drawn, and its source is not named', () => {
  const fault = { code: 'basemap.file_missing', params: { file: 'a.pmtiles' } }
  const layers = layersOf([map('a', { fault, attribution: '甲' }), map('b'), map('c')], {})
  expect(drawn(layers).map(l => l.map.id)).toEqual(['b', 'c'])
  expect(attributionOf(layers)).toEqual(['示例院'])
  expect(faultsOf(layers)).toEqual([fault])
  expect(faultsOf(layersOf([map('a', { fault })], { a: { on: false, opacity: 1 } }))).toEqual([])
})
