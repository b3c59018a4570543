/** Rows of the vertex table: as shown, and as a cell's text changes the site. */
import { grouped } from '../parts/numbers'
import { isMetric, type Pair } from './coordinates'
import { angles } from './geodesy'
import { cellNumber } from './pasted'
import { edgeLengths, lonLats, type Site, withPoint } from './site'
import { foldSigns } from './typed'

export interface VertexRow {
  north: string
  east: string
  length: string
  angle: string
}

/** Metres in groups of three with centimetres, degrees with seven decimals (1 cm). */
export function coordinateText(value: number, metric: boolean): string {
  return metric ? grouped(value, 2) : value.toFixed(7)
}

export function vertexRows(site: Site): VertexRow[] {
  const metric = isMetric(site.crs)
  const lengths = edgeLengths(site)
  const inner = angles(lonLats(site), site.shape === 'polygon')
  return site.points.map((p, i) => {
    const length = lengths[i]
    const angle = inner[i]
    return {
      north: coordinateText(p[1], metric),
      east: coordinateText(p[0], metric),
      length: length === undefined || site.points.length < 2 ? '' : grouped(length, length < 1000 ? 2 : 1),
      angle: angle === null || angle === undefined ? '' : angle.toFixed(1),
    }
  })
}

/** The site with one cell changed; null where the text is no coordinate. The untouched figure keeps its full digits. */
export function withCell(site: Site, index: number, column: 'north' | 'east', text: string): Site | null {
  const value = cellNumber(foldSigns(text))
  const old = site.points[index]
  if (value === null || !old) return null
  const next: Pair = column === 'east' ? [value, old[1]] : [old[0], value]
  return next[0] === old[0] && next[1] === old[1] ? site : withPoint(site, index, next)
}
