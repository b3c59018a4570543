import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { BaseMapSettings } from '../api/contract'
import { setLang } from '../app/i18n'
import { me, refuse, serve, status } from '../app/testServer'
import { signedIn } from '../staff/session'
import { BaseMapButton } from './BaseMapList'
import { BaseMapProvider } from './BaseMapProvider'
import BaseMapPage from './Page'
import { map } from './testMap'

const administrator = {
  ...me,
  assignments: me.assignments.map(a => ({ ...a, role: 'administrator' })),
}

beforeEach(() => setLang('zh'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
})

const settings = (version: number, forms: BaseMapSettings['maps'] = []): BaseMapSettings => ({
  version,
  maps: forms,
  folder: '/示例/basemaps',
  files: [
    {
      file: 'a.pmtiles',
      found: {
        kind: 'mvt',
        grid: 'mercator',
        min_zoom: 0,
        max_zoom: 14,
        extent: null,
        title: '示例图',
        attribution: '示例院',
        bytes: 5,
      },
      fault: null,
    },
    {
      file: 'b.mbtiles',
      found: null,
      fault: { code: 'basemap.no_index', params: { file: 'b.mbtiles' } },
    },
  ],
})

function show(node: React.ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>{node}</MemoryRouter>
    </QueryClientProvider>,
  )
}

it('a file is taken with what it says of itself, saved, and looked at', async () => {
  signedIn(administrator)
  const asked = serve({
    'office/status': () => ({ ...status, home: [111, 24, 112, 25] }),
    'basemap/settings': () => settings(4),
    'basemap/set': q => ({
      ...settings(5),
      maps: q.maps.map(form => ({ form: { ...form, id: 'x' }, has_key: false, shown: map('x') })),
    }),
    'basemap/probe': () => ({ tile: [12, 1, 1], bytes: null }),
  })
  show(<BaseMapPage />)
  expect((await screen.findByTestId('basemap.folder')).textContent).toBe('/示例/basemaps')
  expect(screen.getByText(/b\.mbtiles 没有瓦片索引/)).toBeTruthy()
  fireEvent.click(screen.getByTestId('basemap.add.file'))
  expect((screen.getByTestId('basemap.name') as HTMLInputElement).value).toBe('示例图')
  fireEvent.click(screen.getByTestId('basemap.save'))
  await waitFor(() => expect(asked.some(a => a.path === 'basemap/probe')).toBe(true))
  expect(asked.find(a => a.path === 'basemap/set')?.request).toMatchObject({
    expected: 4,
    maps: [{ id: null, name: '示例图', source: { kind: 'file', file: 'a.pmtiles' }, attribution: '示例院' }],
  })
  expect(asked.find(a => a.path === 'basemap/probe')?.request).toEqual({ id: 'x', at: [111.5, 24.5] })
})

it('a key goes up, is not kept on this machine, and a refusal keeps what was typed', async () => {
  signedIn(administrator)
  const asked = serve({
    'office/status': () => status,
    'basemap/settings': () => settings(0),
    'basemap/set': () => refuse(409, 'basemap.changed'),
  })
  show(<BaseMapPage />)
  fireEvent.click(await screen.findByTestId('basemap.add.tianditu'))
  fireEvent.change(screen.getByTestId('basemap.key'), { target: { value: 'secret-key' } })
  fireEvent.change(screen.getByTestId('basemap.name'), { target: { value: '天地图矢量' } })
  expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('secret-key')
  expect(JSON.stringify({ ...sessionStorage })).toContain('天地图矢量')
  fireEvent.click(screen.getByTestId('basemap.save'))
  await screen.findByText(/底图设置刚被别人改过/)
  expect(asked.find(a => a.path === 'basemap/set')?.request).toMatchObject({ maps: [{ key: 'secret-key' }] })
  expect((screen.getByTestId('basemap.name') as HTMLInputElement).value).toBe('天地图矢量')
  expect((screen.getByTestId('basemap.key') as HTMLInputElement).value).toBe('secret-key')
})

it('who is no administrator reads who sets them, and switches and dims on the map', async () => {
  signedIn(me)
  const asked = serve({
    'basemap/list': () => ({ maps: [map('a'), map('b')] }),
    'draft/list': () => ({ drafts: [] }),
    'draft/save': () => ({ version: 1, updated_at: '' }) as never,
  })
  show(
    <BaseMapProvider>
      <BaseMapPage />
      <BaseMapButton />
    </BaseMapProvider>,
  )
  expect(screen.getByText(/由系统管理员设置/)).toBeTruthy()
  fireEvent.click(await screen.findByTestId('basemap.list'))
  const boxes = screen.getAllByRole('checkbox')
  expect(boxes.map(b => b.dataset.testid)).toEqual(['basemap.on.示例b', 'basemap.on.示例a'])
  fireEvent.change(screen.getByTestId('basemap.opacity.示例a'), { target: { value: '40' } })
  fireEvent.click(boxes[1] as HTMLElement)
  expect((boxes[1] as HTMLInputElement).checked).toBe(false)
  await waitFor(() =>
    expect(asked.find(a => a.path === 'draft/save')?.request).toMatchObject({
      body: { a: { on: false, opacity: 0.4 } },
    }),
  )
  expect(screen.queryByTestId('basemap.goSettings')).toBeNull()
})
