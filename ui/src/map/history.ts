/** Undo and redo over whole values: each vertex added, moved, deleted or imported is one step. */

export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
}

/** Steps kept; more than a person walks back, little enough to keep in memory. */
const LIMIT = 300

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/** A new value; what was undone before is given up. The same value is no step. */
export function step<T>(h: History<T>, next: T): History<T> {
  if (Object.is(h.present, next)) return h
  return { past: [...h.past, h.present].slice(-LIMIT), present: next, future: [] }
}

/** Replaces the present without a step of its own: a drag is one step, not one for each pixel. */
export function amend<T>(h: History<T>, next: T): History<T> {
  return { ...h, present: next }
}

export function undo<T>(h: History<T>): History<T> {
  const last = h.past[h.past.length - 1]
  if (h.past.length === 0) return h
  return { past: h.past.slice(0, -1), present: last as T, future: [h.present, ...h.future] }
}

export function redo<T>(h: History<T>): History<T> {
  if (h.future.length === 0) return h
  return { past: [...h.past, h.present], present: h.future[0] as T, future: h.future.slice(1) }
}

export const canUndo = <T>(h: History<T>): boolean => h.past.length > 0
export const canRedo = <T>(h: History<T>): boolean => h.future.length > 0
