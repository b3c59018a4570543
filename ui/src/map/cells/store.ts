/** Cells asked for and kept: a few at once, what is no longer wanted is given up, and what was seen stays for a while. */
import { type AnswerOf, CallError } from '../../api/client'
import type { Coded } from '../../api/contract'
import type { LeftOut } from '../../api/types/LeftOut'
import type { DrawnFacility } from '../api'
import { type Alike, decodeFar, verticesOf } from './far'
import { type Cell, keyOf } from './grid'

export interface Kept {
  cell: Cell
  /** As they are, in a cell of the nearest level. */
  facilities: DrawnFacility[]
  far: Alike[]
  leftOut: LeftOut[]
}

type CellAnswer = AnswerOf<'facilities/cell'>
export type Ask = (cell: Cell, signal: AbortSignal) => Promise<CellAnswer>

/** Requests at once. */
const AT_ONCE = 4
/** About what is kept, in vertices; a facility counts as some. */
const MOST_KEPT = 400_000
const FACILITY = 30

function weight(kept: Kept): number {
  return 200 + FACILITY * kept.facilities.length + verticesOf(kept.far)
}

export class CellStore {
  /** Why the last cell that was asked for did not come. */
  problem: Coded | null = null
  private readonly ask: Ask
  private readonly changed: () => void
  /** The longest unused first. */
  private readonly kept = new Map<string, Kept>()
  private readonly asking = new Map<string, AbortController>()
  private wanted: Cell[] = []
  private failed = new Set<string>()
  private version: string | null | undefined
  /** Goes up with every cell that comes, and what it was when all that was wanted was there. */
  private revision = 0
  private settledAt = 0
  private total = 0

  constructor(ask: Ask, changed: () => void) {
    this.ask = ask
    this.changed = changed
  }

  get(cell: Cell): Kept | undefined {
    return this.kept.get(keyOf(cell))
  }

  /** Whether everything wanted is there. */
  get whole(): boolean {
    return this.wanted.every(c => this.kept.has(keyOf(c)))
  }

  /** Changes when all that is wanted has come: names are placed again then, not with every cell. */
  get settled(): number {
    if (this.whole) this.settledAt = this.revision
    return this.settledAt
  }

  /** Says what is to be there, the most urgent first. One that failed is asked for again. */
  want(cells: readonly Cell[]): void {
    this.wanted = [...cells]
    this.failed.clear()
    const keys = new Set(cells.map(keyOf))
    for (const [key, request] of this.asking) {
      if (keys.has(key)) continue
      request.abort()
      this.asking.delete(key)
    }
    for (const key of keys) {
      const found = this.kept.get(key)
      if (!found) continue
      // Used: it goes to the end.
      this.kept.delete(key)
      this.kept.set(key, found)
    }
    this.next()
  }

  /** Everything anew: the data are others. */
  forget(): void {
    for (const request of this.asking.values()) request.abort()
    this.asking.clear()
    this.kept.clear()
    this.total = 0
    this.version = undefined
    this.want(this.wanted)
  }

  /** Asks no more. */
  end(): void {
    this.wanted = []
    for (const request of this.asking.values()) request.abort()
    this.asking.clear()
  }

  private next(): void {
    for (const cell of this.wanted) {
      if (this.asking.size >= AT_ONCE) return
      const key = keyOf(cell)
      if (!this.kept.has(key) && !this.asking.has(key) && !this.failed.has(key)) void this.load(cell, key)
    }
  }

  private async load(cell: Cell, key: string): Promise<void> {
    const mine = new AbortController()
    this.asking.set(key, mine)
    try {
      const answer = await this.ask(cell, mine.signal)
      if (mine.signal.aborted) return
      this.asking.delete(key)
      if (this.version !== undefined && this.version !== answer.version) {
        // The data have changed meanwhile: what was kept, and what is under way, is of the one before.
        this.forget()
        this.changed()
        return
      }
      this.version = answer.version
      this.problem = null
      this.keep(key, {
        cell,
        facilities: answer.facilities,
        far: decodeFar(answer.strokes),
        leftOut: answer.left_out,
      })
    } catch (error) {
      if (mine.signal.aborted) return
      this.asking.delete(key)
      this.failed.add(key)
      this.problem =
        error instanceof CallError
          ? { code: error.code, params: error.params }
          : { code: 'server.unreachable', params: {} }
    }
    this.changed()
    this.next()
  }

  private keep(key: string, kept: Kept): void {
    this.kept.set(key, kept)
    this.total += weight(kept)
    this.revision++
    const wanted = new Set(this.wanted.map(keyOf))
    for (const [old, each] of this.kept) {
      if (this.total <= MOST_KEPT) return
      if (wanted.has(old)) continue
      this.kept.delete(old)
      this.total -= weight(each)
    }
  }
}
