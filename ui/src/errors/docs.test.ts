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

it('docs/errors.md has every code of the pages with the words that people see', () => {
  const zh = catalogue.errors?.zh ?? {}
  const en = catalogue.errors?.en ?? {}
  const told = (code: string, zh: string, en: string) =>
    rows.some(row => row.code === code && row.zh === zh && row.en === en)
  const wrong = Object.keys(zh)
    .map(code => ({ code, zh: plain(zh[code] ?? ''), en: plain(en[code] ?? '') }))
    .filter(({ code, zh, en }) => !told(code, zh, en))
  expect(wrong.map(row => `| \`${row.code}\` | ${row.zh} | ${row.en} |`).join('\n')).toBe('')
})
