import { onlineManager } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { registerForm } from '../draft/unsaved'
import { resume, signedOut } from '../staff/session'
import { App } from './App'
import { setLang } from './i18n'
import { me, refuse, serve, status } from './testServer'
// Loaded before the first test: it takes this runner seconds, and a test waits one.
import './Work'

const people = {
  people: [
    { id: 'p1', name: '张示例', assignments: me.assignments },
    { id: 'p2', name: '韦示例', assignments: [] },
  ],
}
const inside = {
  'office/status': () => status,
  'case/worklist': () => ({
    rows: [],
    total: 0,
    shown: 0,
    overdue: 0,
    as_of: status.now,
    soon_until: '2026-11-30',
  }),
  'case/since': () => ({ position: 0, cases: [] }),
  'staff/lock': () => ({}),
  'staff/list': () => people,
}
afterEach(() => {
  onlineManager.setOnline(true)
  cleanup()
  act(() => signedOut())
  setLang('zh')
  vi.unstubAllGlobals()
})

it('an empty store asks for the office, refuses a mistyped PIN, and enters', async () => {
  let founded = false
  const asked = serve({
    ...inside,
    'office/status': () => ({ ...status, set_up: founded }),
    'staff/me': () => refuse(401, 'staff.not_signed_in') as never,
    'office/found': () => {
      founded = true
      return me
    },
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await user.type(await screen.findByTestId('office.name'), '示例办公室')
  await user.type(screen.getByTestId('office.notice_word'), '示例安')
  await user.type(screen.getByTestId('office.administrator'), '张示例')
  await user.type(screen.getByTestId('office.pin'), '１２３４')
  await user.type(screen.getByTestId('office.pin_again'), '1235')
  await user.click(screen.getByTestId('office.submit'))
  expect(screen.getByText('两次输入不一样，请再输一次')).toBeTruthy()
  expect(asked.some(a => a.path === 'office/found')).toBe(false)
  await user.type(screen.getByTestId('office.pin_again'), '{Backspace}4')
  await user.click(screen.getByTestId('office.submit'))
  await screen.findByText('没有等您办理的案件。可看“本单位”，或按 Alt N 新受理。')
  const sent = asked.find(a => a.path === 'office/found')
  expect(sent?.request).toEqual({
    name: '示例办公室',
    notice_word: '示例安',
    administrator: '张示例',
    pin: '1234',
  })
  expect(sent?.headers['Idempotency-Key']).toBeTruthy()
})

it('a computer that thinks it is offline still reaches the office, which may be in it', async () => {
  onlineManager.setOnline(false)
  serve({ ...inside, 'staff/me': () => refuse(401, 'staff.not_signed_in') as never })
  await act(() => resume())
  render(<App />)
  await screen.findByText('韦示例')
})

it('Enter that is quicker than the list of people is not lost', async () => {
  let arrive: (list: typeof people) => void = () => undefined
  serve({
    ...inside,
    'staff/me': () => refuse(401, 'staff.not_signed_in') as never,
    'staff/list': () => new Promise(resolve => (arrive = resolve)),
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await user.type(await screen.findByTestId('staff.find'), '韦{Enter}')
  expect(screen.queryByTestId('staff.pin')).toBeNull()
  await act(async () => arrive(people))
  await screen.findByTestId('staff.pin')
  screen.getByText(/韦示例 的 PIN/)
})

it('a person signs in by keyboard alone; a wrong PIN is said and the next try works', async () => {
  let tries = 0
  serve({
    ...inside,
    'staff/me': () => refuse(401, 'staff.not_signed_in') as never,
    'staff/sign_in': ({ staff, pin }) => {
      tries += 1
      return staff === 'p2' && pin === '2468'
        ? { ...me, id: 'p2', name: '韦示例' }
        : refuse(401, 'staff.wrong_pin', { tries_left: 4 })
    },
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await screen.findByText('韦示例')
  await user.type(screen.getByTestId('staff.find'), 'wsl')
  await waitFor(() => expect(screen.queryByText('张示例')).toBeNull())
  await screen.findByText('韦示例')
  await user.keyboard('{Enter}')
  await user.keyboard('1111{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('PIN')
  await user.keyboard('2468{Enter}')
  await screen.findByTestId('worklist.page')
  expect(tries).toBe(2)
})

it('the lock keeps the page mounted under it and opens with the PIN', async () => {
  serve({
    ...inside,
    'staff/me': () => me,
    'staff/unlock': ({ pin }) => (pin === '1234' ? me : refuse(401, 'staff.wrong_pin')),
    'staff/sign_in': () => refuse(401, 'staff.wrong_pin'),
  })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  const search = (await screen.findByTestId('worklist.search')) as HTMLInputElement
  await user.type(search, '示例')
  await user.click(screen.getByTestId('staff.me'))
  await user.click(await screen.findByText('锁定'))
  const lock = await screen.findByTestId('staff.lock')
  expect(screen.getByTestId('worklist.search').closest('[inert]')).not.toBeNull()
  expect(lock.closest('[inert]')).toBeNull()
  // No key of the page works behind the lock.
  await user.keyboard('{Control>}k{/Control}')
  expect(screen.queryByTestId('app.palette.input')).toBeNull()
  await user.keyboard('1234{Enter}')
  await waitFor(() => expect(screen.queryByTestId('staff.lock')).toBeNull())
  expect(search.closest('[inert]')).toBeNull()
  expect(screen.getByTestId('worklist.search')).toBe(search)
  expect(search.value).toBe('示例')
})

it('the page locks itself after the office’s minutes without a hand on it', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    serve({ ...inside, 'staff/me': () => ({ ...me, idle_lock_minutes: 5 }) })
    await act(() => resume())
    render(<App />)
    await screen.findByTestId('worklist.page')
    await act(() => vi.advanceTimersByTimeAsync(4 * 60_000))
    fireEvent.keyDown(document.body, { key: 'a' })
    await act(() => vi.advanceTimersByTimeAsync(4 * 60_000))
    expect(screen.queryByTestId('staff.lock')).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(70_000))
    expect(screen.getByTestId('staff.lock')).toBeTruthy()
  } finally {
    vi.useRealTimers()
  }
})

it('changing the user waits for unsaved work, and says why when it cannot be saved', async () => {
  const asked = serve({ ...inside, 'staff/me': () => me, 'staff/sign_out': () => ({}) })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await screen.findByTestId('worklist.page')
  const save = vi.fn().mockRejectedValueOnce(new Error('磁盘已满')).mockResolvedValue(undefined)
  const off = registerForm({}, { save, dirty: true })
  const change = async () => {
    await user.click(screen.getByTestId('staff.me'))
    await user.click(await screen.findByText('换人'))
  }
  await change()
  expect((await screen.findByRole('alert')).textContent).toContain('磁盘已满')
  expect(asked.some(a => a.path === 'staff/sign_out')).toBe(false)
  await change()
  await screen.findByTestId('staff.signin')
  expect(save).toHaveBeenCalledTimes(2)
  off()
})

it('the language changes at once', async () => {
  serve({ ...inside, 'staff/me': () => me })
  await act(() => resume())
  render(<App />)
  const user = userEvent.setup()
  await screen.findByTestId('worklist.page')
  await user.click(screen.getByTestId('app.lang'))
  expect(await screen.findByRole('heading', { name: 'Worklist' })).toBeTruthy()
  expect(document.documentElement.lang).toBe('en')
})
