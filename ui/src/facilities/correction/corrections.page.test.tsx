import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CorrectionRow } from '../../api/types/CorrectionRow'
import { setLang } from '../../app/i18n'
import { me, refuse, serve } from '../../app/testServer'
import { signedIn } from '../../staff/session'
import { proposal } from '../../survey/testProposal'
import { Corrections } from './Corrections'

const row = (more: Partial<CorrectionRow> = {}): CorrectionRow => ({
  case: 'c1',
  number: '2026-0007',
  expected: 6,
  extent: [110, 24, 110.1, 24.1],
  changed: false,
  sent: {
    proposal,
    note: '复测两次',
    at: '2026-11-24T09:00:00+08:00',
    by_name: '勘示例',
    facilities_version: 'v1',
    reply: null,
  },
  ...more,
})
const answered = (): CorrectionRow => {
  const it = row({ case: 'c3', number: '2026-0003' })
  const reply = {
    decision: 'corrected' as const,
    reason: '',
    at: '2026-11-25T09:00:00+08:00',
    by_name: '线示例',
  }
  return { ...it, sent: { ...it.sent, reply } }
}
const open = (rows: CorrectionRow[], may = true, answers: Parameters<typeof serve>[0] = {}) => {
  signedIn(me)
  const asked = serve({
    'facilities/corrections': () => ({ rows, open: rows.filter(r => r.sent.reply === null).length }),
    ...answers,
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <Corrections may={may} />
      </MemoryRouter>
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

it('lists what waits for an answer; the answered ones on request', async () => {
  open([row(), answered()])
  const text = (await screen.findByTestId('facilities.correction.2026-0007')).textContent
  for (const part of ['示例901线', '配电运检室', '实测 1.20 m', '按图 5.00 m', '勘示例', '复测两次'])
    expect(text).toContain(part)
  expect(screen.getByTestId('facilities.corrections.open').textContent).toBe('1 条待答复')
  expect(screen.queryByTestId('facilities.correction.2026-0003')).toBeNull()
  fireEvent.click(screen.getByTestId('facilities.corrections.all'))
  expect(screen.getByTestId('facilities.correction.2026-0003').textContent).toContain('线示例')
})
it('says nothing where nothing was ever sent, and offers nothing to who may not answer', async () => {
  const asked = open([])
  await waitFor(() => expect(asked.some(a => a.path === 'facilities/corrections')).toBe(true))
  expect(screen.queryByTestId('facilities.corrections')).toBeNull()
  cleanup()
  open([row()], false)
  await screen.findByTestId('facilities.correction.2026-0007')
  expect(screen.queryByTestId('facilities.correction.open.2026-0007')).toBeNull()
})
it('sent again after it was declined, only the unanswered one is open', async () => {
  const before = answered()
  open([
    row(),
    { ...before, case: 'c1', number: '2026-0007', sent: { ...before.sent, at: '2026-11-20T09:00:00+08:00' } },
  ])
  fireEvent.click(await screen.findByTestId('facilities.corrections.all'))
  fireEvent.click(screen.getByTestId('facilities.correction.open.2026-0007'))
  expect(screen.getAllByTestId('facilities.correction')).toHaveLength(1)
})
it('is called corrected only after the facility was changed', async () => {
  open([row()])
  fireEvent.click(await screen.findByTestId('facilities.correction.open.2026-0007'))
  expect(screen.getByTestId('facilities.correction.edit').getAttribute('href')).toBe('/facilities?hand')
  expect(screen.queryByTestId('facilities.correction.corrected')).toBeNull()
  cleanup()
  const asked = open([row({ changed: true })], true, {
    'facilities/answer_correction': () => ({ case: 'c1', version: 7 }),
  })
  fireEvent.click(await screen.findByTestId('facilities.correction.open.2026-0007'))
  fireEvent.click(screen.getByTestId('facilities.correction.corrected'))
  await waitFor(() =>
    expect(asked.find(a => a.path === 'facilities/answer_correction')?.request).toEqual({
      case: 'c1',
      expected: 6,
      facility: 'L',
      decision: 'corrected',
      reason: '',
    }),
  )
})
it('declines with a reason only, and keeps what was typed through a refusal', async () => {
  const asked = open([row()], true, {
    'facilities/answer_correction': () => refuse(422, 'correction.none_open') as never,
  })
  fireEvent.click(await screen.findByTestId('facilities.correction.open.2026-0007'))
  fireEvent.click(screen.getByTestId('facilities.correction.decline'))
  expect(screen.getByRole('alert').textContent).toContain('请写明理由')
  const reason = () => screen.getByTestId<HTMLTextAreaElement>('facilities.correction.reason')
  fireEvent.change(reason(), { target: { value: '测量点不在本线' } })
  fireEvent.click(screen.getByTestId('facilities.correction.decline'))
  await screen.findByText(/已经答复/)
  expect(reason().value).toBe('测量点不在本线')
  expect(asked.filter(a => a.path === 'facilities/answer_correction')).toHaveLength(1)
})
