import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, it, vi } from 'vitest'
import type { Operations } from '../api/contract'
import { onGlobalKey } from '../app/keys/registry'
import { refuse, serve, status } from '../app/testServer'
import ApplicationPage from './Page'

// jsdom has no canvas; the map has its own tests and is driven in a real browser.
vi.mock('../map/SiteMap', () => ({ SiteMap: () => null }))

afterEach(() => vi.unstubAllGlobals())

type Check = Operations['application/check']['answer']
const nothing: Check = { fields: [], routing: null, missing: [], related: [], survey_due: null }
const receipt: Operations['application/accept']['answer']['receipt'] = {
  id: 'p1',
  kind: 'receipt',
  number: '2026-0001',
  issued_at: status.now,
  position: 3,
  fingerprint: 'ab12',
  pages: 1,
}

function open(more: Parameters<typeof serve>[0] = {}) {
  const asked = serve({
    'office/status': () => status,
    'facilities/current': () => ({ version: null, versions: [], damaged: false }),
    'draft/list': () => ({ drafts: [] }),
    'draft/save': () => ({ version: 1, saved_at: '2026-11-25T14:05:00+08:00' }),
    'draft/discard': () => ({}),
    'application/check': () => nothing,
    'application/accept': () => ({ case: 'c1', number: '2026-0001', receipt, version: 1 }),
    ...more,
  })
  const router = createMemoryRouter(
    [
      { path: '/application', element: <ApplicationPage /> },
      { path: '/application/:draft', element: <ApplicationPage /> },
    ],
    { initialEntries: ['/application'] },
  )
  window.addEventListener('keydown', onGlobalKey)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { asked, paths: () => asked.map(a => a.path) }
}

const type = (testid: string, value: string) =>
  fireEvent.change(screen.getByTestId(testid), { target: { value } })
const wait = (ms: number) => act(() => new Promise(done => setTimeout(done, ms)))

it('opening the form makes no draft; one letter makes one a second later', async () => {
  let savedAt = 0
  const { paths, asked } = open({
    'draft/save': () => {
      savedAt = performance.now()
      return { version: 1, saved_at: '2026-11-25T14:05:00+08:00' }
    },
  })
  await screen.findByTestId('application.name')
  await wait(1300)
  expect(paths()).not.toContain('draft/save')
  const typedAt = performance.now()
  type('application.name', '示')
  expect((await screen.findByText('已存 14:05')).dataset.testid).toBe('draft.state')
  expect(savedAt - typedAt).toBeGreaterThan(950)
  const saves = asked.filter(a => a.path === 'draft/save')
  expect(saves).toHaveLength(1)
  expect(saves[0]?.request).toMatchObject({ subject: 'application', title: '示', version: 0 })
})

it('a draft that could not be saved speaks up at once and keeps the form', async () => {
  open({ 'draft/save': () => refuse(503, 'server.busy') })
  await screen.findByTestId('application.name')
  type('application.name', '示例机械厂')
  expect((await screen.findByRole('alert')).textContent).toContain('未存')
  expect((screen.getByTestId('application.name') as HTMLInputElement).value).toBe('示例机械厂')
})

it('accepting saves what is typed first, then sends the form once, then shows the receipt', async () => {
  const { paths, asked } = open()
  await screen.findByTestId('application.name')
  type('application.name', '示例机械厂')
  fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true })
  await screen.findByTestId('application.receipt')
  const order = paths().filter(p => p === 'draft/save' || p === 'application/accept')
  expect(order).toEqual(['draft/save', 'application/accept'])
  const sent = asked.find(a => a.path === 'application/accept')
  expect(sent?.request).toMatchObject({ form: { party: { name: '示例机械厂' }, site: null } })
  expect(sent?.headers['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/)
  expect(document.activeElement).toBe(screen.getByTestId('application.next'))
})

it('a lost answer is sent again under the same key', async () => {
  let lost = true
  const { asked } = open({
    'application/accept': () => {
      if (lost) {
        lost = false
        throw new Error('network')
      }
      return { case: 'c1', number: '2026-0001', receipt, version: 1 }
    },
  })
  await screen.findByTestId('application.name')
  type('application.name', '示例机械厂')
  fireEvent.click(screen.getByTestId('application.accept'))
  await screen.findByTestId('application.refused')
  // A button that is still at work takes no click; nobody's finger is that fast, a test's is.
  await waitFor(() => expect(screen.getByTestId('application.accept').className).not.toContain('loading'))
  fireEvent.click(screen.getByTestId('application.accept'))
  await screen.findByTestId('application.receipt')
  const keys = asked.filter(a => a.path === 'application/accept').map(a => a.headers['Idempotency-Key'])
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

it('names what is missing beside the button and counts it in the index', async () => {
  open({
    'application/check': () => ({
      ...nothing,
      missing: [
        { field: 'party.phone', code: 'field.missing' },
        { field: 'documents.identity', code: 'documents.missing' },
      ],
    }),
  })
  await screen.findByTestId('application.name')
  type('application.name', '示例机械厂')
  const missing = await screen.findByTestId('application.missing')
  expect(missing.textContent).toContain('缺 2 项：联系电话、身份证明')
  expect(screen.getByTestId('application.index.applicant').textContent).toContain('缺 1')
})

it('a site that cannot be measured says cannot tell, never nothing', async () => {
  open({ 'application/screen': () => refuse(500, 'screening.failed') })
  await screen.findByTestId('application.name')
  fireEvent.change(screen.getByTestId('map.paste'), {
    target: { value: '2669977.96 36643604.17\n2669967.21 36643644.04\n2669991.60 36643650.46' },
  })
  fireEvent.keyDown(screen.getByTestId('map.paste'), { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(screen.getByTestId('application.answer').dataset.verdict).toBe('cannot_tell'))
  expect(screen.getByTestId('application.answer').textContent).toContain('不能确定')
})

it('a draft saved elsewhere is written over only when the person says so', async () => {
  const versions: number[] = []
  open({
    'draft/save': request => {
      versions.push(request.version)
      if (request.version === 4) return { version: 5, saved_at: '2026-11-25T14:06:00+08:00' }
      return refuse(409, 'draft.changed', {
        id: request.id,
        expected: request.version,
        current: { version: 4 },
      })
    },
  })
  await screen.findByTestId('application.name')
  type('application.name', '示例机械厂')
  fireEvent.click(await screen.findByTestId('application.overwrite'))
  expect((await screen.findByText('已存 14:06')).dataset.testid).toBe('draft.state')
  expect(versions).toEqual([0, 4])
})

it('the height of a machine is asked for with a vehicle, and nothing is accepted while it cannot be read', async () => {
  const { asked, paths } = open()
  await screen.findByTestId('application.name')
  expect(screen.queryByTestId('application.machine_height')).toBeNull()
  fireEvent.click(screen.getByTestId('application.work.vehicle'))
  type('application.machine_height', '四米五')
  expect((await screen.findAllByText(/四米五/)).length).toBeGreaterThan(0)
  fireEvent.click(screen.getByTestId('application.accept'))
  await wait(300)
  expect(paths()).not.toContain('application/accept')
  type('application.machine_height', '４．５')
  fireEvent.click(screen.getByTestId('application.accept'))
  await waitFor(() => expect(paths()).toContain('application/accept'))
  const sent = asked.find(a => a.path === 'application/accept')?.request as { form: { work: unknown } }
  expect(sent.form.work).toMatchObject({ vehicle: true, machine_height_m: 4.5 })
})
