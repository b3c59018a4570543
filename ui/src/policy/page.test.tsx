import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLang } from '../app/i18n'
import { me, refuse, serve } from '../app/testServer'
import { signedIn } from '../staff/session'
import PolicyPage from './Page'

const provenance = { source: '示例流程', force: 'adopted', grade: 'memory', effective: '', editor: '' }
const row = (id: string, from: number, to: number | null) => ({
  id,
  tier: id,
  voltages: ['220V', '380V'],
  from,
  to,
  path: [{ stage: 'survey', units: ['customer_service_centre'], role: 'surveyor' }],
  consolidated_approval: 'batches',
  four_eyes: id === 'T2',
  provenance,
})

beforeEach(() => {
  setLang('zh')
  signedIn(me)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

it('marks the row that fires, and says at its field what cannot be read', async () => {
  const asked = serve({
    'policy/show': () => ({
      tiers: {
        version: 'v1',
        increase_basis: 'total',
        rows: [row('T1', 1, 13_200), row('T2', 13_201, null)],
      },
      clocks: {},
      zones: {},
      calendar: { years: [2026], settled_until: '2026-12-31' },
      versions: { tiers: 'v1', clocks: 'v1', zones: 'v1' },
      conflicts: [],
    }),
    'policy/simulate': q =>
      q.capacity === 'x'
        ? refuse(422, 'capacity.too_fine', { given: 'x', decimals: 3, unit: 'kW' })
        : {
            routing: {
              tier: 'T2',
              row: 'T2',
              policy_version: 'v1',
              why: { voltage: q.voltage, capacity: q.capacity, low: true, from: 13_201, to: null },
              steps: [{ duty: 'surveying', unit: 'u1', unit_name: '示例客服中心' }],
              decides: '示例客服中心',
              sign_off: 'batches',
              four_eyes: true,
              verified: false,
            },
            dues: [
              {
                date: '2026-12-01',
                settled: false,
                days_left: 3,
                clock: 'survey',
                force: 'adopted',
                started_on: '2026-11-25',
                verified: true,
              },
            ],
          },
  })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <PolicyPage />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  const t1 = await screen.findByTestId('policy.row.T1')
  expect(t1.textContent).toContain('≤ 13.2 kW')
  expect(t1.textContent).toContain('未核实')
  const capacity = screen.getByTestId('policy.capacity')
  fireEvent.change(capacity, { target: { value: '１３．２１' } })
  await waitFor(() => expect(screen.getByTestId('policy.tier').textContent).toBe('T2'))
  expect(asked.find(a => a.path === 'policy/simulate')?.request).toEqual({
    voltage: '380V',
    capacity: '13.21',
    existing: '',
    received_at: null,
  })
  expect(screen.getByTestId('policy.row.T2').className).toBe('fired')
  expect(screen.getByTestId('policy.row.T1').className).toBe('dimmed')
  expect(screen.getByTestId('policy.dues').textContent).toContain('待定')
  fireEvent.change(capacity, { target: { value: 'x' } })
  expect((await screen.findByRole('alert')).textContent).toContain('太细')
  expect(screen.queryByTestId('policy.tier')).toBeNull()
  expect(screen.getByTestId('policy.row.T1').className).toBe('')
})
