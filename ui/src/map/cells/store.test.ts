import { describe, expect, it, vi } from 'vitest'
import { CallError } from '../../api/client'
import type { Cell } from './grid'
import { type Ask, CellStore } from './store'

const cells = (n: number, zoom = 12): Cell[] => Array.from({ length: n }, (_, x) => ({ zoom, x, y: 5 }))
const answer = (version = 'v1', vertices = 2) => ({
  version,
  facilities: [],
  strokes: [
    {
      kind: 'line' as const,
      voltage_kv: 10,
      ids: ['a'],
      names: ['甲线'],
      lines: [[Array.from({ length: vertices * 2 }, () => 1)]],
    },
  ],
  left_out: [],
})

/** An office that answers when the test says so. */
function office() {
  const open: {
    cell: Cell
    signal: AbortSignal
    give: (a: ReturnType<typeof answer>) => void
    fail: (e: unknown) => void
  }[] = []
  const ask: Ask = (cell, signal) =>
    new Promise((give, fail) => {
      open.push({ cell, signal, give: give as never, fail })
    })
  return { open, ask }
}
const settled = () => new Promise(resolve => setTimeout(resolve, 0))

describe('cells', () => {
  it('a few are asked for at once, in the order wanted, each once', async () => {
    const { open, ask } = office()
    const store = new CellStore(ask, () => {})
    store.want(cells(9))
    store.want(cells(9))
    expect(open.map(o => o.cell.x)).toEqual([0, 1, 2, 3])
    open[1]?.give(answer())
    await settled()
    expect(open.map(o => o.cell.x)).toEqual([0, 1, 2, 3, 4])
    expect(store.get({ zoom: 12, x: 1, y: 5 })?.far[0]?.ids).toEqual(['a'])
    expect(store.whole).toBe(false)
  })

  it('what is no longer in view is given up, and its late answer is not kept', async () => {
    const { open, ask } = office()
    const store = new CellStore(ask, () => {})
    store.want(cells(2))
    store.want(cells(3, 13))
    expect(open.map(o => o.signal.aborted)).toEqual([true, true, false, false, false])
    open[0]?.give(answer())
    await settled()
    expect(store.get({ zoom: 12, x: 0, y: 5 })).toBeUndefined()
  })

  it('a cell seen before is there without asking', async () => {
    const { open, ask } = office()
    const store = new CellStore(ask, () => {})
    store.want(cells(1))
    open[0]?.give(answer())
    await settled()
    store.want([])
    store.want(cells(1))
    expect(open).toHaveLength(1)
    expect(store.whole).toBe(true)
  })

  it('what is kept is bounded: the longest unused goes, never what is in view', async () => {
    const ask: Ask = async () => answer('v1', 30_000)
    const store = new CellStore(ask, () => {})
    for (let x = 0; x < 30; x++) {
      store.want([{ zoom: 9, x, y: 0 }])
      await settled()
    }
    const there = Array.from({ length: 30 }, (_, x) => store.get({ zoom: 9, x, y: 0 }) !== undefined)
    expect(there[29]).toBe(true)
    expect(there[0]).toBe(false)
    expect(there.filter(Boolean).length).toBeLessThanOrEqual(14)
    // Coming back to one makes it the last to go.
    store.want([{ zoom: 9, x: 20, y: 0 }])
    for (let x = 40; x < 50; x++) {
      store.want([
        { zoom: 9, x: 20, y: 0 },
        { zoom: 9, x, y: 0 },
      ])
      await settled()
    }
    expect(store.get({ zoom: 9, x: 20, y: 0 })).toBeDefined()
  })

  it('cells of two versions are never side by side', async () => {
    const { open, ask } = office()
    const changed = vi.fn()
    const store = new CellStore(ask, changed)
    store.want(cells(3))
    open[0]?.give(answer('v1'))
    await settled()
    open[1]?.give(answer('v2'))
    await settled()
    expect(cells(3).some(c => store.get(c))).toBe(false)
    // All of them are asked for again; what was under way is given up.
    expect(open.slice(3).map(o => o.cell.x)).toEqual([0, 1, 2])
    expect(open[2]?.signal.aborted).toBe(true)
    for (const o of open.slice(3)) o.give(answer('v2'))
    await settled()
    expect(store.whole).toBe(true)
  })

  it('a failure is told, holds up nothing, and is tried again when the map moves', async () => {
    const { open, ask } = office()
    const store = new CellStore(ask, () => {})
    store.want(cells(2))
    open[0]?.fail(new CallError(422, 'facilities.damaged'))
    await settled()
    expect(store.problem?.code).toBe('facilities.damaged')
    expect(open).toHaveLength(2)
    open[1]?.give(answer())
    await settled()
    store.want(cells(2))
    expect(open).toHaveLength(3)
    open[2]?.give(answer())
    await settled()
    expect(store.problem).toBeNull()
    expect(store.whole).toBe(true)
  })
})
