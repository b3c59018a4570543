import { describe, expect, it } from 'vitest'
import type { CrsCandidate, FileReport } from '../api/contract'
import { countTable } from './counts'
import {
  better,
  EMPTY,
  filesOf,
  fitOf,
  labelOf,
  missing,
  oneSystem,
  type Reading,
  readAnew,
  remap,
  unread,
} from './draft'
import { groups, rejectsCsv } from './problems'
import { nearFirst, zoneOfCode } from './system'

const file = (over: Partial<FileReport> = {}): FileReport => ({
  file: '线路.geojson',
  format: 'geojson',
  encoding: 'UTF-8',
  encoding_by: 'standard',
  crs: 'EPSG:4326',
  crs_by: 'default',
  columns: [{ name: '名称', samples: [], field: 'name' }],
  rows: 3,
  placed: 2,
  rejected: [{ row: 3, code: 'geometry.missing', name: '甲' }],
  warnings: [],
  extent: [111, 24, 112, 25],
  layers: [],
  ...over,
})
const reading = (files: FileReport[], removed = 0): Reading => ({
  state: 'ready',
  done: 3,
  total: 3,
  error: null,
  report: { files, repeated_ids: 0, extent: null },
  preview: [],
  crs_candidates: [],
  difference: {
    added: 2,
    removed,
    moved: 0,
    voltage_changed: 0,
    updated: 0,
    affected_open: 0,
    affected_approved: 0,
  },
})
const draft = { ...EMPTY, files: [{ name: '线路.geojson', file: 'f', size: 1 }], reading: 'r' }
const candidate = (over: Partial<CrsCandidate>): CrsCandidate => ({
  crs: 'EPSG:4326',
  fits: true,
  misfit_m: 1,
  matched: 3,
  extent: null,
  chosen: false,
  ...over,
})

describe('what is missing before a version can be current', () => {
  it('names the system, the refused rows and the removals, and nothing once each is decided', () => {
    const r = reading([file()], 5)
    expect(missing(draft, r)).toEqual([
      { code: 'system' },
      { code: 'rejects', count: 1 },
      { code: 'removed', count: 5 },
    ])
    const decided = { ...draft, confirmed: 'EPSG:4326', acceptRejects: true, confirmRemoved: true }
    expect(missing(decided, r)).toEqual([])
  })
  it('makes nothing current with a length that is none', () => {
    const sure = { ...draft, confirmed: 'EPSG:4326', acceptRejects: true, wrong: { accuracy_m: '约半米' } }
    expect(missing(sure, reading([file()], 0))).toEqual([{ code: 'lengths' }])
  })
  it('a new name takes no confirmation back, a new length does', () => {
    const sure = { ...draft, reading: 'r', confirmed: 'EPSG:4326', acceptRejects: true }
    expect(readAnew(sure, { label: '2026 年' })).toMatchObject({
      reading: null,
      confirmed: 'EPSG:4326',
      acceptRejects: true,
    })
    expect(readAnew(sure, { accuracy_m: 1 })).toMatchObject({ confirmed: null, acceptRejects: false })
  })
  it('asks for no removal where the data is added', () => {
    const r = reading([file({ rejected: [] })], 5)
    expect(missing({ ...draft, confirmed: 'EPSG:4326', mode: 'add' }, r)).toEqual([])
  })
  it('waits for the effect on cases, and stops where the office would refuse', () => {
    const r = reading([file({ rejected: [] })], 5)
    const sure = { ...draft, confirmed: 'EPSG:4326' }
    const effect = { preview: null, busy: true, refused: false }
    expect(missing(sure, r, false, effect)).toEqual([{ code: 'effect' }, { code: 'removed', count: 5 }])
    expect(missing({ ...sure, mode: 'add' }, r, false, { ...effect, refused: true })).toEqual([
      { code: 'refused' },
    ])
    // Pairs confirmed to be the same are not removed.
    const difference = { ...(r.difference as NonNullable<typeof r.difference>), removed: 0 }
    const preview = { difference, renamed: [], checked: 0, cases: [] }
    expect(missing(sure, r, false, { preview, busy: false, refused: false })).toEqual([])
  })
  it('does not take a confirmation of another system', () => {
    const r = reading([file({ rejected: [] })])
    expect(missing({ ...draft, confirmed: 'GCJ-02' }, r)).toEqual([{ code: 'system' }])
  })
  it('refuses files of different systems, and an unknown system', () => {
    const r = reading([file(), file({ file: 'b', crs: 'EPSG:4490' })])
    expect(oneSystem(r.report)).toBeNull()
    expect(missing(draft, r)).toEqual([{ code: 'mixed' }])
    expect(missing(draft, reading([file({ crs: 'unknown', placed: 0 })]))).toEqual([{ code: 'unknown' }])
    expect(missing(draft, reading([file({ placed: 0 })]))).toEqual([{ code: 'usable' }])
  })
  it('says whether a reading is under way or has to be asked for', () => {
    const unasked = { ...draft, reading: null }
    expect(missing(unasked, null)).toEqual([{ code: 'unread' }])
    expect(missing(unasked, null, true)).toEqual([{ code: 'reading' }])
    expect(missing(draft, null)).toEqual([{ code: 'reading' }])
  })
  it('takes every confirmation back with a new reading', () => {
    const before = { ...draft, confirmed: 'EPSG:4326', acceptRejects: true, confirmRemoved: true, note: '留' }
    expect(unread(before)).toMatchObject({
      reading: null,
      confirmed: null,
      acceptRejects: false,
      confirmRemoved: false,
      note: '留',
    })
  })
})

