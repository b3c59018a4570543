import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLang } from '../app/i18n'
import { onGlobalKey } from '../app/keys/registry'
import { me, serve, status } from '../app/testServer'
import { signedIn } from '../staff/session'
import CasePage from './Page'
import { testStep, testView } from './testView'
import type { CaseView, Row } from './types'

// OpenLayers needs a canvas; the map has its own tests.
vi.mock('../map/CaseMap', () => ({ CaseMap: () => null }))

beforeEach(() => {
  setLang('zh')
  signedIn(me)
  window.addEventListener('keydown', onGlobalKey)
})
afterEach(() => {
  cleanup()
  window.removeEventListener('keydown', onGlobalKey)
  vi.unstubAllGlobals()
  localStorage.clear()
})

const allow = (operation: string) => ({ operation, allowed: true, reason: null })
const row = (id: string, number: string): Row =>
  ({ case: id, number, applicant: `示例厂${number}`, section: 'soon' }) as unknown as Row

function open(view: CaseView, path: string, rows: Row[] = []) {
  const asked = serve({
    'office/status': () => status,
    'staff/list': () => ({ people: [] }),
    'case/show': () => view,
    'case/worklist': () => ({
      rows,
      total: rows.length,
      shown: rows.length,
      overdue: 0,
      as_of: status.now,
      soon_until: '',
    }),
    'case/comment': () => ({ case: 'c1', version: 4, position: 31 }),
    'case/reveal': () => ({ ...view.party, id_number: '110101199001010010', phone: '13800000000' }),
    'draft/list': () => ({ drafts: [] }),
    'draft/save': () => ({ version: 1, saved_at: status.now }),
    'draft/discard': () => ({}),
  })
  const router = createMemoryRouter(
    [
      { path: '/case/:id', element: <CasePage /> },
      { path: '/notice/:case', element: <p>notice page</p> },
    ],
    { initialEntries: [path] },
  )
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { asked, router }
}

describe('the case page', () => {
  it('puts the next step’s act forward and begins it with Ctrl+Enter', async () => {
    const next = testStep({
      step: 'notice',
      operation: 'notice/issue',
      why: { code: 'why.notice', params: { hazard: 'severe', hindrance: 'none' } },
    })
    open(testView({ next, allowed: [allow('notice/issue')] }), '/case/c1')
    const panel = await screen.findByTestId('case.next')
    expect(panel.textContent).toContain('勘查认定安全隐患“严重”、妨碍“无”。')
    expect(screen.getByTestId('case.primary').textContent).toContain('起草通知书')
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter', ctrlKey: true })
    expect(await screen.findByText('notice page')).toBeTruthy()
  })

  it('begins a menu’s act by . and its digit, not while typing', async () => {
    const { router } = open(testView({ allowed: [allow('case/comment'), allow('case/pause')] }), '/case/c1')
    await screen.findByTestId('case.next')
    fireEvent.keyDown(document.body, { key: '.', code: 'Period' })
    fireEvent.keyDown(document.body, { key: '2', code: 'Digit2' })
    expect(await screen.findByTestId('act.case/pause')).toBeTruthy()
    const text = (await screen.findByTestId('act.reason')).querySelector('textarea') as HTMLTextAreaElement
    fireEvent.keyDown(text, { key: '.', code: 'Period' })
    fireEvent.keyDown(text, { key: '1', code: 'Digit1' })
    expect(router.state.location.search).toBe('?do=case%2Fpause')
  })

  it('offers no act that is not this person’s, and says who holds the step', async () => {
    const next = testStep({
      step: 'sign_off',
      operation: 'supply/sign_off',
      unit_name: '营销部',
      holder: '何示例',
      mine: false,
    })
    const denied = {
      operation: 'supply/sign_off',
      allowed: false,
      reason: { code: 'access.not_your_unit', params: {} },
    }
    open(testView({ next, allowed: [denied] }), '/case/c1')
    expect((await screen.findByTestId('case.next')).textContent).toContain('由何示例（营销部）办理')
    expect(screen.queryByTestId('case.primary')).toBeNull()
  })

  it('does not open a form by its address where the server does not allow the act', async () => {
    open(testView(), '/case/c1?do=supply/approve')
    expect(await screen.findByText(/这个案件现在不能办这一项/)).toBeTruthy()
    expect(screen.queryByTestId('act.submit')).toBeNull()
  })

  it('keeps personal data masked until a reason is given', async () => {
    const { asked } = open(testView(), '/case/c1?tab=papers')
    expect(await screen.findByText('138****0000')).toBeTruthy()
    fireEvent.click(screen.getByTestId('case.reveal'))
    const input = screen.getByTestId('case.reveal.reason') as HTMLInputElement
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(asked.map(a => a.path)).not.toContain('case/reveal')
    fireEvent.change(input, { target: { value: '电话通知' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(await screen.findByText('13800000000')).toBeTruthy()
    expect(asked.find(a => a.path === 'case/reveal')?.request).toEqual({ case: 'c1', reason: '电话通知' })
    fireEvent.click(screen.getByTestId('case.mask'))
    expect(screen.queryByText('13800000000')).toBeNull()
  })

  it('goes on with the next case of the list after an act, under the focused key', async () => {
    const rows = [row('c0', '0'), row('c1', '1'), row('c2', '2')]
    const { router } = open(testView({ allowed: [allow('case/comment')] }), '/case/c1?do=case/comment', rows)
    const text = (await screen.findByTestId('act.text')).querySelector('textarea') as HTMLTextAreaElement
    fireEvent.change(text, { target: { value: '同意。' } })
    fireEvent.keyDown(text, { key: 'Enter', code: 'Enter', ctrlKey: true })
    const next = await screen.findByTestId('case.done.next')
    expect(next.textContent).toContain('下一件：2')
    await waitFor(() => expect(document.activeElement).toBe(next))
    fireEvent.click(next)
    await waitFor(() => expect(router.state.location.pathname).toBe('/case/c2'))
  })
})
