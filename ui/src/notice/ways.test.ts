import { describe, expect, it } from 'vitest'
import type { NoticeView } from '../case/types'
import { currentRung, RUNGS, standing, underWay } from './ways'

type One = NoticeView['services'][number]
const TODAY = '2026-11-25'
const one = (of: Partial<One>): One => ({
  position: 1,
  effective_on: null,
  missing: [],
  rung: 'handed',
  act: 'delivered',
  at: '2026-11-20T10:00:00+08:00',
  servers: ['p1'],
  receiver: '',
  relation: '',
  refused_reason: '',
  witness: '',
  tracking: '',
  system: '',
  place: '',
  evidence: [],
  ...of,
})

describe('the ladder of service', () => {
  it('begins with the last two rungs locked, each with its own reason', () => {
    expect(RUNGS.map(r => standing(r, [], TODAY))).toEqual([
      { is: 'open' },
      { is: 'open' },
      { is: 'open' },
      { is: 'locked', why: 'consent', way: null },
      { is: 'locked', why: 'earlier', way: null },
    ])
  })
  it('opens the public notice once an earlier way was tried in vain, and locks it when one counts', () => {
    const tried = one({ rung: 'handed', missing: ['signed_receipt'] })
    expect(standing('public', [tried], TODAY)).toEqual({ is: 'open' })
    const served = one({ rung: 'left', effective_on: '2026-11-20' })
    expect(standing('public', [tried, served], TODAY)).toEqual({ is: 'locked', why: 'served', way: 'left' })
  })
  it('opens electronic service with the consent on file', () => {
    const consent = one({
      rung: 'electronic',
      evidence: [{ kind: 'consent', file: 'f' }],
      missing: ['system'],
    })
    expect(standing('electronic', [consent], TODAY)).toEqual({ is: 'incomplete', missing: ['system'] })
  })
  it('tells what is posted from what has arrived', () => {
    const sent = one({ rung: 'post', act: 'sent' })
    expect(standing('post', [sent], TODAY)).toEqual({ is: 'sent', on: '2026-11-20', missing: [] })
    const arrived = one({ rung: 'post', effective_on: '2026-11-23' })
    expect(standing('post', [sent, arrived], TODAY)).toEqual({ is: 'counts', on: '2026-11-23' })
  })
  it('names what is under way', () => {
    const sent = one({ rung: 'post', act: 'sent' })
    expect(underWay([sent], TODAY)).toEqual({ rung: 'post', is: 'sent', on: '2026-11-20' })
    expect(underWay([one({ effective_on: '2026-11-20' })], TODAY)).toBeNull()
  })
  it('does not call a running public notice served', () => {
    const published = one({ rung: 'public', effective_on: '2026-12-20' })
    expect(standing('public', [published], TODAY)).toEqual({ is: 'running', on: '2026-12-20' })
    expect(standing('public', [published], '2026-12-20')).toEqual({ is: 'counts', on: '2026-12-20' })
  })
  it('points at the rung that matters', () => {
    expect(currentRung([], TODAY)).toBe('handed')
    expect(currentRung([one({ missing: ['receiver'] }), one({ rung: 'post', act: 'sent' })], TODAY)).toBe(
      'post',
    )
    expect(currentRung([one({ rung: 'left', effective_on: '2026-11-20' })], TODAY)).toBe('left')
  })
})
