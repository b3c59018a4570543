import { describe, expect, it } from 'vitest'
import { testNotice, testStep, testView } from '../case/testView'
import { asked, decisionBlocks, refusalNeeds, waiverAsked } from './needs'

const block = (code: string, done: boolean, operation: string | null = null) => ({
  code,
  params: {},
  done,
  operation,
})

describe('what an approval asks for', () => {
  const next = testStep({
    blocks: [
      block('approve.needs_survey', true, 'survey/record'),
      block('approve.needs_meeting', false, 'supply/decide_meeting'),
      block('approve.needs_agreement', false, 'supply/approve'),
      block('approve.needs_permit', true, 'supply/approve'),
    ],
  })
  it('asks for exactly what blocks and can be brought', () => {
    expect(asked(testView({ next }))).toEqual(['approve.needs_agreement'])
    expect(
      decisionBlocks(testView({ next }))
        .filter(n => !n.done)
        .map(n => n.code),
    ).toContain('approve.needs_meeting')
  })
  it('finds the decision among the other open steps, and asks for nothing without one', () => {
    expect(asked(testView({ next: testStep({ step: 'hand_over' }), others: [next] }))).toEqual([
      'approve.needs_agreement',
    ])
    expect(decisionBlocks(testView({ next: testStep({ step: 'hand_over' }) }))).toEqual([])
  })
})

it('asks for the waiver only at the server’s word', () => {
  expect([
    waiverAsked('four_eyes.waiver_missing'),
    waiverAsked('four_eyes.same_person'),
    waiverAsked(null),
  ]).toEqual([true, false, false])
})

describe('the four things a refusal needs', () => {
  const look = (grade: 'none' | 'possible' | 'severe', at: string) => ({
    at,
    inspector_names: [],
    items: [],
    grade,
    new_deadline: null,
    note: '',
  })
  const done = (notice: Parameters<typeof testNotice>[0] | null, ground: string | null = null) =>
    refusalNeeds(testView({ notices: notice ? [testNotice(notice)] : [] }), ground).map(n => n.done)

  it('are all open without a notice', () => {
    expect(done(null)).toEqual([false, false, false, false])
  })
  it('are there with service, a severe re-inspection and a ground', () => {
    expect(
      done({ effective_on: '2026-11-23', reinspections: [look('severe', '2026-11-30T10:00:00+08:00')] }, 'a'),
    ).toEqual([true, true, true, true])
  })
  it('do not count a lapsed date, a possible hazard, or a passed re-inspection', () => {
    expect(done({ effective_on: '2026-11-23', deadline: '2020-01-01' })).toEqual([true, false, false, false])
    expect(
      done({ effective_on: '2026-11-23', reinspections: [look('possible', '2026-11-30T10:00:00+08:00')] }),
    ).toEqual([true, true, false, false])
    expect(
      done({ effective_on: '2026-11-23', reinspections: [look('none', '2026-11-30T10:00:00+08:00')] }),
    ).toEqual([true, false, false, false])
  })
  it('wait while a later report of rectification is not re-inspected', () => {
    const notice = {
      effective_on: '2026-11-23',
      reinspections: [look('severe', '2026-11-30T10:00:00+08:00')],
      rectifications: [{ at: '2026-12-01T10:00:00+08:00', items: [], note: '' }],
    }
    expect(done(notice, 'a')).toEqual([true, true, false, true])
  })
  it('look past a void notice', () => {
    const view = testView({
      notices: [
        testNotice({ effective_on: '2026-11-23' }),
        testNotice({ id: 'n2', void: { reason: '', at: '' } }),
      ],
    })
    expect(refusalNeeds(view, null)[0]?.done).toBe(true)
  })
})
