import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CorrectionsAnswer } from '../../api/types/CorrectionsAnswer'
import { setLang } from '../../app/i18n'
import { serve } from '../../app/testServer'
import { Corrections } from './Corrections'

const answer: CorrectionsAnswer = {
  current: true,
  left_out: 0,
  proposals: [
    {
      facility: 'L',
      name: '示例901线',
      owner: '配电运检室',
      comparisons: [
        {
          measurement: 0,
          measured_mm: 1200,
          computed_mm: 5000,
          difference_mm: -3800,
          u_mm: 900,
          significance: 4.22,
        },
      ],
      shift: null,
      accuracy_mm: 3800,
    },
  ],
}
function open(more: Partial<CorrectionsAnswer>) {
  serve({ 'survey/corrections': () => ({ ...answer, ...more }) })
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Corrections id="c1" />
    </QueryClientProvider>,
  )
}
beforeEach(() => setLang('zh'))
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
