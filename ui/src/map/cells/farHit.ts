/** What of a far cell lies where: for a click, and for names along the lines. */
import type { XY } from '../outline'
import type { Sign } from '../scene'
import { footOn } from '../snap'
import { cellSize, extentOf, GRID } from './grid'
import type { Kept } from './store'

/** The facility nearest to a place (map units) within `reach` map units. */
export function nearestFar(
  cells: readonly Kept[],
  at: XY,
  reach: number,
): { id: string; distance: number } | null {
  let best: { id: string; distance: number } | null = null
  for (const { cell, far } of cells) {
    const [west, , , north] = extentOf(cell)
    const unit = cellSize(cell.zoom) / GRID
    const p: XY = [(at[0] - west) / unit, (north - at[1]) / unit]
    let least = (best?.distance ?? reach) / unit
    for (const alike of far) {
      const place = (i: number): XY => [alike.places[2 * i] as number, alike.places[2 * i + 1] as number]
      for (let piece = 0; piece < alike.owners.length; piece++) {
        const from = alike.starts[piece] as number
        const to = alike.starts[piece + 1] as number
        for (let i = from; i < to; i++) {
          const foot = i === from ? place(i) : footOn(p, place(i - 1), place(i))
          const distance = Math.hypot(foot[0] - p[0], foot[1] - p[1])
          if (distance > least) continue
          least = distance
          best = { id: alike.ids[alike.owners[piece] as number] as string, distance: distance * unit }
        }
      }
    }
  }
  return best
}

export interface FarName {
  id: string
  name: string
  sign: Sign
  kv: number | null
  /** In map units; a line is in pieces where it was cut at the cells' edges. */
  lines: XY[][]
}

/** Everything with a name, pieces of the same facility together. */
export function namedFar(cells: readonly Kept[]): FarName[] {
  const found = new Map<string, FarName>()
  for (const { cell, far } of cells) {
    const [west, , , north] = extentOf(cell)
    const unit = cellSize(cell.zoom) / GRID
    for (const { sign, kv, ids, names, places, starts, owners } of far) {
      owners.forEach((owner, piece) => {
        const name = names[owner]
        if (!name) return
        const id = ids[owner] as string
        const it = found.get(id) ?? { id, name, sign, kv, lines: [] }
        const line: XY[] = []
        for (let i = starts[piece] as number; i < (starts[piece + 1] as number); i++)
          line.push([west + (places[2 * i] as number) * unit, north - (places[2 * i + 1] as number) * unit])
        it.lines.push(line)
        found.set(id, it)
      })
    }
  }
  return [...found.values()]
}
