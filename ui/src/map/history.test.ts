import { describe, expect, it } from 'vitest'
import { amend, begin, canRedo, canUndo, redo, step, undo } from './history'

describe('undo stack', () => {
  it('walks back and forth over every step', () => {
    let h = begin<number[]>([])
    h = step(h, [1])
    h = step(h, [1, 2])
    h = undo(h)
    expect(h.present).toEqual([1])
    h = redo(h)
    expect(h.present).toEqual([1, 2])
    h = undo(undo(undo(h)))
    expect(h.present).toEqual([])
    expect(canUndo(h)).toBe(false)
    expect(canRedo(h)).toBe(true)
  })
  it('a new step gives up what was undone', () => {
    let h = step(step(begin('a'), 'b'), 'c')
    h = step(undo(h), 'd')
    expect(canRedo(h)).toBe(false)
    expect(undo(h).present).toBe('b')
  })
  it('a drag is one step', () => {
    let h = step(begin(0), 1)
    h = step(h, 2)
    h = amend(amend(h, 3), 4)
    expect(h.present).toBe(4)
    expect(undo(h).present).toBe(1)
  })
  it('null is a value and can be undone to', () => {
    const h = step(begin<string | null>(null), 'site')
    expect(undo(h).present).toBeNull()
  })
})
