import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from '../app/catalogue/all'

/** The rows of docs/errors.md: code, Chinese, English. */
const rows = readFileSync('../docs/errors.md', 'utf8')
  .split('\n')
  .map(line => /^\| `([a-z_0-9.]+)` \| (.*) \| (.*) \|$/.exec(line))
  .filter(row => row !== null)
  .map(([, code = '', zh = '', en = '']) => ({ code, zh, en }))

/** Words as the document has them: one brace instead of two, and no bar that would end a cell. */
const plain = (words: string) => words.replaceAll('{{', '{').replaceAll('}}', '}').replaceAll('|', '\\|')

/** Words of codes that stand among a folder's own words, under a name. */
function under(folder: string, name: string): [Record<string, string>, Record<string, string>] {
  const of = (lang: 'zh' | 'en') =>
    Object.fromEntries(
      Object.entries(catalogue[folder]?.[lang] ?? {})
        .filter(([key]) => key.startsWith(`${name}.`))
        .map(([key, words]) => [key.slice(name.length + 1), words]),
    )
  return [of('zh'), of('en')]
}

it.each([
  ['errors', catalogue.errors?.zh ?? {}, catalogue.errors?.en ?? {}],
  ['rows and remarks of files', ...under('facilities', 'problem')],
  ['notes of an entry', ...under('application', 'entry')],
] as [string, Record<string, string>, Record<string, string>][])(
  'docs/errors.md has every code of %s with the words that people see',
  (_, zh, en) => {
    expect(Object.keys(zh).length).toBeGreaterThan(10)
    const told = (code: string, zh: string, en: string) =>
      rows.some(row => row.code === code && row.zh === zh && row.en === en)
    const wrong = Object.keys(zh)
      .map(code => ({ code, zh: plain(zh[code] ?? ''), en: plain(en[code] ?? '') }))
      .filter(({ code, zh, en }) => !told(code, zh, en))
    expect(wrong.map(row => `| \`${row.code}\` | ${row.zh} | ${row.en} |`).join('\n')).toBe('')
  },
)
