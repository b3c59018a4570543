import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FacilitiesVersion } from '../../api/contract'
import type { AreaRead } from '../../api/types/AreaRead'
import type { PopulatedAnswer } from '../../api/types/PopulatedAnswer'
import { setLang } from '../../app/i18n'
import { me, refuse, serve, status } from '../../app/testServer'
import { signedIn } from '../../staff/session'
import FacilitiesPage from '../Page'

vi.mock('../../map/SiteMap', () => ({ SiteMap: () => null }))

const version = (number: number): FacilitiesVersion => ({
  version: `hash${number}`,
  number,
  made_at: '2026-11-20T10:00:00+08:00',
  by_name: '陆示例',
  label: '',
  note: '',
  crs_confirmed: '',
  facilities: 5,
  rejected: 0,
  counts: [],
  attribution: [],
  extent: null,
  coverage: [],
})
const square = [
  [111.5, 24.3],
  [111.6, 24.3],
  [111.6, 24.4],
  [111.5, 24.3],
]
const area: PopulatedAnswer['areas'][number] = {
  authority: '示例市人民政府',
  document: '示例〔2025〕1号',
  as_of: '2025-03-01',
  accuracy_m: null,
  own_error_m: null,
  area_m2: 5e7,
  geometry: { type: 'MultiPolygon', coordinates: [[square]] },
}
const row = (over: Partial<AreaRead>): AreaRead => ({
  file: '范围.csv',
  row: 1,
  name: '示例新区',
  authority: null,
  document: null,
  as_of: null,
  accuracy_m: null,
  geometry: { type: 'Polygon', coordinates: [square] },
  placed: { type: 'Polygon', coordinates: [square] },
  area_m2: 5e7,
  problem: null,
  ...over,
})
const file = new File(['x'], '范围.csv', { type: 'text/csv' })
// jsdom's File has no arrayBuffer.
Object.defineProperty(file, 'arrayBuffer', { value: async () => new ArrayBuffer(1) })

function open(
  answers: Parameters<typeof serve>[0] = {},
  { role = 'line_owner', at = '/facilities?populated' } = {},
) {
  signedIn({ ...me, assignments: [{ ...me.assignments[0], role }] } as typeof me)
  const asked = serve({
    'office/status': () => status,
    'facilities/own_systems': () => ({ systems: [], version: 1 }),
    'facilities/corrections': () => ({ rows: [], open: 0 }),
    'facilities/affected': () => ({ since: null, version: 'hash2', checked: 0, cases: [] }),
    'facilities/current': () => ({ version: version(2), versions: [version(2)], damaged: false }),
    'facilities/populated': () => ({ version: 'hash2', areas: [area], designed: 2 }),
    'facilities/preview_populated': () => ({ checked: 9, cases: [] }),
    'facilities/edit_populated': () => version(3),
    ...answers,
  })
  // Bytes go as they are; the rest is JSON.
  const plain = globalThis.fetch
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
    url.endsWith('file/put') ? new Response(JSON.stringify({ id: 'f1' })) : plain(url, init),
  )
  const router = createMemoryRouter([{ path: '*', element: <FacilitiesPage /> }], { initialEntries: [at] })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { asked, router }
}
const click = (testid: string) => fireEvent.click(screen.getByTestId(testid))
const type = (testid: string, value: string) =>
  fireEvent.change(screen.getByTestId(testid), { target: { value } })
const value = (testid: string) => (screen.getByTestId(testid) as HTMLInputElement).value
const sent = (asked: ReturnType<typeof open>['asked']) =>
  asked.filter(a => a.path === 'facilities/edit_populated').map(a => a.request)
const pick = () =>
  fireEvent.change(screen.getByTestId('facilities.areas.picker'), { target: { files: [file] } })
const checked = () => screen.findByText('核对了 9 件有场地的案件，结论都不变')

