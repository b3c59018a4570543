import { describe, expect, it } from 'vitest'
import { alongEdge, outsideCorner, placeBox } from './labels'
import type { XY } from './outline'

const view = { x: 8, y: 8, w: 784, h: 584 }
const size = { w: 156, h: 22 }

describe('leader label', () => {
  it('goes to the free side: away from the site', () => {
    // Site to the right of the leader.
    const right: XY[] = [
      [400, 100],
      [700, 100],
      [700, 500],
      [400, 500],
    ]
    const box = placeBox([400, 300], [380, 340], size, view, right, [])
    expect(box.x + box.w).toBeLessThanOrEqual(400)
    // Site to the left.
    const left: XY[] = [
      [100, 100],
      [400, 100],
      [400, 500],
      [100, 500],
    ]
    expect(placeBox([400, 300], [420, 340], size, view, left, []).x).toBeGreaterThanOrEqual(400)
  })
  it('is never cut by the edge', () => {
    for (const p of [
      [2, 2],
      [798, 598],
      [2, 598],
      [400, 4],
    ] as XY[]) {
      const box = placeBox(p, [p[0] + 10, p[1] + 10], size, view, [], [])
      expect(box.x).toBeGreaterThanOrEqual(view.x)
      expect(box.y).toBeGreaterThanOrEqual(view.y)
      expect(box.x + box.w).toBeLessThanOrEqual(view.x + view.w)
      expect(box.y + box.h).toBeLessThanOrEqual(view.y + view.h)
    }
  })
  it('keeps clear of what is there already', () => {
    const first = placeBox([400, 300], [380, 340], size, view, [], [])
    const second = placeBox([400, 300], [380, 340], size, view, [], [first])
    const apart =
      second.x >= first.x + first.w ||
      second.x + second.w <= first.x ||
      second.y >= first.y + first.h ||
      second.y + second.h <= first.y
    expect(apart).toBe(true)
  })
})

describe('edge and vertex labels', () => {
  it('reads upright and is left out on short edges', () => {
    expect(alongEdge([0, 0], [10, 0], 30)).toBeNull()
    const angle = alongEdge([100, 0], [0, 20], 30)?.angle ?? 9
    expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI / 2)
  })
  it('stands outside the corner', () => {
    const ring: XY[] = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ]
    const p = outsideCorner([0, 100], [0, 0], [100, 0], ring, 14)
    expect(p[0]).toBeLessThan(0)
    expect(p[1]).toBeLessThan(0)
  })
})
