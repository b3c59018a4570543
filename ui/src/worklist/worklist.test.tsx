import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Row } from '../api/contract'
import { App } from '../app/App'
import { me, serve, status } from '../app/testServer'
import { resume, signedOut } from '../staff/session'
import { byPerson, bySection } from './sections'

function row(number: string, section: Row['section'], days: number, extra: Partial<Row> = {}): Row {
  return {
    case: `c${number}`,
    number: `2026-${number}`,
    applicant: `示例厂${number}`,
    address: '示例区东环路 12 号',
    tier: 'T2',
    kind: 'new',
    voltage: '10 kV',
    capacity: '100 kVA',
    step: 'survey',
    duty: 'surveying',
    unit: 'u1',
    unit_name: '大客户室',
    person: null,
    due: {
      date: `2026-11-${25 + days}`,
      settled: true,
      days_left: days,
      clock: 'survey',
      force: 'stated',
      started_on: '2026-11-20',
      verified: true,
    },
    section,
    waiting: null,
    verdict: 'outside',
    reason: null,
    nearest: null,
    badges: [],
    stage: 'surveying',
    updated_at: status.now,
    position: 1,
    ...extra,
  }
}
const rows = [
  row('0001', 'overdue', -3, {
    verdict: 'inside',
    nearest: {
      name: '中雀Ⅰ线',
      voltage_kv: 110,
      conductor_mm: 7213,
      uncertainty_mm: 500,
      zone_mm: 10_000,
      clause: '条例第十条',
      verdict: 'inside',
    },
  }),
  row('0002', 'soon', 2, { step: 'notice' }),
  row('0003', 'waiting', 4, { waiting: { whom: 'applicant', since: '2026-11-18T09:00:00+08:00' } }),
]

afterEach(() => {
  cleanup()
  act(() => signedOut())
  sessionStorage.clear()
  vi.unstubAllGlobals()
  location.hash = ''
})

describe('sections', () => {
  it('stand in their fixed order, empty ones left out, every row once', () => {
    const mixed = [rows[2], rows[0], rows[1]].filter(r => r !== undefined)
    expect(bySection(mixed).map(s => s.key)).toEqual(['overdue', 'soon', 'waiting'])
    expect(bySection(mixed).flatMap(s => s.rows)).toHaveLength(3)
  })
  it('by person: what nobody holds on top, then the most overdue; the oldest date is the earliest', () => {
    const groups = byPerson([
      row('1', 'soon', 2, { person: '李' }),
      row('2', 'overdue', -1, { person: '张' }),
      row('3', 'soon', 1, { person: '李' }),
      row('4', 'later', 4),
    ])
    expect(groups.map(g => g.name)).toEqual([null, '张', '李'])
    expect(groups[2]).toMatchObject({ overdue: 0, oldest: '2026-11-26' })
  })
})

async function open() {
  const asked = serve({
    'office/status': () => status,
    'staff/me': () => me,
    'case/since': () => ({ position: 5, cases: [] }),
    'case/worklist': q => {
      const shown = rows.filter(
        r =>
          (q.query === '' || r.number.endsWith(q.query)) &&
          (q.steps.length === 0 || q.steps.includes(r.step)),
      )
      return {
        rows: shown,
        total: rows.length,
        shown: shown.length,
        overdue: 1,
        as_of: status.now,
        soon_until: '2026-11-30',
      }
    },
  })
  await act(() => resume())
  render(<App />)
  await screen.findByText('2026-0001', { selector: '[role=gridcell]' })
  return asked
}

it('shows sections with the counts of their rows, days with sign, waiting with whom and since', async () => {
  await open()
  const list = within(screen.getByTestId('worklist.list'))
  expect(list.getByText('超期 1')).toBeTruthy()
  expect(list.getByText('3 个工作日内到期 1')).toBeTruthy()
  expect(list.getByText('\u22123').className).toContain('error')
  expect(list.getByText('+2')).toBeTruthy()
  expect(list.getByText('等 申请人')).toBeTruthy()
  expect(list.getByText('11-18 起')).toBeTruthy()
  expect(screen.getByTestId('worklist.count').textContent).toContain('显示 3 / 共 3')
  expect(screen.getByTestId('app.rail.worklist').textContent).toContain('1')
})

it('the peek follows the keyboard and tells the same answer', async () => {
  await open()
  const peek = await screen.findByTestId('worklist.peek')
  await waitFor(() => expect(peek.textContent).toContain('7.21 ± 0.50 m（要求 10 m，条例第十条）'))
  const first = screen
    .getByText('2026-0001', { selector: '[role=gridcell]' })
    .closest('[role=row]') as HTMLElement
  first.focus()
  fireEvent.keyDown(first, { key: 'j', code: 'KeyJ' })
  await waitFor(() => expect(screen.getByTestId('worklist.peek').textContent).toContain('下一步：下达通知书'))
  fireEvent.keyDown(document.activeElement as Element, { key: ' ', code: 'Space' })
  await waitFor(() => expect(screen.queryByTestId('worklist.peek')).toBeNull())
})

it('“/” goes to the search; what it leaves is counted by the server; an empty answer says how to get back', async () => {
  const asked = await open()
  const user = userEvent.setup()
  screen.getByText('2026-0001', { selector: '[role=gridcell]' }).closest<HTMLElement>('[role=row]')?.focus()
  await user.keyboard('/')
  expect(document.activeElement).toBe(screen.getByTestId('worklist.search'))
  await user.keyboard('0002')
  await waitFor(() => expect(screen.getByTestId('worklist.count').textContent).toContain('显示 1 / 共 3'))
  expect(
    asked.some(a => a.path === 'case/worklist' && (a.request as { query: string }).query === '0002'),
  ).toBe(true)
  await user.keyboard('9')
  await screen.findByText(/没有一件符合现在的筛选/)
  await user.click(screen.getByTestId('worklist.clear'))
  await waitFor(() => expect(screen.getByTestId('worklist.count').textContent).toContain('显示 3 / 共 3'))
})
