import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it, vi } from 'vitest'
import type { CaseCard } from '../api/contract'
import { me } from '../app/testServer'
import { signedIn } from '../staff/session'
import { FoundList } from './FoundList'
import { caseRows, facilityRow, placeRow, pointsOf } from './found'
import { placesOf } from './places'
import type { FoundRows } from './useFound'

const card = {
  case: 'c1',
  number: '2026-0001',
  applicant: '示例户',
  address: '示例路1号',
  stage: 'surveying',
  verdict: 'inside',
  nearest: null,
} as unknown as CaseCard
const line = {
  id: 'L1',
  name: '示例901线',
  kind: 'line' as const,
  voltage_kv: 10,
  owner: null,
  extent: [109, 24, 109.1, 24] as [number, number, number, number],
}
const site = {
  case: 'c1',
  number: '2026-0001',
  verdict: 'inside' as const,
  site: {
    shape: 'point' as const,
    points: [[109, 24] as const],
    others: [],
    open: false,
    handles: false,
    selected: null,
    lengths: false,
  },
}
const found = (more: Partial<FoundRows>): FoundRows => ({
  places: [],
  facilities: [],
  more: false,
  cases: [],
  query: '',
  pending: false,
  sites: {
    cards: [],
    sites: [],
    total: 0,
    truncated: false,
    pending: false,
    error: null,
    retry: () => {},
  },
  ...more,
})
const show = (
  rows: FoundRows,
  onSelect = vi.fn(),
  selected: string | null = null,
  role = 'account_manager',
) => {
  signedIn({ ...me, assignments: [{ ...me.assignments[0], role }] } as typeof me)
  render(
    <MemoryRouter>
      <FoundList found={rows} selected={selected} onSelect={onSelect} />
    </MemoryRouter>,
  )
  return onSelect
}

it('lists positions, facilities and cases; arrow keys choose the next one', () => {
  const rows = found({
    places: placesOf('109.4 24.1', null).map(placeRow),
    facilities: [facilityRow(line)],
    cases: caseRows([card], [site]),
  })
  const onSelect = show(rows, vi.fn(), 'f L1')
  const grid = screen.getByTestId('map.list')
  expect(
    within(grid)
      .getAllByRole('row')
      .filter(r => r.dataset.row),
  ).toHaveLength(4)
  const here = grid.querySelector<HTMLElement>('[data-row="f L1"]') as HTMLElement
  fireEvent.keyDown(here, { key: 'ArrowDown', code: 'ArrowDown' })
  expect(onSelect).toHaveBeenCalledWith(rows.cases[0])
})

it('the chosen case stands below the list, with the way to its card', () => {
  show(found({ cases: caseRows([card], [site]) }), vi.fn(), 'c1')
  expect(screen.getByTestId('map.card').textContent).toContain('示例路1号')
  expect(screen.getByTestId('map.card.open').getAttribute('href')).toBe('/case/c1')
})

it('a case without a site says so', () => {
  show(found({ cases: caseRows([card], []) }), vi.fn(), 'c1')
  expect(screen.getByTestId('map.card').querySelector('.warn')).not.toBeNull()
})

it('nothing found: says what can be written', () => {
  show(found({ query: 'zzz' }))
  expect(screen.getByTestId('map.list').textContent).toContain('zzz')
})

it('a tower is one point, a line its two corners', () => {
  expect(pointsOf(facilityRow(line))).toHaveLength(2)
  expect(pointsOf(facilityRow({ ...line, extent: [109, 24, 109, 24] }))).toEqual([[109, 24]])
})

it('those who keep the data go from a chosen facility to its form; others only read it', () => {
  const rows = found({ facilities: [facilityRow(line)], query: '901' })
  show(rows, vi.fn(), 'f L1', 'line_owner')
  expect(screen.getByTestId('map.facility.edit').getAttribute('href')).toContain('/facilities?hand')
  cleanup()
  show(rows, vi.fn(), 'f L1')
  expect(screen.getByTestId('map.facility').textContent).toContain('10 kV')
  expect(screen.queryByTestId('map.facility.edit')).toBeNull()
})
