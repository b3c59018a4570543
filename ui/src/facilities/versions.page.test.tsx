import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AffectedCase, FacilitiesVersion } from '../api/contract'
import { setLang } from '../app/i18n'
import { me, refuse, serve, status } from '../app/testServer'
import { signedIn } from '../staff/session'
import FacilitiesPage from './Page'

const version = (number: number): FacilitiesVersion => ({
  version: `hash${number}`,
  number,
  made_at: '2026-11-20T10:00:00+08:00',
  by_name: '陆示例',
  label: `线路${number}`,
  note: '',
  crs_confirmed: 'EPSG:4490',
  facilities: 5,
  rejected: 0,
  counts: [],
  attribution: [],
  extent: null,
  coverage: [],
})
const then = (verdict: 'inside' | 'outside') => ({
  verdict,
  facilities_version: 'hash',
  inside: [],
  reasons: [],
})
const changed: AffectedCase = {
  case: 'c7',
  number: '2026-0007',
  expected: 3,
  applicant: '示例户',
  stage: 'approved',
  approved: true,
  before: then('outside'),
  after: then('inside'),
}
const server = (role: string, more: Parameters<typeof serve>[0] = {}) => {
  signedIn({ ...me, assignments: [{ ...me.assignments[0], role }] } as typeof me)
  return serve({
    'office/status': () => status,
    'facilities/corrections': () => ({ rows: [], open: 0 }),
    'facilities/populated': () => ({ version: 'v', areas: [], designed: 0 }),
    'facilities/current': () => ({ version: version(2), versions: [version(2), version(1)], damaged: false }),
    'facilities/affected': ({ since }) => ({
      since,
      version: 'hash2',
      checked: 9,
      cases: since ? [changed] : [],
    }),
    ...more,
  })
}
const open = () => {
  const router = createMemoryRouter([{ path: '*', element: <FacilitiesPage /> }])
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
}
const pick = async (number: number) => {
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-row="${number}"]`)
    if (!found) throw new Error('no row yet')
    return found
  })
  fireEvent.click(row)
}

beforeEach(() => setLang('zh'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('an earlier version shows the cases answered otherwise since', async () => {
  const asked = server('line_owner')
  open()
  await pick(1)
  await screen.findByText('2026-0007')
  expect(screen.getByTestId('facilities.since').textContent).toContain('界外 → 界内')
  expect(asked.filter(a => a.path === 'facilities/affected').map(a => a.request)).toContainEqual({
    since: 'hash1',
  })
})

it('restores an earlier version only with a reason, and says which version it became', async () => {
  const asked = server('line_owner', { 'facilities/restore': () => version(3) })
  open()
  await pick(1)
  const button = await screen.findByTestId('facilities.restore')
  fireEvent.click(button)
  expect(screen.getByRole('alert').textContent).toContain('请写明恢复的理由')
  expect(asked.some(a => a.path === 'facilities/restore')).toBe(false)
  fireEvent.change(screen.getByTestId('facilities.restore.reason'), { target: { value: ' 文件有误 ' } })
  fireEvent.click(button)
  expect((await screen.findByTestId('facilities.made')).textContent).toContain('v3')
  const sent = asked.find(a => a.path === 'facilities/restore')
  expect(sent?.request).toEqual({ number: 1, reason: '文件有误' })
  expect(sent?.headers['Idempotency-Key']).toBeTruthy()
})

it('a refusal stands at the button and keeps the reason', async () => {
  server('line_owner', {
    'facilities/restore': () => refuse(422, 'facilities.version_damaged', { number: 1 }),
  })
  open()
  await pick(1)
  fireEvent.change(await screen.findByTestId('facilities.restore.reason'), { target: { value: '误' } })
  fireEvent.click(screen.getByTestId('facilities.restore'))
  expect((await screen.findByRole('alert')).textContent).toContain('第 1 版的数据文件缺失或损坏')
  expect((screen.getByTestId('facilities.restore.reason') as HTMLInputElement).value).toBe('误')
})

it('the version in force, and people who may not import, get no restoring', async () => {
  server('line_owner')
  open()
  await pick(2)
  expect(screen.queryByTestId('facilities.restore')).toBeNull()
  cleanup()
  server('account_manager')
  open()
  await pick(1)
  await screen.findByText('2026-0007')
  expect(screen.queryByTestId('facilities.restore')).toBeNull()
})
