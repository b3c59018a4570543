import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CorrectionsAnswer } from '../../api/types/CorrectionsAnswer'
import { setLang } from '../../app/i18n'
import { me, serve } from '../../app/testServer'
import { signedIn } from '../../staff/session'
import { proposal } from '../../survey/testProposal'
import { testView } from '../testView'
import type { CaseView } from '../types'
import { Corrections } from './Corrections'

const answer: CorrectionsAnswer = {
  current: true,
  sent: [],
  left_out: 0,
  proposals: [proposal],
}
const sent: CorrectionsAnswer['sent'][number] = {
  proposal,
  note: '复测两次',
  at: '2026-11-24T09:00:00+08:00',
  by_name: '勘示例',
  facilities_version: 'v1',
  reply: null,
}
const surveyor = [{ operation: 'survey/send_correction', allowed: true, reason: null }]

function open(more: Partial<CorrectionsAnswer>, allowed: CaseView['allowed'] = surveyor) {
  signedIn(me)
  let state = { ...answer, ...more }
  const asked = serve({
    'survey/corrections': () => state,
    'survey/send_correction': () => {
      state = { ...state, sent: [sent] }
      return { case: 'c1', version: 4 }
    },
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Corrections view={testView({ allowed })} />
    </QueryClientProvider>,
  )
  return asked
}
beforeEach(() => {
  setLang('zh')
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('says what was measured, what is drawn, by how much they differ, and whose line it is', async () => {
  open({})
  const text = (await screen.findByTestId('case.corrections')).textContent
  for (const part of ['示例901线', '配电运检室', '实测 1.20 m', '按图 5.00 m', '近 3.8'])
    expect(text).toContain(part)
})
it('says that all fits, or that nothing was compared', async () => {
  open({ proposals: [], left_out: 2 })
  const text = (await screen.findByTestId('case.corrections')).textContent
  expect(text).toContain('相符')
  expect(text).toContain('2 项没有比对')
  cleanup()
  open({ current: false, proposals: [] })
  await screen.findByText('案件预筛之后设施数据已有新版，不再比对。')
  expect(screen.queryByText(/相符/)).toBeNull()
})
it('sends it to the owner with a note, naming the version that was looked at, and then waits', async () => {
  const asked = open({})
  fireEvent.change(await screen.findByTestId('case.correction.note'), { target: { value: ' 复测两次 ' } })
  fireEvent.click(screen.getByTestId('case.correction.send'))
  expect((await screen.findByTestId('case.corrections.sent')).textContent).toContain('等产权单位答复')
  expect(screen.queryByTestId('case.correction.send')).toBeNull()
  expect(asked.find(a => a.path === 'survey/send_correction')?.request).toEqual({
    case: 'c1',
    expected: 3,
    facility: 'L',
    note: '复测两次',
  })
})
it('shows what the owner answered, and lets nobody send who may not', async () => {
  const reply = {
    decision: 'declined' as const,
    reason: '测量点不在本线',
    at: '2026-11-25T09:00:00+08:00',
    by_name: '线示例',
  }
  open({ sent: [{ ...sent, reply }] }, [])
  const text = (await screen.findByTestId('case.corrections.sent')).textContent
  for (const part of ['勘示例', '复测两次', '线示例', '不采纳', '测量点不在本线'])
    expect(text).toContain(part)
  expect(screen.queryByTestId('case.correction.send')).toBeNull()
})
