/**
 * What a shape of a vector tile is on our map. Tiles name their layers by one of a few schemes (OpenMapTiles, Protomaps,
 * Shortbread) or by the company's own; a layer nobody knows is not drawn. Boundaries are left out on purpose: a map that
 * shows them needs an approval of its own (地图管理条例).
 */
export type Role = 'water' | 'building' | 'road' | 'plot' | 'label'

const LAYERS: Record<string, Role> = {
  water: 'water',
  waterway: 'water',
  ocean: 'water',
  water_polygons: 'water',
  water_lines: 'water',
  building: 'building',
  buildings: 'building',
  road: 'road',
  roads: 'road',
  streets: 'road',
  street_polygons: 'road',
  bridges: 'road',
  transportation: 'road',
  highway: 'road',
  highways: 'road',
  landuse: 'plot',
  parcel: 'plot',
  parcels: 'plot',
  plots: 'plot',
  sites: 'plot',
  place: 'label',
  places: 'label',
  place_labels: 'label',
  street_labels: 'label',
  water_name: 'label',
  transportation_name: 'label',
}

type Read = (key: string) => unknown

export function roleOf(get: Read): Role | null {
  const layer = get('layer')
  return typeof layer === 'string' ? (LAYERS[layer.toLowerCase()] ?? null) : null
}

/** How broad a road is, metres, by what the schemes call its class; 0 is a path, drawn as a hairline. */
export function roadMetres(get: Read): number {
  const of = ['kind_detail', 'class', 'kind', 'highway', 'type'].map(get)
  const word = of.find(value => typeof value === 'string')
  switch (typeof word === 'string' ? word.replace(/_link$/, '') : '') {
    case 'motorway':
    case 'trunk':
    case 'highway':
      return 22
    case 'primary':
    case 'major_road':
      return 16
    case 'secondary':
    case 'tertiary':
      return 11
    case 'path':
    case 'footway':
    case 'cycleway':
    case 'track':
    case 'steps':
    case 'rail':
    case 'railway':
    case 'ferry':
    case 'aerialway':
      return 0
    default:
      return 7
  }
}

/** A name in Chinese where the tile has one. */
export function nameOf(get: Read): string {
  for (const key of ['name:zh-Hans', 'name:zh', 'name_zh', 'name']) {
    const value = get(key)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return ''
}
