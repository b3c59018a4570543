import { expect, it } from 'vitest'
import { type Tone, tone } from './tone'

const toned = (rgba: number[], how: Tone): number[] => {
  const pixels = new Uint8ClampedArray(rgba)
  tone(pixels, how)
  return [...pixels]
}

it('a drawn map loses every hue and keeps its shape', () => {
  for (const dark of [false, true]) {
    const [r, g, b, a] = toned([230, 30, 40, 200], { imagery: false, dark })
    expect([g, b, a]).toEqual([r, r, 200])
  }
  expect(toned([255, 255, 255, 255], { imagery: false, dark: false })).toEqual([255, 255, 255, 255])
  expect(toned([255, 255, 255, 255], { imagery: false, dark: true })[0]).toBe(23)
  expect(toned([0, 0, 0, 255], { imagery: false, dark: true })[0]).toBe(176)
})

it('an aerial photograph is dimmed in the dark and never turned over', () => {
  const light = toned([200, 210, 190, 255], { imagery: true, dark: true })
  const shade = toned([20, 30, 20, 255], { imagery: true, dark: true })
  expect(light[0]).toBeGreaterThan(shade[0] as number)
  expect(light[0]).toBeLessThan(128)
})

it('what is see-through stays so', () => {
  expect(toned([0, 0, 0, 0], { imagery: false, dark: true })[3]).toBe(0)
})
