import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FacilitiesVersion } from '../api/contract'
import type { PopulatedAnswer } from '../api/types/PopulatedAnswer'
import { setLang } from '../app/i18n'
import { refuse, serve } from '../app/testServer'
import { Populated } from './Populated'

const area: PopulatedAnswer['areas'][number] = {
  authority: '示例市人民政府',
  document: '示例〔2025〕1号',
  as_of: '2025-03-01',
  accuracy_m: null,
  geometry: { type: 'MultiPolygon', coordinates: [] },
}
const made = { version: 'w', number: 9 } as FacilitiesVersion
const file = new File(['{}'], '示例范围.geojson', { type: 'application/geo+json' })
// jsdom's File has no arrayBuffer.
Object.defineProperty(file, 'arrayBuffer', { value: async () => new ArrayBuffer(2) })

function open(answers: Parameters<typeof serve>[0], areas = [area], may = true) {
  const asked = serve({
    'facilities/populated': () => ({ version: 'v', areas, designed: 2 }),
    ...answers,
  })
  // Bytes go as they are; the rest is JSON.
  const plain = globalThis.fetch
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
    url.endsWith('file/put') ? new Response(JSON.stringify({ id: 'f1' })) : plain(url, init),
  )
  const onMade = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Populated may={may} onMade={onMade} />
    </QueryClientProvider>,
  )
  return { asked, onMade }
}
const click = (testid: string) => fireEvent.click(screen.getByTestId(testid))
const reason = (value: string) =>
  fireEvent.change(screen.getByTestId('facilities.populated.reason'), { target: { value } })

beforeEach(() => setLang('zh'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows who declared which area by which paper, and how many lines it can narrow', async () => {
  open({}, [area], false)
  await screen.findByText('示例市人民政府 示例〔2025〕1号，2025-03-01，边界误差未给，按 10 m 计')
  expect(screen.getByTestId('facilities.populated').textContent).toContain('2 条')
  expect(screen.queryByTestId('facilities.populated.open')).toBeNull()
})
it('a file and a reason make a version; a refusal keeps both', async () => {
  let refusing = true
  const { asked, onMade } = open({
    'facilities/set_populated': () =>
      refusing ? refuse(422, 'file.populated_unusable', { file: '示例范围.geojson', detail: 'row 1' }) : made,
  })
  await screen.findByText(/示例市人民政府/)
  click('facilities.populated.open')
  click('facilities.populated.send')
  await screen.findByText('请选择文件')
  fireEvent.change(screen.getByTestId('facilities.populated.picker'), { target: { files: [file] } })
  await screen.findByText('请写理由')
  expect(asked.map(a => a.path)).not.toContain('facilities/set_populated')
  reason('示例公告')
  click('facilities.populated.send')
  expect((await screen.findByTestId('facilities.populated.problem')).textContent).toContain('公布机关')
  expect(screen.getByTestId('facilities.populated.file').textContent).toBe('示例范围.geojson')
  refusing = false
  click('facilities.populated.send')
  await waitFor(() => expect(onMade).toHaveBeenCalledWith(9))
  expect(asked.filter(a => a.path === 'facilities/set_populated').at(-1)?.request).toEqual({
    expected: 'v',
    file: 'f1',
    name: '示例范围.geojson',
    reason: '示例公告',
  })
})
it('all areas are taken away without a file', async () => {
  const { asked, onMade } = open({ 'facilities/set_populated': () => made })
  await screen.findByText(/示例市人民政府/)
  click('facilities.populated.open')
  click('facilities.populated.away')
  reason('公告废止')
  click('facilities.populated.send')
  await waitFor(() => expect(onMade).toHaveBeenCalledWith(9))
  expect(asked.find(a => a.path === 'facilities/set_populated')?.request).toMatchObject({ file: null })
})
