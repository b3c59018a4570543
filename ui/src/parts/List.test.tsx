import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import '../app/i18n'
import { List, type Section } from './List'

const sections: Section<string>[] = [
  { key: 'a', name: '甲', label: '甲 2', rows: ['a1', 'a2'] },
  { key: 'b', name: '乙', label: '乙 3', rows: ['b1', 'b2', 'b3'] },
]
function Harness(p: { onOpen?: (r: string) => void; onPeek?: (r: string) => void }) {
  const [selected, setSelected] = useState<string | null>(null)
  return (
    <List
      label="案件"
      columns={[
        { key: 'k', title: '号', width: 90, render: r => r },
        { key: 'n', title: '数', width: '1fr', align: 'right', render: () => 1, full: r => `full ${r}` },
      ]}
      sections={sections}
      rowKey={r => r}
      selected={selected}
      onSelect={setSelected}
      {...p}
    />
  )
}
const row = (name: string) => screen.getByText(name).closest('[role=row]') as HTMLElement
const press = (key: string, code = key) => fireEvent.keyDown(document.activeElement as Element, { key, code })

it('is a grid with counts, one row in the tab order', () => {
  render(<Harness />)
  const grid = screen.getByRole('grid', { name: '案件' })
  expect(grid.getAttribute('aria-rowcount')).toBe('6')
  expect(grid.getAttribute('aria-colcount')).toBe('2')
  expect(grid.querySelectorAll('.list-row[tabindex="0"]').length).toBe(1)
  expect(row('a1').tabIndex).toBe(0)
})

it('moves by J K, arrows, Home, End, pages, over section borders, and stops at the ends', () => {
  render(<Harness />)
  row('a1').focus()
  press('j', 'KeyJ')
  press('ArrowDown')
  expect(document.activeElement).toBe(row('b1'))
  expect(row('b1').getAttribute('aria-selected')).toBe('true')
  press('k', 'KeyK')
  expect(document.activeElement).toBe(row('a2'))
  press('End')
  expect(document.activeElement).toBe(row('b3'))
  press('ArrowDown')
  expect(document.activeElement).toBe(row('b3'))
  press('Home')
  expect(document.activeElement).toBe(row('a1'))
  press('PageDown')
  expect(document.activeElement).not.toBe(row('a1'))
  expect(row('a1').tabIndex).toBe(-1)
})

it('opens by Enter and peeks by Space; Ctrl+Enter belongs to the page', () => {
  const onOpen = vi.fn()
  const onPeek = vi.fn()
  render(<Harness onOpen={onOpen} onPeek={onPeek} />)
  row('a2').focus()
  fireEvent.keyDown(row('a2'), { key: 'Enter', code: 'Enter', ctrlKey: true })
  expect(onOpen).not.toHaveBeenCalled()
  press('Enter')
  press(' ', 'Space')
  expect(onOpen).toHaveBeenCalledWith('a2')
  expect(onPeek).toHaveBeenCalledWith('a2')
})

it('a folded section is skipped and says so', () => {
  render(<Harness />)
  const fold = screen.getByRole('button', { name: /甲 2/ })
  fireEvent.click(fold)
  expect(fold.getAttribute('aria-expanded')).toBe('false')
  expect(screen.queryByText('a1')).toBeNull()
  expect(row('b1').tabIndex).toBe(0)
})

it('a cut cell has its full text', () => {
  render(<Harness />)
  expect(row('b2').querySelector('[title="full b2"]')).not.toBeNull()
})
