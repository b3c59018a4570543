import { describe, expect, it } from 'vitest'
import { A4, blankPages, canvasSize } from './pdfFit'

const a4 = { width: 595.276, height: 841.89 }

describe('canvas of a page', () => {
  it('fills the box in device pixels and keeps the proportion', () => {
    const once = canvasSize(a4, 620, 1)
    expect([once?.width, once?.height]).toEqual([620, 877])
    expect(once?.scale).toBeCloseTo(620 / 595.276, 9)
    const fine = canvasSize(a4, 620, 1.25)
    expect([fine?.width, fine?.height]).toEqual([775, 1096])
  })
  it('fits a lying page by its width, too', () => {
    const size = canvasSize({ width: 841.89, height: 595.276 }, 620, 2)
    expect([size?.width, size?.height]).toEqual([1240, 877])
  })
  it('stays below the limit above which a canvas stays blank', () => {
    const size = canvasSize(a4, 4000, 3)
    expect(size).not.toBeNull()
    if (!size) return
    expect(size.width * size.height).toBeLessThanOrEqual(4096 * 4096)
    expect(size.width * size.height).toBeGreaterThan(0.99 * 4096 * 4096)
    expect(size.width / size.height).toBeCloseTo(a4.width / a4.height, 2)
    expect(size.scale * a4.width).toBeCloseTo(size.width, -1)
  })
  it('has none where there is nothing to draw on', () => {
    expect(canvasSize(a4, 0, 1)).toBeNull()
    expect(canvasSize(a4, 620, Number.NaN)).toBeNull()
    expect(canvasSize({ width: 0, height: 10 }, 620, 1)).toBeNull()
  })
})

it('shows as many blank pages as the card says, at least one', () => {
  expect(blankPages(3)).toEqual([A4, A4, A4])
  for (const count of [0, -2, Number.NaN]) expect(blankPages(count)).toHaveLength(1)
})
