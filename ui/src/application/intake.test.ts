import { describe, expect, it } from 'vitest'
import type { Site } from '../map/site'
import { boundOf } from './bound'
import {
  documentOf,
  emptyIntake,
  formOf,
  fromDraft,
  isUntouched,
  listedDocuments,
  metresTyped,
  siteInput,
  totalLoad,
  unreadable,
  withDocument,
  workOf,
} from './intake'
import { noteOf, sectionOf, sectionStates } from './sections'

const site: Site = {
  shape: 'polygon',
  crs: 'EPSG:4524',
  points: [
    [36643604.17, 2669977.96],
    [36643644.04, 2669967.21],
    [36643650.46, 2669991.6],
  ],
}

describe('the form as sent', () => {
  it('opening it is no draft, one letter or one vertex is', () => {
    expect(isUntouched(emptyIntake(), null)).toBe(true)
    expect(
      isUntouched(
        { ...emptyIntake(), party: { ...emptyIntake().party, kind: 'company', id_kind: 'uscc' } },
        null,
      ),
    ).toBe(true)
    expect(isUntouched({ ...emptyIntake(), address: '示' }, null)).toBe(false)
    expect(isUntouched(emptyIntake(), site)).toBe(false)
  })
  it('the site goes in the system it was entered in, with its source', () => {
    const sent = siteInput(
      { ...emptyIntake(), source: 'rtk', source_chosen: true, accuracy: '±０．３ m' },
      site,
    )
    expect(sent).toMatchObject({ crs: 'EPSG:4524', source: { by: 'rtk' }, accuracy_m: 0.3 })
    expect(JSON.stringify(sent)).toContain('36643604.17')
    expect(siteInput({ ...emptyIntake(), scale: 1234.4 }, site)?.source).toEqual({ by: 'drawn', scale: 1234 })
    expect(siteInput(emptyIntake(), { ...site, points: site.points.slice(0, 2) })).toBeNull()
  })
  it('the crane stands in the site’s system and is left out without a crane', () => {
    const intake = { ...emptyIntake(), stand: [109.41, 24.3] as const, reach: '18' }
    expect(workOf(intake, site)).toMatchObject({ crane: false, reach_m: null, stand: null })
    const work = workOf({ ...intake, work: { ...intake.work, crane: true } }, site)
    expect(work.reach_m).toBe(18)
    expect(work.stand?.[0]).toBeGreaterThan(36_600_000)
  })
  it('the height of a machine goes with a crane or a vehicle, full-width digits folded', () => {
    const intake = { ...emptyIntake(), machine_height: '４．５ 米' }
    expect(workOf(intake, site).machine_height_m).toBeNull()
    const vehicle = { ...intake, work: { ...intake.work, vehicle: true } }
    expect(workOf(vehicle, site).machine_height_m).toBe(4.5)
    expect(unreadable(vehicle)).toEqual([])
    expect(workOf({ ...intake, work: { ...intake.work, crane: true } }, site).machine_height_m).toBe(4.5)
  })
  it('a figure that cannot be read is said at its field, and only where it is asked for', () => {
    const intake = { ...emptyIntake(), machine_height: '四米五', reach: '-3' }
    expect(unreadable(intake)).toEqual([])
    const vehicle = { ...intake, work: { ...intake.work, vehicle: true } }
    expect(unreadable(vehicle).map(n => n.field)).toEqual(['work.machine_height_m'])
    const crane = { ...intake, work: { ...intake.work, crane: true } }
    expect(unreadable(crane).map(n => n.field)).toEqual(['work.reach_m', 'work.machine_height_m'])
    expect(workOf(vehicle, site).machine_height_m).toBeNull()
  })
  it('a building is declared by any of its fields', () => {
    expect(workOf(emptyIntake(), null).building).toBe(false)
    expect(
      workOf({ ...emptyIntake(), building: { kind: '', height_m: '９', floors: '' } }, null),
    ).toMatchObject({ building: true, building_height_m: 9 })
  })
  it('existing capacity and end date go only with their kind', () => {
    const intake = { ...emptyIntake(), existing: '8', temporary_until: '2027-01-01' }
    expect(formOf(intake, null)).toMatchObject({ existing: '', temporary_until: null })
    expect(formOf({ ...intake, kind: 'increase' }, null).existing).toBe('8')
    expect(formOf({ ...intake, kind: 'temporary' }, null).temporary_until).toBe('2027-01-01')
  })
  it('a promise makes it an acceptance with papers to come', () => {
    const promised = withDocument(emptyIntake(), {
      kind: 'premises',
      state: 'promised',
      file: null,
      promised_by: '2026-12-02',
    })
    expect(formOf(promised, null).accept_incomplete).toBe(true)
    expect(documentOf(promised, 'premises').promised_by).toBe('2026-12-02')
    expect(documentOf(promised, 'identity').state).toBe('missing')
  })
  it('a draft of an older form opens with what it has', () => {
    const opened = fromDraft({ intake: { address: '示例路', work: { crane: true } }, site })
    expect(opened.intake.address).toBe('示例路')
    expect(opened.intake.work).toMatchObject({ crane: true, piling: false })
    expect(opened.intake.party.kind).toBe('person')
    expect(opened.site).toEqual(site)
  })
})

