import { fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onGlobalKey, useKeys } from './registry'

const run = vi.fn()
const frame = vi.fn()
function Frame({ screen }: { screen: boolean }) {
  useKeys('f', [{ keys: 'Esc', label: 'f', run: frame }])
  return screen ? <Keys keys="Esc" /> : null
}
function Keys({ keys }: { keys: string }) {
  useKeys('t', [{ keys, label: 'l', run: () => run(keys) }])
  return <input aria-label="i" />
}
beforeEach(() => {
  run.mockReset()
  window.addEventListener('keydown', onGlobalKey)
})
afterEach(() => window.removeEventListener('keydown', onGlobalKey))
const press = (init: KeyboardEventInit & { keyCode?: number }, target: Element = document.body) =>
  fireEvent.keyDown(target, { bubbles: true, ...init })

it('letters by code, so that an input method’s key value does not matter', () => {
  render(<Keys keys="Ctrl+K" />)
  press({ key: 'ㄜ', code: 'KeyK', ctrlKey: true })
  expect(run).toHaveBeenCalledTimes(1)
})
it('plain letters and signs belong to whoever types, modified ones do not', () => {
  const { getByLabelText, rerender } = render(<Keys keys="/" />)
  press({ key: '/', code: 'Slash' }, getByLabelText('i'))
  expect(run).not.toHaveBeenCalled()
  press({ key: '、', code: 'Slash' })
  expect(run).toHaveBeenCalledTimes(1)
  rerender(<Keys keys="Alt+N" />)
  press({ key: 'n', code: 'KeyN', altKey: true }, getByLabelText('i'))
  expect(run).toHaveBeenCalledTimes(2)
})
it('a composing key does nothing', () => {
  render(<Keys keys="F1" />)
  press({ key: 'F1', code: 'F1', keyCode: 229 })
  expect(run).not.toHaveBeenCalled()
  press({ key: 'F1', code: 'F1' })
  expect(run).toHaveBeenCalled()
})
it('two keys after another, and only after another', () => {
  render(<Keys keys="G W" />)
  press({ key: 'w', code: 'KeyW' })
  expect(run).not.toHaveBeenCalled()
  press({ key: 'g', code: 'KeyG' })
  press({ key: 'w', code: 'KeyW' })
  expect(run).toHaveBeenCalledTimes(1)
})
it('a screen’s key goes before the frame’s and comes back when the screen leaves', () => {
  const { rerender } = render(<Frame screen={false} />)
  rerender(<Frame screen />)
  press({ key: 'Escape', code: 'Escape' })
  expect(run).toHaveBeenCalledTimes(1)
  expect(frame).not.toHaveBeenCalled()
  rerender(<Frame screen={false} />)
  press({ key: 'Escape', code: 'Escape' })
  expect(frame).toHaveBeenCalledTimes(1)
})
