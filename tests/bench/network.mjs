// A made-up network of power lines with a fixed seed, the same at every run: towns full of 10 kV, 110 and 500 kV between.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** West, south, east, north. */
const AREA = [115, 30, 118, 34]
const TOWNS = 60

/** Share of all segments, voltage as a file writes it (null: nobody wrote it), metres of a span, segments of a line. */
const SORTS = [
  { share: 0.74, voltage: '10kV', span: 50, length: [10, 40], town: true },
  { share: 0.06, voltage: '10kV', span: 40, length: [4, 20], town: true, cable: true },
  { share: 0.03, voltage: null, span: 60, length: [10, 40], town: true },
  { share: 0.12, voltage: '110kV', span: 300, length: [40, 200], town: false },
  { share: 0.05, voltage: '500kV', span: 450, length: [100, 400], town: false },
]

/** mulberry32: enough for places on a map. */
function randomOf(seed) {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Writes `segments` segments as GeoJSON lines with a position error at every second line, and says how many lines they
 * are and where the first town is.
 */
export async function writeNetwork(path, segments, seed = 20261126) {
  const random = randomOf(seed)
  const between = (low, high) => low + (high - low) * random()
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const [w, s, e, n] = AREA
  const towns = Array.from({ length: TOWNS }, () => ({
    at: [between(w + 0.3, e - 0.3), between(s + 0.3, n - 0.3)],
    spread: between(0.03, 0.12),
  }))
  const out = createWriteStream(path)
  const write = async text => {
    if (!out.write(text)) await once(out, 'drain')
  }
  let lines = 0
  await write('{"type":"FeatureCollection","features":[')
  for (const sort of SORTS) {
    for (let left = Math.round(segments * sort.share); left > 0; ) {
      const town = towns[Math.floor(random() * TOWNS)]
      const line = [
        sort.town
          ? [town.at[0] + town.spread * normal(), town.at[1] + town.spread * normal()]
          : [between(w, e), between(s, n)],
      ]
      const count = Math.min(left, Math.floor(between(...sort.length)))
      let heading = between(0, 2 * Math.PI)
      for (let i = 0; i < count; i++) {
        heading += 0.15 * normal()
        const step = sort.span * between(0.8, 1.2)
        const [lon, lat] = line[i]
        const metre = 1 / (111_320 * Math.cos((lat * Math.PI) / 180))
        line.push([lon + step * Math.sin(heading) * metre, lat + (step * Math.cos(heading)) / 110_900])
      }
      left -= count
      const properties = {
        id: `L${lines}`,
        name: `示例${sort.voltage ?? ''}${lines}线`,
        kind: sort.cable ? 'cable' : 'line',
        ...(sort.voltage ? { voltage: sort.voltage } : {}),
        ...(lines % 2 === 0 ? { accuracy: 1 } : {}),
      }
      const coordinates = line.map(p => p.map(v => Number(v.toFixed(7))))
      const feature = { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }
      await write(`${lines > 0 ? ',\n' : ''}${JSON.stringify(feature)}`)
      lines++
    }
  }
  out.end(']}')
  await once(out, 'finish')
  return { lines, town: towns[0].at }
}
