import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLang } from '../app/i18n'
import { onGlobalKey } from '../app/keys/registry'
import { me, serve, status } from '../app/testServer'
import { testNotice, testView } from '../case/testView'
import type { CaseView } from '../case/types'
import { signedIn } from '../staff/session'
import NoticePage from './Page'

// The paper of an issued notice is pdf.js's matter; it has its own tests.
vi.mock('../parts/PdfPages', () => ({ PdfPages: () => null }))

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

const may = (operation: string) => ({ operation, allowed: true, reason: null })
const person = (id: string, name: string) => ({ id, name, assignments: me.assignments })
const fields = {
  facts: '示例事实',
  demands: ['责令停工'],
  deadline: '2026-12-09',
  consequences: '',
  objection: '示例室',
  inspectors: ['p1', 'p2'],
}

function open(view: CaseView) {
  const done = { case: 'c1', version: 4, position: 31 }
  const asked = serve({
    'office/status': () => status,
    'staff/list': () => ({ people: [person('p1', '张示例'), person('p2', '李示例')] }),
    'case/show': () => view,
    'draft/list': () => ({ drafts: [] }),
    'draft/save': () => ({ version: 1, saved_at: status.now }),
    'draft/discard': () => ({}),
    'notice/template': () => ({
      locked: {
        recipient: '示例厂',
        representative: '',
        facility_lines: [],
        basis: [],
        lawful: [],
        number_preview: '示例〔2026〕1号',
        issuer: '示例室',
      },
      fields,
      staff: [person('p1', '张示例'), person('p2', '李示例')],
    }),
    'notice/preview': ({ fields: f }) => ({
      pages: ['<svg xmlns="http://www.w3.org/2000/svg"/>'],
      missing: [],
      flagged: f.demands.some(d => d.includes('责令'))
        ? [{ field: 'demands.0', word: '责令', instead: '请' }]
        : [],
    }),
    'notice/serve': () => ({ ...done, effective_on: null, missing: [] }) as never,
    'notice/issue': () => ({ ...done, notice: 'n1', number: '1', paper: testNotice({}).paper }) as never,
  })
  const router = createMemoryRouter([{ path: '/notice/:case', element: <NoticePage /> }], {
    initialEntries: ['/notice/c1'],
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return asked
}

const sent = (asked: ReturnType<typeof open>, path: string) => asked.filter(a => a.path === path)
const commit = () => fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true })

describe('the composer', () => {
  it('issues only what its page has shown, with the replaced word', async () => {
    const asked = open(testView({ allowed: [may('notice/issue')] }))
    const facts = await screen.findByTestId('notice.facts')
    commit()
    await screen.findByTestId('notice.replace')
    commit()
    expect(sent(asked, 'notice/issue')).toHaveLength(0)
    fireEvent.click(screen.getByTestId('notice.replace'))
    await waitFor(() => expect(screen.getByTestId('notice.issue')).toHaveProperty('disabled', false))
    fireEvent.change(facts, { target: { value: '改过的事实' } })
    commit()
    expect(sent(asked, 'notice/issue')).toHaveLength(0)
    await waitFor(() => expect(screen.getByTestId('notice.issue')).toHaveProperty('disabled', false))
    commit()
    // Asked once more, with the names and the date; a key that is held down confirms nothing.
    const facts2 = await screen.findByTestId('notice.confirm.facts')
    for (const said of ['张示例、李示例', '示例〔2026〕1号']) expect(facts2.textContent).toContain(said)
    fireEvent.keyDown(window, { key: 'Enter', code: 'Enter', ctrlKey: true, repeat: true })
    expect(sent(asked, 'notice/issue')).toHaveLength(0)
    const confirm = screen.getByTestId('notice.confirm')
    fireEvent.click(confirm)
    fireEvent.click(confirm)
    commit()
    await waitFor(() => expect(sent(asked, 'notice/issue')).toHaveLength(1))
    expect(sent(asked, 'notice/issue')[0]?.request).toMatchObject({
      expected: 3,
      fields: { facts: '改过的事实', demands: ['请停工'] },
    })
    expect(sent(asked, 'notice/preview').at(-1)?.request).toMatchObject({
      fields: { facts: '改过的事实', demands: ['请停工'] },
    })
  })
})

describe('service', () => {
  it('begins each way with its own progress and says nothing typed for another', async () => {
    const asked = open(testView({ notices: [testNotice({})], allowed: [may('notice/serve')] }))
    fireEvent.click(await screen.findByTestId('notice.serve.handed'))
    const relation = await screen.findByLabelText(/关系/)
    fireEvent.change(relation, { target: { value: '配偶' } })
    fireEvent.click(screen.getByTestId('notice.serve.post'))
    fireEvent.change(await screen.findByLabelText(/邮件号/), { target: { value: 'ＥＭ１' } })
    commit()
    await waitFor(() => expect(sent(asked, 'notice/serve')).toHaveLength(1))
    expect(sent(asked, 'notice/serve')[0]?.request).toMatchObject({
      service: { rung: 'post', act: 'sent', relation: '', tracking: 'EM1' },
    })
  })
  it('sends no time that cannot be read', async () => {
    const asked = open(testView({ notices: [testNotice({})], allowed: [may('notice/serve')] }))
    fireEvent.click(await screen.findByTestId('notice.serve.refused'))
    const time = await screen.findByLabelText(/时刻/)
    fireEvent.change(time, { target: { value: '9时05' } })
    commit()
    await new Promise(r => setTimeout(r, 50))
    expect(sent(asked, 'notice/serve')).toHaveLength(0)
    fireEvent.change(time, { target: { value: '9:05' } })
    commit()
    await waitFor(() => expect(sent(asked, 'notice/serve')).toHaveLength(1))
    expect(sent(asked, 'notice/serve')[0]?.request).toMatchObject({
      service: { rung: 'left', at: expect.stringMatching(/T09:05:00\+08:00$/) },
    })
  })
  it('shows the last two ways locked with their reasons, and what was posted as on its way', async () => {
    const posted = {
      position: 1,
      effective_on: null,
      missing: [],
      rung: 'post' as const,
      act: 'sent' as const,
      at: '2026-11-20T10:00:00+08:00',
      servers: ['p1'],
      receiver: '',
      relation: '',
      refused_reason: '',
      witness: '',
      tracking: 'EM1',
      system: '',
      place: '',
      evidence: [],
    }
    open(testView({ notices: [testNotice({ services: [posted] })], allowed: [may('notice/serve')] }))
    expect((await screen.findByTestId('notice.rung.post')).textContent).toContain('11-20 已发出，等送达')
    expect(screen.getByTestId('notice.rung.electronic').textContent).toContain('未见受送达人书面同意')
    expect(screen.getByTestId('notice.effective').textContent).toContain('已发出')
    // An earlier way is on file, so a public notice may be thought of.
    expect(screen.getByTestId('notice.serve.public')).toBeTruthy()
  })
  it('offers no public notice before another way was tried', async () => {
    open(testView({ notices: [testNotice({})], allowed: [may('notice/serve')] }))
    expect((await screen.findByTestId('notice.rung.public')).textContent).toContain('都还没试过')
    expect(screen.queryByTestId('notice.serve.public')).toBeNull()
  })
})
