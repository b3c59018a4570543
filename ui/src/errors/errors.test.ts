import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CallError } from '../api/client'
import { catalogue } from '../app/catalogue/all'
import '../app/i18n'
import { codeText, errorText } from './errorText'

function rust(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap(e => {
    if (e.isDirectory()) return rust(`${dir}/${e.name}`)
    return e.name.endsWith('.rs')
      ? [readFileSync(`${dir}/${e.name}`, 'utf8').split('#[cfg(test)]')[0] ?? '']
      : []
  })
}
const CODE = '"([a-z_]+(?:\\.[a-z_0-9]+)+)"'
/** Codes where Rust makes a refusal, and the tables `fn code(&self)` of its error types. */
function codes(source: string): string[] {
  const made = source.matchAll(
    new RegExp(
      `(?:Failure::(?:input|not_found|denied|conflict|unauthenticated)|Rejection::(?:new|with))\\(\\s*${CODE}`,
      'g',
    ),
  )
  const tables = [...source.matchAll(/fn code\(&self\)[^{]*\{([\s\S]*?)\n {4}\}/g)].flatMap(m => [
    ...(m[1] ?? '').matchAll(new RegExp(CODE, 'g')),
  ])
  return [...made, ...tables].map(m => m[1] ?? '')
}

it('every code the office, its rules, papers and map can refuse with has words', () => {
  const all = new Set(
    ['rules', 'geofence', 'papers', 'office'].flatMap(c => rust(`../crates/${c}/src`)).flatMap(codes),
  )
  expect(all.size).toBeGreaterThan(80)
  const words = catalogue.errors?.zh ?? {}
  expect([...all].filter(code => !(code in words)).sort()).toEqual([])
})

it('a code without words is named, never hidden', () => {
  expect(codeText('made.up')).toContain('made.up')
  expect(errorText(new Error('磁盘'))).toContain('磁盘')
})

it('parameters read as a person writes them', () => {
  expect(errorText(new CallError(403, 'staff.locked_out', { until: '2026-11-25T14:06:00+08:00' }))).toContain(
    '11-25 14:06',
  )
  expect(codeText('tiers.overlap', { voltage: '10 kV', from: 1, to: 2, rows: ['A', 'B'] })).toContain('A、B')
})
