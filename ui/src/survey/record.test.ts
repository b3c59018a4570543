import { describe, expect, it } from 'vitest'
import { answersByFacility } from './answers'
import { emptySurvey, fixGrade, type SurveyInput, siteDiffers, surveyHoles, surveyRecord } from './record'

const screened = [
  { id: 'L1', name: '示例线', verdict: 'inside' as const },
  { id: 'L2', name: '示例二线', verdict: 'cannot_tell' as const },
]
const whole = (different: Partial<SurveyInput> = {}): SurveyInput => ({
  ...emptySurvey('2026-11-24', '09:05', 'p1'),
  unlawful: false,
  inside_zone: true,
  hazard: 'severe',
  hindrance: 'none',
  ...different,
})
const codes = (input: SurveyInput, machine: 'inside' | 'cannot_tell' | 'outside' = 'inside') =>
  surveyHoles(input, machine, screened).map(h => h.code)

describe('what a survey still needs', () => {
  it('is nothing for a whole one', () => {
    expect(codes(whole())).toEqual([])
  })
  it('is every finding of an empty one: nothing is chosen for the surveyor', () => {
    expect(codes(emptySurvey('', '', ''))).toEqual([
      'when',
      'who',
      'unlawful',
      'inside_zone',
      'hazard',
      'hindrance',
    ])
  })
  it('names the row of a half-typed measurement, fix or photo, in the order of the form', () => {
    const input = whole({
      fixes: [{ lon: '116', lat: '95', accuracy: '', at: '', manual: true, manual_reason: '' }],
      measurements: [
        {
          facility: 'L1',
          facility_name: '示例线',
          distance: '7.2',
          accuracy: '0',
          method: '',
          instrument: ' ',
        },
      ],
      photos: [
        { file: 'a', name: 'a', caption: '杆号牌', shows: '' },
        { file: 'b', name: 'b', caption: '', shows: '' },
      ],
    })
    expect(surveyHoles(input, 'inside', screened)).toEqual([
      { field: 'measurements.0', code: 'measured_accuracy', row: 1 },
      { field: 'measurements.0', code: 'measured_instrument', row: 1 },
      { field: 'fixes.0', code: 'fix_position', row: 1 },
      { field: 'fixes.0', code: 'fix_reason', row: 1 },
      { field: 'photos.1', code: 'photo_caption', row: 2 },
    ])
  })
  it('takes a fix of unknown accuracy as unknown, not as missing', () => {
    const fix = {
      lon: '116',
      lat: '30',
      accuracy: '',
      at: '2026-11-24T09:00:00Z',
      manual: false,
      manual_reason: '',
    }
    expect(codes(whole({ fixes: [fix] }))).toEqual([])
    expect(surveyRecord(whole({ fixes: [fix] }), 'inside', screened).fixes[0]).toMatchObject({
      accuracy_m: null,
      manual_reason: null,
    })
  })
  it('wants a reason for each facility the surveyor sees otherwise, and none where they agree', () => {
    expect(codes(whole({ opinions: { L1: { person: 'outside', reason: ' ' } } }))).toEqual([
      'difference_reason',
    ])
    expect(codes(whole({ opinions: { L1: { person: 'inside', reason: '' } } }))).toEqual([])
  })
  it('wants a reason where the whole finding contradicts the machine, unless a facility explains it', () => {
    expect(codes(whole({ inside_zone: false }))).toEqual(['site_reason'])
    expect(codes(whole({ inside_zone: false, site_reason: '实测 12 m' }))).toEqual([])
    expect(
      codes(whole({ inside_zone: false, opinions: { L1: { person: 'outside', reason: '实测 12 m' } } })),
    ).toEqual([])
    expect(codes(whole({ inside_zone: true }), 'outside')).toEqual(['site_reason'])
  })
  it('lets the survey settle what the machine could not tell', () => {
    expect(siteDiffers(whole({ inside_zone: false }), 'cannot_tell')).toBe(false)
    expect(codes(whole({ inside_zone: false }), 'cannot_tell')).toEqual([])
  })
  it('wants the unlawful thing described', () => {
    expect(codes(whole({ unlawful: true }))).toEqual(['unlawful_note'])
  })
})

describe('the record', () => {
  it('carries exact millimetres, the Chinese time, and machine and person side by side', () => {
    const record = surveyRecord(
      whole({
        measurements: [
          {
            facility: 'L1',
            facility_name: '示例线',
            distance: '７．２１',
            accuracy: '0.05',
            method: '垂距',
            instrument: '测距仪',
          },
        ],
        opinions: { L2: { person: 'outside', reason: '实测 6.4 m' } },
      }),
      'inside',
      screened,
    )
    expect(record.surveyed_at).toBe('2026-11-24T09:05:00+08:00')
    expect(record.measurements[0]).toMatchObject({ distance_mm: 7210, accuracy_mm: 50 })
    expect(record.differences).toEqual([
      {
        facility: 'L2',
        facility_name: '示例二线',
        machine: 'cannot_tell',
        person: 'outside',
        reason: '实测 6.4 m',
      },
    ])
  })
  it('adds a difference of the whole site under no facility', () => {
    const record = surveyRecord(whole({ inside_zone: false, site_reason: '线路已迁' }), 'inside', screened)
    expect(record.differences).toEqual([
      { facility: '', facility_name: '', machine: 'inside', person: 'outside', reason: '线路已迁' },
    ])
  })
  it('is never made from an incomplete form', () => {
    expect(() => surveyRecord(whole({ hazard: null }), 'inside', screened)).toThrow('hazard')
  })
})

it('keeps unknown accuracy apart from good and bad', () => {
  expect([null, 0.3, 1, 5, 5.1].map(fixGrade)).toEqual(['unknown', 'good', 'good', 'fair', 'poor'])
})

it('speaks of each facility once, by its worst answer, worst first', () => {
  const answer = (id: string, verdict: string, conductor_mm: number) => ({ id, verdict, conductor_mm })
  const screening = {
    facilities: [
      answer('far', 'outside', 40_000),
      answer('a', 'outside', 3000),
      answer('a', 'cannot_tell', 3000),
      answer('b', 'inside', 9000),
    ],
  } as unknown as Parameters<typeof answersByFacility>[0]
  expect(answersByFacility(screening).map(a => [a.id, a.verdict])).toEqual([
    ['b', 'inside'],
    ['a', 'cannot_tell'],
    ['far', 'outside'],
  ])
})
