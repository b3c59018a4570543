import { describe, expect, it } from 'vitest'
import { nameOf, roadMetres, roleOf } from './roles'

const get = (properties: Record<string, unknown>) => (key: string) => properties[key]

describe('what a shape of a vector tile is', () => {
  it('knows the layers of the common schemes', () => {
    for (const [layer, role] of [
      ['transportation', 'road'],
      ['roads', 'road'],
      ['streets', 'road'],
      ['Buildings', 'building'],
      ['water_polygons', 'water'],
      ['landuse', 'plot'],
      ['place_labels', 'label'],
    ])
      expect(roleOf(get({ layer })), layer).toBe(role)
  })
  it('draws no boundary and nothing it does not know', () => {
    for (const layer of ['boundary', 'boundaries', 'boundary_labels', 'poi', 'earth', 'own'])
      expect(roleOf(get({ layer })), layer).toBeNull()
    expect(roleOf(get({}))).toBeNull()
  })
  it('tells a highway from a street and a path', () => {
    expect(roadMetres(get({ class: 'motorway_link' }))).toBe(22)
    expect(roadMetres(get({ kind: 'minor_road' }))).toBe(7)
    expect(roadMetres(get({ kind: 'path', kind_detail: 'footway' }))).toBe(0)
  })
  it('prefers the Chinese name', () => {
    expect(nameOf(get({ name: 'Road', 'name:zh': '示例路' }))).toBe('示例路')
    expect(nameOf(get({ name: ' ' }))).toBe('')
  })
})
