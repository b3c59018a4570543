import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AnswerOf, RequestOf } from '../api/client'
import { setLang } from '../app/i18n'
import { me, refuse, status } from '../app/testServer'
import { signedIn } from '../staff/session'
import ImportPage from './ImportPage'

// OpenLayers needs a canvas; the map has its own tests.
vi.mock('./PreviewMap', () => ({ PreviewMap: () => null }))

type Reading = AnswerOf<'facilities/reading'>
const owner = { ...me, assignments: [{ ...me.assignments[0], role: 'line_owner' }] } as typeof me

type Effect = AnswerOf<'facilities/preview'>
const case_: Effect['cases'][number] = {
  case: 'c1',
  number: '2026-0007',
  expected: 4,
  applicant: '申示例',
  stage: 'surveying',
  approved: false,
  before: { verdict: 'outside', facilities_version: 'v', inside: [], reasons: [] },
  after: { verdict: 'inside', facilities_version: 'w', inside: ['乙线'], reasons: [] },
}

/** Like the office: a confirmed pair is neither added nor removed, and an added id of another line is refused. */
function effect(asked: RequestOf<'facilities/preview'>): Effect | Response {
  if (asked.mode === 'add') return refuse(422, 'facilities.id_taken', { count: 1, ids: ['x1'] })
  const kept = asked.same?.length ?? 0
  return {
    difference: {
      added: 1 - kept,
      removed: 3 - kept,
      moved: 0,
      voltage_changed: 0,
      updated: 0,
      affected_open: 1,
      affected_approved: 0,
    },
    renamed: [{ old: 'x1', new: 'y1', name: '甲线', kind: 'line', voltage_kv: 10, metres: 3.2 }],
    checked: 5,
    cases: [case_],
  }
}

/** A reader like the office's: it reads in the system asked for, and refuses one row. */
function answer(asked: RequestOf<'facilities/read'>): Reading {
  const crs = asked.crs ?? 'EPSG:4326'
  return {
    state: 'ready',
    done: 2,
    total: 2,
    error: null,
    report: {
      files: [
        {
          file: '线路.geojson',
          format: 'geojson',
          encoding: 'UTF-8',
          encoding_by: 'standard',
          crs,
          crs_by: asked.crs ? 'given' : 'default',
          columns: [
            { name: '备注', samples: ['甲线'], field: asked.columns.name === '备注' ? 'name' : null },
          ],
          rows: 2,
          placed: 1,
          rejected: [{ row: 2, code: 'geometry.missing', name: '乙线' }],
          warnings: [],
          extent: [111, 24, 112, 25],
          layers: [],
        },
      ],
      repeated_ids: 0,
      extent: [111, 24, 112, 25],
    },
    preview: [],
    crs_candidates: ['EPSG:4326', 'GCJ-02'].map(c => ({
      crs: c,
      fits: true,
      misfit_m: c === 'GCJ-02' ? 0.4 : 512,
      matched: 4,
      extent: null,
      chosen: c === crs,
    })),
    difference: {
      added: 1,
      removed: 3,
      moved: 0,
      voltage_changed: 0,
      updated: 0,
      affected_open: 2,
      affected_approved: 1,
    },
  }
}

const current: NonNullable<AnswerOf<'facilities/current'>['version']> = {
  version: 'v',
  number: 1,
  made_at: '2026-11-20T09:00:00+08:00',
  by_name: '张示例',
  label: '线路',
  note: '',
  crs_confirmed: 'EPSG:4326',
  facilities: 9,
  rejected: 0,
  counts: [],
  attribution: [],
  extent: null,
  coverage: [],
}

/** `slow`: the reading whose effect the office is still working out when the test ends. */
function open(version: typeof current | null = null, slow: string | null = null) {
  const sent: { path: string; body: unknown }[] = []
  const readings: RequestOf<'facilities/read'>[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.replace('./api/', '')
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body
    sent.push({ path, body })
    const answers: Record<string, () => unknown> = {
      'office/status': () => status,
      'facilities/current': () => ({ version, versions: [], damaged: false }),
      'file/put': () => ({ id: 'f1', size: 3, media_type: 'application/json' }),
      'facilities/read': () => ({ reading: `r${readings.push(body) - 1}` }),
      'facilities/reading': () =>
        answer(readings[Number(body.reading.slice(1))] as RequestOf<'facilities/read'>),
      'facilities/preview': () => (body.reading === slow ? new Promise(() => {}) : effect(body)),
      'facilities/cancel': () => ({}),
      'facilities/make_current': () => ({ number: 1 }),
    }
    const found = answers[path]
    const given = await found?.()
    if (given instanceof Response) return given
    return found ? new Response(JSON.stringify(given), { status: 200 }) : refuse(404, 'test.no_answer')
  })
  const router = createMemoryRouter(
    [
      { path: '/facilities/import', element: <ImportPage /> },
      { path: '/facilities', element: <p>versions</p> },
    ],
    { initialEntries: ['/facilities/import'] },
  )
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { sent, readings }
}

