import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { seeds, type ThemeName } from './antd'
import { contrast, deltaE, type Sight } from './colourMath'

const css = readFileSync('src/look/tokens.css', 'utf8')
function tokens(name: ThemeName): Record<string, string> {
  const start = css.indexOf(`[data-theme='${name}']`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(m => [m[1], m[2]]))
}
const get = (t: Record<string, string>, name: string) => {
  const value = t[name]
  if (!value) throw new Error(`no token --${name}`)
  return value
}

describe('the measures themselves', () => {
  it('agree with published values', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#1677ff', '#ffffff')).toBeCloseTo(4.1, 1)
    expect(deltaE('#123456', '#123456')).toBe(0)
    // Sharma, Wu, Dalal 2005 is on Lab pairs; pure red to pure green is a value many tools print.
    expect(deltaE('#ff0000', '#00ff00')).toBeCloseTo(86.6, 0)
  })
  it('see that antd’s success and warning fall together for protan eyes', () => {
    expect(deltaE('#52c41a', '#faad14', 'protan')).toBeLessThan(8)
  })
})

describe.each(['light', 'dark'] as const)('tokens, %s', name => {
  const t = tokens(name)
  const grounds = ['surface', 'sub', 'selected', 'hover'].map(g => [g, get(t, g)] as const)

  it.each([
    'text',
    'text-2',
    'text-3',
    'accent',
    'ok',
    'warn',
    'error',
    'inside-word',
    'unsure-word',
    'outside-word',
  ])('text tone --%s is readable on every ground', tone => {
    for (const [ground, value] of grounds)
      expect(contrast(get(t, tone), value), `on --${ground}`).toBeGreaterThanOrEqual(4.5)
  })
  it.each(['inside', 'unsure', 'outside', 'focus', 'input-line'])(
    'sign or line --%s is visible on every ground',
    tone => {
      for (const [ground, value] of grounds)
        expect(contrast(get(t, tone), value), `on --${ground}`).toBeGreaterThanOrEqual(3)
    },
  )
  it('the primary button is readable', () => {
    expect(contrast(get(t, 'on-primary'), get(t, 'primary'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(get(t, 'on-primary'), get(t, 'primary-hover'))).toBeGreaterThanOrEqual(4.5)
  })
  it('map labels stand on the map’s ground', () => {
    for (const ground of ['map-ground', 'map-road', 'map-building', 'map-water'])
      expect(contrast(get(t, 'map-label'), get(t, ground)), ground).toBeGreaterThanOrEqual(4.5)
  })
  it.each(['normal', 'protan', 'deutan', 'tritan'] as Sight[])(
    'the three states differ under %s sight',
    sight => {
      const states = ['inside', 'unsure', 'outside'].map(s => get(t, s))
      for (const [i, a] of states.entries())
        for (const b of states.slice(i + 1))
          expect(deltaE(a, b, sight), `${a} ${b}`).toBeGreaterThanOrEqual(15)
    },
  )
  it('antd’s seeds are the same colours', () => {
    for (const [key, value] of Object.entries(seeds[name])) expect(get(t, key), key).toBe(value)
  })
})

it('both themes define the same names', () => {
  expect(Object.keys(tokens('dark')).sort()).toEqual(Object.keys(tokens('light')).sort())
})
