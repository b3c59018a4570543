import { expect, it } from 'vitest'
import type { DocumentEntry } from '../types'
import { owed, suppliedDocuments } from './documents'

const documents: DocumentEntry[] = [
  { kind: 'identity', state: 'handed', file: 'f', promised_by: null },
  { kind: 'premises', state: 'promised', file: null, promised_by: '2026-12-02' },
  { kind: 'load_list', state: 'missing', file: null, promised_by: null },
]
const blank = { file: null, handed: false, promised_by: '' }

it('lists what is still owed', () => {
  expect(owed(documents).map(d => d.kind)).toEqual(['premises', 'load_list'])
})
it('sends files and paper handed in, and only promises whose date changed', () => {
  expect(
    suppliedDocuments(documents, {
      premises: { ...blank, promised_by: '2026-12-02' },
      load_list: { ...blank, file: { id: 'n', name: '负荷.pdf' } },
      identity: { ...blank, handed: true },
    }),
  ).toEqual([{ kind: 'load_list', state: 'handed', file: 'n', promised_by: null }])
  expect(suppliedDocuments(documents, { premises: { ...blank, promised_by: '2026-12-09' } })).toEqual([
    { kind: 'premises', state: 'promised', file: null, promised_by: '2026-12-09' },
  ])
  expect(suppliedDocuments(documents, { premises: blank })).toEqual([])
})
