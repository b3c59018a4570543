import { expect, it } from 'vitest'
import { draftId } from './draftId'

it('is the same every time and looks like a UUID', () => {
  const id = draftId('p1', 'c1', 'survey/record')
  expect(id).toBe(draftId('p1', 'c1', 'survey/record'))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})
it('differs by person, case and act, also where the parts run into each other', () => {
  const ids = new Set<string>()
  for (let person = 0; person < 20; person++)
    for (let at = 0; at < 50; at++)
      for (const operation of ['survey/record', 'supply/approve', 'supply/refuse'])
        ids.add(draftId(`p${person}`, `c${at}`, operation))
  expect(ids.size).toBe(20 * 50 * 3)
  expect(draftId('p1', '1c', 'x')).not.toBe(draftId('p11', 'c', 'x'))
})
