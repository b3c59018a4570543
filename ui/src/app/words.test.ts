import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue/all'

const sources = walk('src').filter(
  f => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f) && !/\/(words|errors)(\.ts$|\/)/.test(f),
)
function walk(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap(e =>
    e.isDirectory() ? walk(`${dir}/${e.name}`) : [`${dir}/${e.name}`],
  )
}
const text = Object.fromEntries(sources.map(f => [f, readFileSync(f, 'utf8')]))
const everything = Object.values(text).join('\n')

/** Plural forms are one word: English has `x_one` and `x_other`, Chinese `x_other` alone. */
const stem = (key: string) => key.replace(/_(one|other|zero|two|few|many)$/, '')
const stems = (words: Record<string, string>) => [...new Set(Object.keys(words).map(stem))].sort()
const slots = (s: string) => [...s.matchAll(/\{\{\s*(\w+)/g)].map(m => m[1]).sort()

describe.each(Object.keys(catalogue))('words of %s', ns => {
  const words = catalogue[ns] ?? { zh: {}, en: {} }

  it('has the same keys in both languages', () => {
    expect(stems(words.en)).toEqual(stems(words.zh))
  })
  it('uses the same parameters in both languages', () => {
    for (const [key, zh] of Object.entries(words.zh)) {
      const en = words.en[key] ?? words.en[`${key}_other`]
      if (en !== undefined) expect(slots(en), `${ns}:${key}`).toEqual(slots(zh))
    }
  })
  it('has no empty word', () => {
    for (const [key, value] of [...Object.entries(words.zh), ...Object.entries(words.en)])
      expect(value.trim(), key).not.toBe('')
  })
  // The codes of the server are looked up by value; whether each is still sent is Rust's test.
  if (ns !== 'errors') {
    it('has no key that nothing uses', () => {
      // A key put together: `step.${…}`, or its head alone as a string, 'case:change.'.
      const heads = [
        ...everything.matchAll(/[`'"](?:[a-z]+:)?([\w.]*)\$\{/g),
        ...everything.matchAll(/'(?:[a-z]+:)?([\w.]+\.)'/g),
      ]
        .map(m => m[1] ?? '')
        .filter(h => h.endsWith('.') || h.endsWith('_'))
      const unused = stems(words.zh).filter(
        key =>
          !everything.includes(`'${key}'`) &&
          !everything.includes(`\`${key}\``) &&
          !everything.includes(`'${ns}:${key}'`) &&
          !heads.some(h => key.startsWith(h)),
      )
      expect(unused).toEqual([])
    })
  }
})

it('every word that is asked for exists', () => {
  const missing: string[] = []
  for (const [file, source] of Object.entries(text)) {
    const asked = [...source.matchAll(/useWords\('(\w+)'\)/g)].map(m => m[1] ?? '')
    for (const m of source.matchAll(/\b(?:t|word)\(\s*'([^'`$]+)'/g)) {
      const [ns, key] = m[1]?.includes(':') ? (m[1].split(/:(.*)/s) as [string, string]) : ['', m[1] ?? '']
      const candidates = ns ? [ns] : asked.length > 0 ? asked : [file.split('/')[1] ?? '']
      const found = candidates.some(c => {
        const zh = catalogue[c]?.zh ?? {}
        return key in zh || `${key}_other` in zh
      })
      if (!found) missing.push(`${file}: ${m[1]}`)
    }
  }
  expect(missing).toEqual([])
})
