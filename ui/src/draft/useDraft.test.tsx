import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import '../app/i18n'
import { SaveState } from './SaveState'
import { saveAll } from './unsaved'
import { useDraft } from './useDraft'

type Body = { name: string }
const server =
  vi.fn<(request: { version: number; body: Body; title: string }) => { status: number; body: unknown }>()

beforeEach(() => {
  vi.useFakeTimers()
  server.mockReset()
  server.mockImplementation(q => ({
    status: 200,
    body: { version: q.version + 1, saved_at: '2026-11-25T14:02:00+08:00' },
  }))
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const answer = server(JSON.parse(init.body as string))
    if (answer.status === 0) throw new TypeError('no network')
    return new Response(JSON.stringify(answer.body), { status: answer.status })
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Form({ name, touched = true }: { name: string; touched?: boolean }) {
  const d = useDraft<Body>({
    id: 'd1',
    subject: 'application',
    title: b => b.name,
    body: { name },
    version: 0,
    touched,
  })
  return <SaveState save={d.save} onRetry={() => void d.flush()} />
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

it('makes no draft of a form nobody typed in', async () => {
  render(<Form name="" touched={false} />)
  await pass(5000)
  expect(server).not.toHaveBeenCalled()
})

it('saves one second after the last input, once, and says when', async () => {
  const { rerender } = render(<Form name="示" />)
  await pass(900)
  rerender(<Form name="示例" />)
  await pass(900)
  expect(server).not.toHaveBeenCalled()
  expect(screen.getByText('未存')).toBeTruthy()
  await pass(200)
  expect(server).toHaveBeenCalledTimes(1)
  expect(server.mock.calls[0]?.[0]).toMatchObject({ title: '示例', version: 0, body: { name: '示例' } })
  expect(screen.getByText('已存 14:02')).toBeTruthy()
  rerender(<Form name="示例厂" />)
  await pass(1100)
  expect(server.mock.calls[1]?.[0]).toMatchObject({ version: 1 })
})

it('says a failure at the first failed try, tries again by itself, keeps what was typed', async () => {
  server.mockImplementationOnce(() => ({ status: 0, body: null }))
  render(<Form name="示例" />)
  await pass(1100)
  expect(screen.getByRole('alert').textContent).toContain('连不上服务器')
  await pass(6000)
  expect(server).toHaveBeenCalledTimes(2)
  expect(screen.getByText('已存 14:02')).toBeTruthy()
})

it('a refusal is not repeated on its own', async () => {
  server.mockImplementation(() => ({
    status: 409,
    body: { code: 'draft.changed', params: { version: 7 }, hint: null },
  }))
  render(<Form name="示例" />)
  await pass(20_000)
  expect(server).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('alert')).toBeTruthy()
})

it('another person sitting down saves what is half filled in', async () => {
  render(<Form name="示例" />)
  await act(() => saveAll())
  expect(server).toHaveBeenCalledTimes(1)
  await act(() => saveAll())
  expect(server).toHaveBeenCalledTimes(1)
})
