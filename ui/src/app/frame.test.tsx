import {
  act,
  cleanup,
  createEvent,
  fireEvent,
  render,
  renderHook,
  screen,
  waitFor,
} from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, expect, it, vi } from 'vitest'
import type { CaseCard } from '../api/contract'
import { registerForm } from '../draft/unsaved'
import { resume, signedOut } from '../staff/session'
import { App } from './App'
import { ErrorPage } from './ErrorBoundary'
import { me, serve, status } from './testServer'
import { useMatches } from './useMatches'

afterEach(() => {
  cleanup()
  act(() => signedOut())
  vi.unstubAllGlobals()
  location.hash = ''
})

function Broken(): never {
  throw new Error('画图失败')
}
const list = { rows: [], total: 0, shown: 0, overdue: 0, as_of: status.now, soon_until: '2026-11-30' }

it('a screen that breaks keeps what was typed and says so', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const save = vi.fn().mockResolvedValue(undefined)
  const off = registerForm({}, { save, dirty: true })
  render(
    <RouterProvider
      router={createMemoryRouter([{ path: '/', element: <Broken />, errorElement: <ErrorPage /> }])}
    />,
  )
  await screen.findByText('您填写的内容已存为草稿，重新打开即可继续。')
  expect(save).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('alert').textContent).toContain('画图失败')
  off()
  vi.restoreAllMocks()
})

it('and says when it could not be kept', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const off = registerForm({}, { save: () => Promise.reject(new Error('no')), dirty: true })
  render(
    <RouterProvider
      router={createMemoryRouter([{ path: '/', element: <Broken />, errorElement: <ErrorPage /> }])}
    />,
  )
  await screen.findByText(/草稿没有存上/)
  off()
  vi.restoreAllMocks()
})

it('screens answer to 汉字, pinyin and initials', async () => {
  const { result } = renderHook(useMatches)
  const matches = (label: string, query: string) => result.current(label, query)
  expect(matches('工作台', '工作'), 'before the table of pinyin is there').toBe(true)
  await waitFor(() => expect(matches('工作台', 'gzt')).toBe(true))
  for (const query of ['工作', 'gongzuotai', 'gzt', '']) expect(matches('工作台', query), query).toBe(true)
  expect(matches('工作台', 'anjian')).toBe(false)
  expect(matches('Worklist', 'work')).toBe(true)
})

it('Ctrl+K finds a case on the server and opens it; an Enter of the input method opens nothing', async () => {
  const found = {
    case: 'c9',
    number: '2026-0412',
    applicant: '示例机械厂',
    address: '示例区中雀路 8 号',
  } as CaseCard
  const asked = serve({
    'office/status': () => status,
    'staff/me': () => me,
    'case/worklist': () => list,
    'case/since': () => ({ position: 1, cases: [] }),
    'case/search': ({ query }) => ({ rows: query === '0412' ? [found] : [] }),
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await screen.findByTestId('worklist.page')
  await user.keyboard('{Control>}k{/Control}')
  const input = await screen.findByTestId('app.palette.input')
  await user.type(input, '０４１２')
  const option = await screen.findByText(/2026-0412/)
  expect(asked.filter(a => a.path === 'case/search').at(-1)?.request).toEqual({ query: '0412' })
  const composing = createEvent.keyDown(input, { key: 'Enter', keyCode: 229 })
  fireEvent(input, composing)
  expect(option.isConnected).toBe(true)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.hash).toBe('#/case/c9'))
  expect(screen.queryByTestId('app.palette.input')).toBeNull()
})

it('the palette offers what the screen offers, and the screen keeps the focus it asked for', async () => {
  serve({
    'office/status': () => status,
    'staff/me': () => me,
    'case/worklist': () => list,
    'case/since': () => ({ position: 1, cases: [] }),
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await screen.findByTestId('worklist.page')
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByTestId('app.palette.input'), 'cz{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('worklist.search')))
})

it('what changed elsewhere is read again', async () => {
  let position = 4
  let lists = 0
  let release: (() => void) | undefined
  serve({
    'office/status': () => status,
    'staff/me': () => me,
    'case/worklist': () => {
      lists += 1
      return list
    },
  })
  const plain = globalThis.fetch
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (!url.endsWith('case/since')) return plain(url, init)
    const request = JSON.parse(init.body as string)
    if (request.wait_ms > 0 && position === 4)
      await new Promise<void>((done, stop) => {
        release = done
        init.signal?.addEventListener('abort', () => stop(new DOMException('', 'AbortError')))
      })
    else if (request.wait_ms > 0)
      await new Promise<void>((_, stop) =>
        init.signal?.addEventListener('abort', () => stop(new DOMException('', 'AbortError'))),
      )
    return new Response(JSON.stringify({ position, cases: ['c1'] }))
  })
  await act(() => resume())
  render(<App />)
  await screen.findByTestId('worklist.page')
  await waitFor(() => expect(release).toBeDefined())
  const before = lists
  position = 5
  release?.()
  await waitFor(() => expect(lists).toBeGreaterThan(before))
})

it('the rail counts the cases that a change of facilities has left to settle, for who settles them', async () => {
  const answers = (role: string) => ({
    'office/status': () => status,
    'staff/me': () => ({ ...me, assignments: [{ ...me.assignments[0], role }] }) as typeof me,
    'case/worklist': () => list,
    'case/since': () => ({ position: 1, cases: [] }),
    'facilities/affected': () => ({ since: null, version: 'v', checked: 9, cases: [{}, {}, {}] as never }),
  })
  serve(answers('safety_officer'))
  await act(() => resume())
  render(<App />)
  const item = await screen.findByTestId('app.rail.facilities')
  await waitFor(() => expect(item.textContent).toContain('3'))
  expect(screen.getByTitle('设施变更待处理 3 件')).toBeTruthy()
  expect(screen.getByTestId('app.rail.map').textContent).not.toContain('3')

  cleanup()
  act(() => signedOut())
  const asked = serve(answers('clerk'))
  await act(() => resume())
  render(<App />)
  expect((await screen.findByTestId('app.rail.facilities')).textContent).not.toContain('3')
  expect(asked.some(a => a.path === 'facilities/affected')).toBe(false)
})
