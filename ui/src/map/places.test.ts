import { expect, it } from 'vitest'
import { fromLonLat, meridianCode, zoneCode } from './coordinates'
import { distance, type LonLat } from './geodesy'
import { placesOf } from './places'

const AT: LonLat = [109.410463, 24.119429]
const near = (text: string) => placesOf(text, [109, 24]).filter(p => distance(p.at, AT) < 2)

it('degrees in either order, and GCJ-02 as the second reading', () => {
  for (const text of [
    '109.410463, 24.119429',
    '24.119429 109.410463',
    '１０９．４１０４６３，２４．１１９４２９',
  ]) {
    const places = placesOf(text, null)
    expect(places.map(p => p.code)).toEqual(['EPSG:4490', 'GCJ-02'])
    expect(near(text)).toHaveLength(1)
    expect(distance((places[1] as (typeof places)[0]).at, AT)).toBeGreaterThan(100)
  }
})

it('degrees, minutes and seconds', () => {
  expect(near('109°24′37.67″ 24°7′9.94″')).toHaveLength(1)
  expect(near('N24°7\'9.94" E109°24\'37.67"')).toHaveLength(1)
})

it('zone coordinates by their prefix, in either order', () => {
  const [east, north] = fromLonLat(zoneCode(36), AT) as [number, number]
  for (const text of [`${east}, ${north}`, `${north}\t${east}`]) {
    const places = placesOf(text, [109, 24])
    expect(places.map(p => p.code)).toEqual([zoneCode(36)])
    expect(near(text)).toHaveLength(1)
  }
})

it('without prefix: the office’s zone first, its neighbours after it', () => {
  const [east, north] = fromLonLat(meridianCode(108), AT) as [number, number]
  const places = placesOf(`${north} ${east}`, [109, 24])
  expect(places[0]?.code).toBe(meridianCode(108))
  expect(new Set(places.map(p => p.code)).size).toBe(3)
  expect(distance(places[0]?.at ?? [0, 0], AT)).toBeLessThan(0.01)
})

it('swapped axes are asked where both orders make a position', () => {
  const places = placesOf('460000 520000', [109, 24])
  expect(new Set(places.map(p => p.northFirst))).toEqual(new Set([true, false]))
})

it('a name is no position', () => {
  expect(placesOf('示例901线', null)).toEqual([])
  expect(placesOf('12 34', null)).toEqual([])
})
