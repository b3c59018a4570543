import { beforeEach, describe, expect, it } from 'vitest'
import { abbreviation, expand, keepPhrase, matching, phrases } from './phrases'

beforeEach(() => localStorage.clear())

describe('phrases by ; and initials', () => {
  it('reads the abbreviation before the cursor, of either semicolon', () => {
    expect(abbreviation('意见：;ty')).toBe('ty')
    expect(abbreviation('；zl')).toBe('zl')
    expect(abbreviation('a;b c')).toBeNull()
    expect(abbreviation(';')).toBeNull()
  })
  it('replaces it where the cursor stands and keeps the rest', () => {
    expect(expand('前;ty后', 4, '同意。')).toEqual({ text: '前同意。后', cursor: 4 })
  })
  it('offers phrases whose initials begin so', () => {
    const initials = (text: string) => ({ '同意。': 'ty', '同意勘查。': 'tykc', '退回。': 'th' })[text] ?? ''
    expect(matching(['同意。', '同意勘查。', '退回。'], 'ty', initials)).toEqual(['同意。', '同意勘查。'])
  })
  it('keeps a person’s phrase once, newest first', () => {
    keepPhrase(' 线路侧已复核。 ')
    keepPhrase('同意。')
    keepPhrase('线路侧已复核。')
    expect(phrases().slice(0, 2)).toEqual(['线路侧已复核。', '同意。'])
    expect(phrases().filter(p => p === '同意。')).toHaveLength(1)
  })
  it('starts afresh where the browser kept rubbish', () => {
    localStorage.setItem('linewarden.phrases', '{"a":1}')
    expect(phrases()).toContain('同意。')
  })
})
