import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OwnCrs } from '../api/types/OwnCrs'
import { setLang } from '../app/i18n'
import { me, refuse, serve } from '../app/testServer'
import { signedIn } from '../staff/session'
import SystemsPage from './SystemsPage'

const own: OwnCrs = {
  label: 'own:示例地方',
  accuracy_m: 0.1,
  source: '示例测绘院 示-1',
  extent: null,
  way: {
    by: 'four',
    target: 4546,
    parameters: { turn: 'clockwise', north_m: 5, east_m: -20, rotation_arcsec: 3.6, scale_ppm: 0 },
  },
}
const open = (role: string, answers: Parameters<typeof serve>[0]) => {
  signedIn({ ...me, assignments: [{ ...me.assignments[0], role }] } as typeof me)
  const asked = serve(answers)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <SystemsPage />
      </MemoryRouter>
    </QueryClientProvider>,
  )
  return asked
}
const type = (testid: string, value: string) =>
  fireEvent.change(screen.getByTestId(testid), { target: { value } })
const value = (testid: string) => (screen.getByTestId(testid) as HTMLInputElement).value
const row = async () => fireEvent.click(await screen.findByText('示例地方'))

beforeEach(() => {
  setLang('zh')
  sessionStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('a control point shows the misfit before anything is saved', async () => {
  const asked = open('line_owner', {
    'facilities/own_systems': () => ({ systems: [own], version: 7 }),
    'facilities/try_own_system': () => ({
      place: [111.6, 24.4] as [number, number],
      plane: { crs: 'EPSG:4525', at: [37560838.33, 2705102.43] as [number, number] },
      misfit_m: 12.345,
      error_m: 0.1,
    }),
  })
  await row()
  expect(value('own.north_m')).toBe('5')
  type('own.point', '560838.33')
  fireEvent.click(screen.getByTestId('own.try'))
  await screen.findByText('要两个数，东坐标（经度）在前')
  type('own.point', '560838.33，2705102.43')
  type('own.expected', '111.6 24.4')
  fireEvent.click(screen.getByTestId('own.try'))
  expect((await screen.findByTestId('own.misfit')).textContent).toContain('12.345 m')
  expect(asked.map(a => a.path)).not.toContain('facilities/set_own_systems')
  expect(asked.find(a => a.path === 'facilities/try_own_system')?.request).toMatchObject({
    system: own,
    point: [560838.33, 2705102.43],
    expected: { at: [111.6, 24.4], crs: 'EPSG:4490' },
  })
})

it('a refusal stands at its field, what was typed stays, and the others are kept', async () => {
  let refusing = true
  const second = { ...own, label: 'own:示例二' }
  const asked = open('administrator', {
    'facilities/own_systems': () => ({ systems: [second, own], version: 7 }),
    'facilities/set_own_systems': ({ systems }) =>
      refusing
        ? refuse(422, 'own_crs.bad_number', { label: own.label, what: 'rotation_arcsec' })
        : { systems, version: 8 },
  })
  await row()
  type('own.rotation_arcsec', '999999')
  fireEvent.click(screen.getByTestId('own.save'))
  await screen.findByText('请写理由')
  expect(asked.map(a => a.path)).not.toContain('facilities/set_own_systems')
  type('own.reason', '示-2 号文件')
  fireEvent.click(screen.getByTestId('own.save'))
  await screen.findByText(/rotation_arcsec 不合理/)
  expect(value('own.rotation_arcsec')).toBe('999999')
  refusing = false
  type('own.rotation_arcsec', '7.2')
  fireEvent.click(screen.getByTestId('own.save'))
  await screen.findByTestId('own.saved')
  const sent = asked.filter(a => a.path === 'facilities/set_own_systems').at(-1)?.request
  expect(sent).toMatchObject({ expected: 7, reason: '示-2 号文件' })
  expect((sent as { systems: OwnCrs[] }).systems.map(s => s.label)).toEqual(['own:示例二', 'own:示例地方'])
})

it('a system is taken away with a reason', async () => {
  const asked = open('line_owner', {
    'facilities/own_systems': () => ({ systems: [own], version: 7 }),
    'facilities/set_own_systems': ({ systems }) => ({ systems, version: 8 }),
  })
  await row()
  fireEvent.click(screen.getByTestId('own.remove'))
  type('own.reason', '不再使用')
  fireEvent.click(screen.getByTestId('own.save'))
  await screen.findByText('已去掉')
  expect(asked.find(a => a.path === 'facilities/set_own_systems')?.request).toEqual({
    expected: 7,
    systems: [],
    reason: '不再使用',
  })
})

it('what somebody else changed meanwhile is not written over', async () => {
  let version = 7
  const asked = open('line_owner', {
    'facilities/own_systems': () => ({
      systems: [version === 7 ? own : { ...own, accuracy_m: 0.3 }],
      version,
    }),
    'facilities/set_own_systems': () => {
      version = 8
      return refuse(409, 'journal.conflict')
    },
  })
  await row()
  type('own.reason', '示-2 号文件')
  fireEvent.click(screen.getByTestId('own.save'))
  await screen.findByTestId('own.changed')
  fireEvent.click(screen.getByTestId('own.save'))
  await waitFor(() => expect(asked.filter(a => a.path === 'facilities/set_own_systems')).toHaveLength(1))
})

it('who may not change them sees them', async () => {
  open('clerk', { 'facilities/own_systems': () => ({ systems: [own], version: 7 }) })
  await row()
  expect(screen.queryByTestId('own.save')).toBeNull()
  expect(screen.queryByTestId('own.add')).toBeNull()
})
