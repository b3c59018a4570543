import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import '../app/i18n'
import { isImeKey } from './isImeKey'
import { List } from './List'
import { TextArea } from './TextArea'

it('knows the three ways an input method shows itself', () => {
  expect(isImeKey({ keyCode: 13, isComposing: true })).toBe(true)
  expect(isImeKey({ keyCode: 229 })).toBe(true)
  expect(isImeKey({ keyCode: 13, nativeEvent: { isComposing: true } })).toBe(true)
  expect(isImeKey({ keyCode: 13, isComposing: false })).toBe(false)
})

it('an Enter that confirms a candidate submits nothing; the next one does', () => {
  const submit = vi.fn()
  render(<TextArea value="" onChange={() => {}} onSubmit={submit} aria-label="text" />)
  const box = screen.getByLabelText('text')
  fireEvent.compositionStart(box)
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229, ctrlKey: true })
  // Safari: the composition has ended, the key still says 229.
  fireEvent.compositionEnd(box)
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 229, ctrlKey: true })
  const composing = createEvent.keyDown(box, { key: 'Enter', keyCode: 13, ctrlKey: true })
  Object.defineProperty(composing, 'isComposing', { value: true })
  fireEvent(box, composing)
  expect(submit).not.toHaveBeenCalled()
  fireEvent.keyDown(box, { key: 'Enter', keyCode: 13, ctrlKey: true })
  expect(submit).toHaveBeenCalledTimes(1)
})

it('a list does not move or open while an input method composes', () => {
  const open = vi.fn()
  const select = vi.fn()
  render(
    <List
      label="l"
      columns={[{ key: 'a', title: 'a', width: 100, render: (r: string) => r }]}
      rows={['x', 'y']}
      rowKey={r => r}
      selected="x"
      onSelect={select}
      onOpen={open}
    />,
  )
  const row = screen.getByText('x').closest('[role=row]') as HTMLElement
  fireEvent.keyDown(row, { key: 'Enter', code: 'Enter', keyCode: 229 })
  fireEvent.keyDown(row, { key: 'j', code: 'KeyJ', keyCode: 229 })
  expect(open).not.toHaveBeenCalled()
  expect(select).not.toHaveBeenCalled()
})