const button = (id: string) => screen.getByTestId(id) as HTMLButtonElement
function give() {
  const file = new File(['{}'], '线路.geojson', { type: 'application/geo+json' })
  // jsdom's File has no arrayBuffer.
  Object.defineProperty(file, 'arrayBuffer', { value: async () => new ArrayBuffer(2) })
  fireEvent.change(screen.getByTestId('facilities.files'), { target: { files: [file] } })
}

beforeEach(() => {
  setLang('zh')
  signedIn(owner)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

describe('the import', () => {
  it('lets a version through only when all is decided, and sends what was decided', async () => {
    const { sent } = open()
    give()
    const confirm = await screen.findByTestId('facilities.confirm_crs')
    expect(confirm.textContent).toContain('张示例 确认 WGS 84')
    await screen.findByTestId('facilities.effect')
    expect(button('facilities.make_current').disabled).toBe(true)
    expect(screen.getByTestId('facilities.missing').textContent).toBe(
      ' 确认坐标系、处理拒收的 1 行、确认去掉 3 个设施',
    )
    fireEvent.click(confirm)
    fireEvent.click(screen.getByTestId('facilities.accept_rejects'))
    expect(screen.getByTestId('facilities.missing').textContent).toBe(' 确认去掉 3 个设施')
    expect(sent.map(s => s.path)).not.toContain('facilities/make_current')
    fireEvent.click(screen.getByTestId('facilities.confirm_removed'))
    fireEvent.click(button('facilities.make_current'))
    await screen.findByText('versions')
    expect(sent.find(s => s.path === 'facilities/make_current')?.body).toEqual({
      reading: 'r0',
      crs_confirmed: 'EPSG:4326',
      accept_rejects: true,
      confirm_removed: true,
      mode: 'replace',
      same: [],
      coverage: null,
      note: '',
    })
    expect(sent.find(s => s.path === 'file/put')?.body).toBeInstanceOf(ArrayBuffer)
  })

  it('names the system that would fit, reads again in it, and takes the confirmation back', async () => {
    const { readings } = open()
    give()
    fireEvent.click(await screen.findByTestId('facilities.confirm_crs'))
    expect(screen.getByTestId('facilities.evidence').textContent).toContain(
      '若按 GCJ-02（互联网地图） 读，只差 0.4 m',
    )
    fireEvent.click(screen.getByTestId('facilities.crs.GCJ-02'))
    await waitFor(() =>
      expect(screen.getByTestId('facilities.confirm_crs').textContent).toContain('确认 GCJ-02'),
    )
    expect(readings.map(r => r.crs)).toEqual([null, 'GCJ-02'])
    expect(button('facilities.make_current').disabled).toBe(true)
  })

  it('shows what the reading before would have done no longer once another has come', async () => {
    const { sent } = open(null, 'r1')
    give()
    await screen.findByTestId('facilities.effect')
    fireEvent.click(screen.getByTestId('facilities.crs.GCJ-02'))
    await waitFor(() =>
      expect(sent).toContainEqual({
        path: 'facilities/preview',
        body: { reading: 'r1', mode: 'replace', same: [] },
      }),
    )
    expect(screen.queryByTestId('facilities.effect')).toBeNull()
    expect(screen.getByTestId('facilities.missing').textContent).toContain('确认坐标系')
  })

  it('shows the cases it would touch, and keeps the ids of what is confirmed to be the same', async () => {
    const { sent } = open()
    give()
    const list = await screen.findByTestId('facilities.effect.list')
    expect(list.textContent).toContain('2026-0007')
    expect(list.textContent).toContain('界外 → 界内')
    expect(screen.getByTestId('facilities.effect').textContent).toContain('这 1 件的结论会变（核对了 5 件）')
    fireEvent.click(screen.getByTestId('facilities.renamed.y1'))
    fireEvent.click(screen.getByTestId('facilities.confirm_crs'))
    fireEvent.click(screen.getByTestId('facilities.accept_rejects'))
    await waitFor(() =>
      expect(screen.getByTestId('facilities.missing').textContent).toBe(' 确认去掉 2 个设施'),
    )
    fireEvent.click(screen.getByTestId('facilities.confirm_removed'))
    fireEvent.click(button('facilities.make_current'))
    await screen.findByText('versions')
    expect(sent.find(s => s.path === 'facilities/make_current')?.body).toMatchObject({
      same: [{ old: 'x1', new: 'y1' }],
    })
  })

  it('adds nothing under an id of another facility', async () => {
    open(current)
    give()
    fireEvent.click(await screen.findByTestId('facilities.mode.add'))
    await waitFor(() => expect(screen.getByText(/有 1 个编号已经属于现有的别的设施（x1）/)).toBeTruthy())
    expect(button('facilities.make_current').disabled).toBe(true)
  })

  it('is not for people who may not change the facilities', async () => {
    signedIn(me)
    open()
    expect(await screen.findByText('导入由线路运维人员或系统管理员办理。')).toBeTruthy()
    expect(screen.queryByTestId('facilities.files')).toBeNull()
  })
})
