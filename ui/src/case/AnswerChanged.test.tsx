import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { setLang } from '../app/i18n'
import { AnswerChanged } from './AnswerChanged'
import { testView } from './testView'
import type { CaseView } from './types'

beforeEach(() => setLang('zh'))

const now = { verdict: 'inside' as const, facilities_version: 'f2', inside: ['示例新建线'], reasons: [] }
const show = (different: Partial<CaseView>) =>
  render(
    <MemoryRouter>
      <AnswerChanged view={testView(different)} />
    </MemoryRouter>,
  )

test('a case that stands by today’s answer says nothing', () => {
  const { container } = show({})
  expect(container.textContent).toBe('')
})

test('what the data answer now is said, with the line and with what waits for it', () => {
  show({ answer_now: now, stage: 'deciding' })
  const said = screen.getByRole('alert').textContent
  expect(said).toMatch(/界内.*示例新建线.*不能批准或拒绝/)
  show({ answer_now: now, stage: 'energised' })
  expect(screen.getAllByRole('alert')[1]?.textContent).not.toMatch(/不能批准/)
})
