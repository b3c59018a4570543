import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AnswerOf, RequestOf } from '../api/client'
import { setLang } from '../app/i18n'
import { refuse, serve } from '../app/testServer'
import { PasteBox } from './PasteBox'
import type { Site } from './site'

type Taped = AnswerOf<'application/tape'>
const ring: [number, number][] = [
  [111.6001, 24.44803],
  [111.6003, 24.44803],
  [111.6003, 24.4482],
]
const step = (at: [number, number]): Taped['steps'][number] => ({
  at,
  accuracy_m: 1,
  way: 'offset',
  rays: [],
  declination_deg: 0,
})
const taped: Taped = {
  vertices: ring,
  crs: 'EPSG:4490',
  accuracy_m: 1,
  steps: ring.map(step),
  towers: ['示例901线#37'],
}
const candidates = [
  { id: 'ST-901-37', name: '示例901线#37', voltage_kv: 10, metres: 12 },
  { id: 'ST-903-37', name: '示例903线#37', voltage_kv: 10, metres: 800 },
]

beforeEach(() => setLang('zh'))
afterEach(() => vi.unstubAllGlobals())

function open(tape: (q: RequestOf<'application/tape'>) => Taped | Response) {
  const asked = serve({ 'application/tape': tape })
  const taken: { site: Site; how: string; accuracy: number | undefined }[] = []
  render(
    <PasteBox
      crs={null}
      near={() => [111.6, 24.448]}
      onSite={(site, how, accuracy) => taken.push({ site, how, accuracy })}
    />,
  )
  return { asked, taken, box: screen.getByTestId('map.paste') }
}

it('a note is read while it is typed, and taken with its error', async () => {
  const { asked, taken, box } = open(() => taped)
  fireEvent.change(box, { target: { value: '#37杆东12 m、北3 m；东30 m、北3 m；东30 m、北20 m' } })
  await screen.findByText('由 示例901线#37 量得 3 个角点，误差 ±1.0 m')
  expect(taken).toEqual([])
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(taken).toHaveLength(1))
  expect(taken[0]).toMatchObject({ how: 'taped', accuracy: 1, site: { shape: 'polygon', crs: 'EPSG:4525' } })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.request).toMatchObject({
    corners: [{ by: 'note', text: '#37杆东12 m、北3 m；东30 m、北3 m；东30 m、北20 m' }],
    near: [111.6, 24.448],
  })
})

it('Ctrl+Enter before the answer takes it when it comes; typing on takes nothing', async () => {
  const { taken, box } = open(() => taped)
  fireEvent.change(box, { target: { value: '#37杆东12' } })
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  fireEvent.change(box, { target: { value: '#37杆东12、北3' } })
  await screen.findByTestId('map.taped.take')
  expect(taken).toEqual([])
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(taken).toHaveLength(1))
})

it('what is wrong stands at the box, and nothing typed is lost', async () => {
  const { taken, box } = open(() => refuse(422, 'tape.tower_not_found', { number: '99', line: null }))
  fireEvent.change(box, { target: { value: '#99杆东12' } })
  expect((await screen.findByRole('alert')).textContent).toContain('99')
  fireEvent.blur(box)
  expect(taken).toEqual([])
  expect((box as HTMLTextAreaElement).value).toBe('#99杆东12')
})

it('of several towers the one that is meant is chosen', async () => {
  const { asked, taken, box } = open(q =>
    q.chosen?.length
      ? { ...taped, vertices: ring.slice(0, 1), crs: 'EPSG:4326' }
      : refuse(422, 'tape.tower_ambiguous', { number: '37', line: null, count: 2, candidates }),
  )
  fireEvent.change(box, { target: { value: '#37杆东12' } })
  fireEvent.click(await screen.findByTestId('map.taped.ST-903-37'))
  fireEvent.click(await screen.findByTestId('map.taped.take'))
  await waitFor(() => expect(taken).toHaveLength(1))
  expect(taken[0]?.site).toEqual({ shape: 'point', crs: 'EPSG:4326', points: [[111.6001, 24.44803]] })
  expect(asked.at(-1)?.request).toMatchObject({
    chosen: [{ tower: { line: null, number: '37' }, facility: 'ST-903-37' }],
  })
})

it('coordinates are still coordinates', async () => {
  const { asked, taken, box } = open(() => taped)
  fireEvent.change(box, { target: { value: '36643604.17,2669977.96' } })
  fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(taken[0]?.how).toBe('pasted'))
  expect(asked).toEqual([])
})