beforeEach(() => {
  setLang('zh')
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('the page of the facilities lists the areas; who may change them gets the ways to it', async () => {
  open({}, { role: 'clerk', at: '/facilities' })
  await screen.findByText('示例〔2025〕1号')
  const words = screen.getByTestId('facilities.populated').textContent
  expect(words).toContain('示例市人民政府 · 2025-03-01 · 边界误差不清楚，按 10 m 计 · 50.00 km²')
  expect(words).toContain('2 条')
  expect(screen.queryByTestId('facilities.populated.add')).toBeNull()
  cleanup()
  open({}, { at: '/facilities' })
  fireEvent.click(await screen.findByTestId('facilities.populated.remove'))
  await screen.findByText('示例〔2025〕1号 将被去掉')
})

it('a typed and pasted area says at the field what it lacks, shows its effect, and becomes a version', async () => {
  const { asked, router } = open()
  await screen.findByText('示例〔2025〕1号')
  click('facilities.areas.add')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('facilities.areas.authority')))
  type('facilities.areas.authority', '示例市人民政府')
  click('facilities.areas.send')
  await screen.findByText('请写文号或文件名称')
  screen.getByText('请写 0 到 10000 的米数，或勾选“不清楚”')
  screen.getByText('请画出范围：至少 3 个顶点的面')
  screen.getByText('请写明理由', { selector: 'p' })
  type('facilities.areas.document', '示例〔2026〕2号')
  type('facilities.areas.as_of', '2026-03-01')
  type('facilities.areas.accuracy', '１．５')
  const paste = screen.getByTestId('map.paste')
  fireEvent.change(paste, { target: { value: '111.5,24.3\n111.6,24.3\n111.6,24.4' } })
  fireEvent.blur(paste)
  fireEvent.click(await screen.findByTestId('map.paste.EPSG:4490'))
  await checked()
  expect(screen.getByTestId('facilities.areas.missing').textContent).toContain('理由')
  expect(sent(asked)).toEqual([])
  type('facilities.areas.reason', ' 示例公告 ')
  click('facilities.areas.send')
  await waitFor(() =>
    expect(router.state.location.pathname + router.state.location.search).toBe('/facilities'),
  )
  const ring = [
    [111.5, 24.3],
    [111.6, 24.3],
    [111.6, 24.4],
    [111.5, 24.3],
  ]
  expect(sent(asked)).toEqual([
    {
      expected: 'hash2',
      put: [
        {
          at: null,
          authority: '示例市人民政府',
          document: '示例〔2026〕2号',
          as_of: '2026-03-01',
          accuracy_m: 1.5,
          outline: { geometry: { type: 'Polygon', coordinates: [ring] }, crs: 'EPSG:4490' },
        },
      ],
      remove: [],
      reason: '示例公告',
    },
  ])
})

it('what was typed is still there after leaving the page, and can be taken back', async () => {
  open()
  fireEvent.click(await screen.findByText('示例〔2025〕1号'))
  type('facilities.areas.authority', '示例市规划局')
  cleanup()
  open()
  await screen.findByText('示例〔2025〕1号', { selector: 'h2' })
  expect(value('facilities.areas.authority')).toBe('示例市规划局')
  fireEvent.click(await screen.findByTestId('facilities.areas.take_back'))
  await screen.findByText('还没有改动')
})

it('one area is taken away, and a refusal keeps it all', async () => {
  let refusing = true
  const { asked, router } = open({
    'facilities/edit_populated': () => (refusing ? refuse(422, 'facilities.nothing_edited') : version(3)),
  })
  await screen.findByText('示例〔2025〕1号')
  fireEvent.click(screen.getByLabelText('去掉 示例〔2025〕1号'))
  await checked()
  type('facilities.areas.reason', '公告废止')
  click('facilities.areas.send')
  expect((await screen.findByTestId('facilities.areas.problem')).textContent).toContain('没有改动')
  expect(value('facilities.areas.reason')).toBe('公告废止')
  refusing = false
  click('facilities.areas.send')
  await waitFor(() => expect(router.state.location.search).toBe(''))
  expect(sent(asked).at(-1)).toEqual({ expected: 'hash2', put: [], remove: [0], reason: '公告废止' })
})