describe('papers and loads', () => {
  it('lists what the kind needs and what the server asks for', () => {
    expect(listedDocuments(emptyIntake(), [])).toEqual(['identity', 'premises'])
    expect(
      listedDocuments(
        { ...emptyIntake(), voltage: '10kV', party: { ...emptyIntake().party, kind: 'company' } },
        ['land_permit'],
      ),
    ).toEqual([
      'business_licence',
      'legal_representative_id',
      'premises',
      'land_permit',
      'load_list',
      'site_plan',
    ])
  })
  it('adds the load list, or says that it cannot', () => {
    expect(
      totalLoad([
        { name: '电机', count: '２', each: '7.5 kW' },
        { name: '', count: '', each: '' },
      ]),
    ).toBe(15)
    expect(totalLoad([{ name: '电机', count: '两台', each: '7.5' }])).toBeNull()
  })
  it.each([
    ['±0.30 m', 0.3],
    ['18', 18],
    ['0', null],
    ['-3', null],
    ['十', null],
    ['', null],
  ] as const)('metres %s', (text, metres) => {
    expect(metresTyped(text)).toBe(metres)
  })
})

describe('sections', () => {
  it('counts what is missing and wrong where it stands', () => {
    const states = sectionStates(
      [
        { field: 'party.phone', code: 'field.missing' },
        { field: 'documents.identity', code: 'documents.missing' },
        { field: 'address', code: 'field.missing' },
      ],
      [{ field: 'capacity', level: 'problem', code: 'capacity.too_fine', params: {}, understood: null }],
    )
    expect(states.applicant).toEqual({ missing: 1, wrong: 0 })
    expect(states.documents).toEqual({ missing: 1, wrong: 0 })
    expect(states.site).toEqual({ missing: 1, wrong: 0 })
    expect(states.load).toEqual({ missing: 0, wrong: 1 })
    expect(sectionOf('work.reach_m')).toBe('load')
  })
  it('the gravest note of a field stands', () => {
    const note = (level: 'ok' | 'warning' | 'problem') => ({
      field: 'a',
      level,
      code: level,
      params: {},
      understood: null,
    })
    expect(noteOf([note('ok'), note('problem'), note('warning')], 'a')?.level).toBe('problem')
    expect(noteOf([], 'a')).toBeNull()
  })
})

describe('why a row fires', () => {
  const why = (low: boolean, from: number, to: number | null) =>
    boundOf({ voltage: '', capacity: '', low, from, to })
  it('writes the bounds as the rule does', () => {
    expect(why(true, 1, 13_200)).toEqual({ key: 'to', params: { a: '', b: '13.2', unit: 'kW' } })
    expect(why(true, 13_201, null)).toEqual({ key: 'above', params: { a: '13.2', b: '', unit: 'kW' } })
    expect(why(false, 1, 499_999)).toEqual({ key: 'below', params: { a: '', b: '500', unit: 'kVA' } })
    expect(why(false, 500_000, null)).toEqual({ key: 'from', params: { a: '500', b: '', unit: 'kVA' } })
  })
})