describe('columns', () => {
  it('moves a field from its column to another, and keeps an unmapped one from being recognised again', () => {
    expect(remap({}, file(), '备注', 'name')).toEqual({ name: '备注' })
    expect(remap({}, file(), '名称', null)).toEqual({ name: '' })
    expect(remap({ owner: '单位' }, file(), '名称', 'owner')).toEqual({ name: '', owner: '名称' })
  })
})

describe('files', () => {
  const parts = ['杆塔.dbf', '杆塔.shp', '杆塔.prj', '线路.shp'].map(name => ({ name, file: name, size: 1 }))
  it('takes a shapefile’s parts with it', () => {
    expect(filesOf('杆塔.shp', parts).map(f => f.name)).toEqual(['杆塔.dbf', '杆塔.shp', '杆塔.prj'])
    expect(labelOf(parts)).toBe('杆塔')
  })
})

describe('systems', () => {
  it('says what does not fit and what would', () => {
    const all = [
      candidate({ chosen: true, misfit_m: 617 }),
      candidate({ crs: 'GCJ-02', misfit_m: 1.2 }),
      candidate({ crs: 'BD-09', fits: false }),
    ]
    expect(all.map(c => fitOf(c, all).code)).toEqual(['wrong', 'good', 'out'])
    expect(better(all)?.crs).toBe('GCJ-02')
  })
  it('tells two systems that cannot be told apart here', () => {
    const all = [candidate({ chosen: true, misfit_m: 1.6 }), candidate({ crs: 'EPSG:4490', misfit_m: 1.7 })]
    expect(fitOf(all[1] as CrsCandidate, all).code).toBe('same')
    expect(better(all)).toBeNull()
  })
  it('knows EPSG’s zones', () => {
    expect(zoneOfCode('EPSG:4525')).toEqual({ width: 3, meridian: 111, prefix: 37 })
    expect(zoneOfCode('EPSG:4546')).toEqual({ width: 3, meridian: 111, prefix: null })
    expect(zoneOfCode('EPSG:4497')).toEqual({ width: 6, meridian: 111, prefix: 19 })
    expect(zoneOfCode('EPSG:4508')).toEqual({ width: 6, meridian: 111, prefix: null })
    expect(zoneOfCode('EPSG:4490')).toBeNull()
    expect(nearFirst(['EPSG:4490', 'EPSG:4546'], [110, 24, 112, 25])).toEqual(['EPSG:4546', 'EPSG:4490'])
  })
})

describe('problems', () => {
  it('puts refused rows first and leaves out what the person unmapped', () => {
    const report = {
      files: [
        file({
          warnings: [
            { row: null, code: 'column.missing', name: null, params: { field: 'name', column: '' } },
            { row: 1, code: 'voltage.unreadable', name: '乙', params: { value: '高压' } },
            { row: 2, code: 'voltage.unreadable', name: '丙', params: { value: '' } },
          ],
        }),
      ],
      repeated_ids: 0,
      extent: null,
    }
    const all = groups(report)
    expect(all.map(g => [g.code, g.refused, g.rows.length])).toEqual([
      ['geometry.missing', true, 1],
      ['voltage.unreadable', false, 2],
    ])
    const csv = rejectsCsv(all, ['文件', '行', '名称', '原因'], () => '没有图形')
    expect(csv).toBe('\ufeff文件,行,名称,原因\r\n线路.geojson,3,甲,没有图形\r\n')
  })
  it('writes no cell a spreadsheet would compute', () => {
    const rows = [{ file: 'a,b', row: 1, name: '=1+1', params: {} }]
    expect(rejectsCsv([{ code: 'x', refused: true, rows }], ['f', 'r', 'n', 'w'], () => '"')).toContain(
      '"a,b",1,\'=1+1,""""',
    )
  })
})

describe('counts', () => {
  it('agrees in rows, columns and total', () => {
    const t = countTable([
      { kind: 'line', voltage_kv: 110, count: 2 },
      { kind: 'line', voltage_kv: null, count: 5 },
      { kind: 'tower', voltage_kv: 110, count: 9 },
      { kind: 'tower', voltage_kv: 10, count: 1 },
    ])
    expect(t.voltages).toEqual([110, 10, null])
    expect(t.rows.map(r => [r.kind, r.cells, r.sum])).toEqual([
      ['tower', [9, 1, 0], 10],
      ['line', [2, 0, 5], 7],
    ])
    expect(t.sums).toEqual([11, 1, 5])
    expect(t.total).toBe(17)
  })
})