it('a file that states no system is not taken before somebody has, and its words fill the form', async () => {
  const { asked } = open({
    'facilities/read_populated': ({ crs }) => ({
      crs,
      crs_by: crs ? 'given' : 'unknown',
      crs_said: null,
      crs_candidates: ['EPSG:4546'],
      areas: [row({ authority: '示例市人民政府', placed: null })],
      others: 1,
      lines: crs ? 0 : null,
    }),
  })
  await screen.findByText('示例〔2025〕1号')
  pick()
  await screen.findByText('文件没有写坐标系，请选择；选错会差几百米')
  expect((screen.getByTestId('facilities.areas.take') as HTMLButtonElement).disabled).toBe(true)
  screen.getByText('另有 1 行不是面，没有列出')
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '坐标系' }))
  const choices = await waitFor(() => {
    const found = document.querySelectorAll('.ant-select-item-option')
    expect(found.length).toBeGreaterThan(3)
    return found
  })
  expect(choices[0]?.textContent).toContain('4546')
  fireEvent.click(choices[0] as Element)
  await screen.findByText('文件未写，按所选读取；请在图上核对')
  expect(asked.filter(a => a.path === 'facilities/read_populated').at(-1)?.request).toMatchObject({
    crs: 'EPSG:4546',
  })
  expect(screen.getByTestId('facilities.areas.lines').textContent).toContain('请核对坐标系')
  click('facilities.areas.take')
  await waitFor(() => expect(value('facilities.areas.authority')).toBe('示例市人民政府'))
  expect(screen.queryByTestId('facilities.areas.rows')).toBeNull()
})

it('a file that names authority and paper for each is taken whole; what cannot be used says why', async () => {
  open({
    'facilities/read_populated': () => ({
      crs: 'EPSG:4490',
      crs_by: 'stated',
      crs_said: null,
      crs_candidates: [],
      areas: [
        row({ authority: '甲市', document: '甲〔2025〕1号', accuracy_m: 1 }),
        row({ row: 2, authority: '甲市', document: '甲〔2025〕2号', accuracy_m: 1 }),
        row({
          row: 3,
          geometry: null,
          problem: { code: 'site.self_crossing', params: { first: 1, second: 3 } },
        }),
      ],
      others: 0,
      lines: 2,
    }),
  })
  await screen.findByText('示例〔2025〕1号')
  pick()
  await screen.findByText('边界自己相交（第 1 边与第 3 边）。请移动顶点。')
  screen.getByText('各自写明机关和文号，各成一片')
  click('facilities.areas.take')
  await screen.findByText('甲〔2025〕2号')
  await checked()
  expect(screen.getAllByText('新增')).toHaveLength(2)
})

it('somebody was faster: what was typed goes on from their list', async () => {
  let newer = false
  const { asked } = open({
    'facilities/populated': () => ({
      version: newer ? 'hash3' : 'hash2',
      areas: newer ? [{ ...area, document: '示例〔2024〕9号', authority: '乙' }, area] : [area],
      designed: 2,
    }),
    'facilities/preview_populated': ({ expected }) =>
      newer && expected === 'hash2' ? refuse(409, 'facilities.changed') : { checked: 9, cases: [] },
  })
  fireEvent.click(await screen.findByText('示例〔2025〕1号'))
  newer = true
  type('facilities.areas.authority', '示例市规划局')
  fireEvent.click(await screen.findByTestId('facilities.areas.rebase'))
  await checked()
  expect(value('facilities.areas.authority')).toBe('示例市规划局')
  type('facilities.areas.reason', '更正')
  click('facilities.areas.send')
  await waitFor(() => expect(sent(asked)).toHaveLength(1))
  expect(sent(asked)[0]).toMatchObject({ expected: 'hash3', put: [{ at: 1, authority: '示例市规划局' }] })
})
