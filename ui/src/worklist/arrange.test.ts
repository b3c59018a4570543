import { describe, expect, it } from 'vitest'
import type { Row } from '../api/contract'
import { byStage, isFiltered, keepView, NO_FILTER, type View, viewInForce } from './arrange'

const view = (name: string, tiers: View['filter']['tiers']): View => ({
  name,
  scope: 'mine',
  filter: { ...NO_FILTER, tiers },
  sort: null,
})

describe('views', () => {
  it('are found again by what they show, not by their name', () => {
    const views = [view('高压', ['T3', 'T4']), view('低压', ['T1'])]
    expect(viewInForce(views, view('', ['T1']))?.name).toBe('低压')
    expect(viewInForce(views, { ...view('', ['T1']), sort: { key: 'days', down: true } })).toBeNull()
    expect(viewInForce(views, { ...view('', ['T1']), scope: 'unit' })).toBeNull()
  })
  it('kept under a name that is taken replaces the old one in its place', () => {
    const kept = keepView([view('a', []), view('b', [])], view('a', ['T2']))
    expect(kept.map(v => v.name)).toEqual(['a', 'b'])
    expect(kept[0]?.filter.tiers).toEqual(['T2'])
    expect(keepView(kept, view('c', []))).toHaveLength(3)
  })
})

describe('stages', () => {
  const rows = ['hazard', 'surveying', 'hazard'].map(stage => ({ stage }) as Row)
  it('are counted in the order of the way, and the sum is all rows', () => {
    const counted = byStage(rows, [])
    expect(counted).toEqual([
      { stage: 'surveying', count: 1 },
      { stage: 'hazard', count: 2 },
    ])
  })
  it('keep a chosen stage in sight even when its last row is gone', () => {
    expect(byStage(rows, ['refused'])).toContainEqual({ stage: 'refused', count: 0 })
    expect(isFiltered({ ...NO_FILTER, stages: ['refused'] })).toBe(true)
  })
})
