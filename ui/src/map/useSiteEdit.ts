/** The site under edit with its undo stack: shared by map, vertex table and import, so one Ctrl+Z covers them all. */
import { useMemo, useState } from 'react'
import { amend, begin, canRedo, canUndo, type History, redo, step, undo } from './history'
import type { Site } from './site'

export interface SiteEdit {
  site: Site | null
  /** A step of its own; `amend` replaces the last one (the moves within one drag). */
  set: (site: Site | null, how?: 'step' | 'amend') => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
  /** Starts over, without history: another draft was opened. */
  reset: (site: Site | null) => void
}

export function useSiteEdit(initial: Site | null): SiteEdit {
  const [history, setHistory] = useState<History<Site | null>>(() => begin(initial))
  return useMemo(
    () => ({
      site: history.present,
      set: (site, how = 'step') => setHistory(h => (how === 'step' ? step(h, site) : amend(h, site))),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
      canUndo: canUndo(history),
      canRedo: canRedo(history),
      reset: site => setHistory(begin(site)),
    }),
    [history],
  )
}
