import type { RailStep } from './types'

/**
 * The rail's rows. A long way keeps its first and last finished steps and folds what lies between them, so that the
 * open step is in sight; nothing that is open or coming ever folds.
 */
export function folded(steps: readonly RailStep[], most: number): { shown: RailStep[]; hidden: number } {
  const done = steps.filter(step => step.state === 'done').length
  const hidden = Math.min(steps.length - most, done - 4)
  if (hidden <= 1) return { shown: [...steps], hidden: 0 }
  const head = 2
  return { shown: [...steps.slice(0, head), ...steps.slice(head + hidden)], hidden }
}

/** Where the fold stands in the shown rows. */
export const FOLD_AT = 2
