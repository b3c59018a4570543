import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AffectedCase } from '../api/contract'
import { setLang } from '../app/i18n'
import { me, refuse, serve } from '../app/testServer'
import { signedIn } from '../staff/session'
import { Unsettled } from './Unsettled'

const row = (number: string, more: Partial<AffectedCase> = {}): AffectedCase => ({
  case: `c${number}`,
  number,
  expected: 4,
  applicant: '示例户',
  stage: 'approved',
  approved: true,
  before: { verdict: 'outside', facilities_version: 'a', inside: [], reasons: [] },
  after: { verdict: 'inside', facilities_version: 'b', inside: ['示例901线'], reasons: [] },
  ...more,
})
const open = (role: string, answers: Parameters<typeof serve>[0]) => {
  signedIn({ ...me, assignments: [{ ...me.assignments[0], role }] } as typeof me)
  const asked = serve(answers)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Unsettled />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}
const report = (cases: AffectedCase[]) => ({ since: null, version: 'b', checked: 9, cases })
const type = (text: string) =>
  fireEvent.change(screen.getByTestId('facilities.settle.reason'), { target: { value: text } })

beforeEach(() => {
  setLang('zh')
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows before, after and the lines the site is in now', async () => {
  open('line_owner', { 'facilities/affected': () => report([row('2026-0007')]) })
  const text = (await screen.findByTestId('facilities.unsettled.2026-0007')).textContent
  expect(text).toContain('界外→界内')
  expect(text).toContain('示例901线')
  expect(screen.getByTestId('facilities.unsettled.count').textContent).toBe('1 件待处理')
})
it('others than safety may look, and are told who settles', async () => {
  open('line_owner', { 'facilities/affected': () => report([row('2026-0007')]) })
  await screen.findByText('由安监专责处理，其他人只能查看')
  expect(screen.queryByTestId('facilities.settle.open.2026-0007')).toBeNull()
})
it('says that nothing is left where nothing is', async () => {
  open('safety_officer', { 'facilities/affected': () => report([]) })
  expect((await screen.findByTestId('facilities.unsettled.none')).textContent).toContain('9 件都核对过')
})
it('settles with decision and reason, naming the version of the case that was looked at', async () => {
  let left = [row('2026-0007'), row('2026-0008')]
  const asked = open('safety_officer', {
    'facilities/affected': () => report(left),
    'facilities/settle': () => {
      left = left.slice(1)
      return { case: 'c2026-0007', version: 5 }
    },
  })
  fireEvent.click(await screen.findByTestId('facilities.settle.open.2026-0007'))
  fireEvent.click(screen.getByTestId('facilities.settle.submit'))
  expect(screen.getByRole('alert').textContent).toContain('请选择怎么处理')
  fireEvent.click(screen.getByTestId('facilities.settle.resurvey'))
  expect(screen.getByRole('alert').textContent).toContain('请写明理由')
  type(' 线路改道 ')
  fireEvent.click(screen.getByTestId('facilities.settle.submit'))
  await waitFor(() => expect(screen.queryByTestId('facilities.unsettled.2026-0007')).toBeNull())
  expect(asked.find(a => a.path === 'facilities/settle')?.request).toEqual({
    case: 'c2026-0007',
    expected: 4,
    decision: 'resurvey',
    reason: '线路改道',
  })
  expect(screen.getByTestId('facilities.settled').textContent).toContain('2026-0007 已处理：退回重新勘查')
  expect(screen.getByTestId('facilities.unsettled.count').textContent).toBe('1 件待处理')
})
it('a refusal stands at the row and keeps what was typed', async () => {
  open('safety_officer', {
    'facilities/affected': () => report([row('2026-0007')]),
    'facilities/settle': () => refuse(422, 'change.too_late'),
  })
  fireEvent.click(await screen.findByTestId('facilities.settle.open.2026-0007'))
  fireEvent.click(screen.getByTestId('facilities.settle.resurvey'))
  type('线路改道')
  fireEvent.click(screen.getByTestId('facilities.settle.submit'))
  expect((await screen.findByTestId('facilities.settle.problem')).textContent).toContain('不能退回勘查')
  expect((screen.getByTestId('facilities.settle.reason') as HTMLTextAreaElement).value).toBe('线路改道')
})
it('after a colleague was first the row is read again, and the next try names the new version', async () => {
  let version = 4
  const asked = open('safety_officer', {
    'facilities/affected': () => report([row('2026-0007', { expected: version })]),
    'facilities/settle': r => {
      if (r.expected === 6) return { case: r.case, version: 7 }
      version = 6
      return refuse(409, 'case.changed', { actor_name: '陈示例' })
    },
  })
  fireEvent.click(await screen.findByTestId('facilities.settle.open.2026-0007'))
  fireEvent.click(screen.getByTestId('facilities.settle.stands'))
  type('影响很小')
  fireEvent.click(screen.getByTestId('facilities.settle.submit'))
  expect((await screen.findByTestId('facilities.settle.problem')).textContent).toContain('陈示例')
  await waitFor(() => expect(asked.filter(a => a.path === 'facilities/affected')).toHaveLength(2))
  fireEvent.click(screen.getByTestId('facilities.settle.submit'))
  await screen.findByTestId('facilities.settled')
  const sent = asked
    .filter(a => a.path === 'facilities/settle')
    .map(a => (a.request as { expected: number }).expected)
  expect(sent).toEqual([4, 6])
})
