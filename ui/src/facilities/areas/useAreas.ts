import { useEffect, useRef, useState } from 'react'
import { newKey } from '../../api/client'
import type { AreaRead } from '../../api/types/AreaRead'
import type { PopulatedAnswer } from '../../api/types/PopulatedAnswer'
import { useRemembered } from '../../app/remembered'
import { type SiteEdit, useSiteEdit } from '../../map/useSiteEdit'
import {
  type AreaChange,
  type AreasDraft,
  type AreaTyped,
  changeOf,
  EMPTY,
  isChanged,
  isDeclared,
  keyOf,
  newArea,
  rebased,
  withRows,
} from './areas'

export interface AreasEdit {
  draft: AreasDraft
  /** The area in the form. */
  change: AreaChange | null
  /** Its outline, with undo. */
  edit: SiteEdit
  /** Goes up where the map shall show the area in the form. */
  shown: number
  openAt: (at: number) => void
  reopen: (key: string) => void
  add: () => void
  type: (what: Partial<AreaTyped>) => void
  /** Marks an area to be taken away, or keeps it. */
  removeAt: (at: number, away: boolean) => void
  /** Takes a change back. */
  drop: (key: string) => void
  /** Outlines and words out of a file: rows that name authority and paper are areas, the others parts of the one in the form. */
  take: (rows: readonly AreaRead[], crs: string) => void
  reason: (text: string) => void
  clear: () => void
  /** Areas that were changed or taken away in the data meanwhile, by key. */
  others: Record<string, 'changed' | 'gone'>
  /** Goes on with what was typed on the list now in force. */
  rebase: (now: PopulatedAnswer) => void
}

/** Declared areas under edit. The draft stays in this tab, under the person's name; the data change when it is sent. */
export function useAreas(person: string, now: PopulatedAnswer | undefined): AreasEdit {
  const [draft, setDraft] = useRemembered<AreasDraft>(person, 'facilities.populated', EMPTY)
  const latest = useRef(draft)
  const put = (next: AreasDraft): void => {
    latest.current = next
    setDraft(next)
  }
  const change = draft.changes.find(c => c.key === draft.open) ?? null
  const edit = useSiteEdit(change?.site ?? null)
  const [shown, setShown] = useState(0)
  const [others, setOthers] = useState<AreasEdit['others']>({})

  const patch = (key: string, what: Partial<AreaChange>): void => {
    const draft = latest.current
    put({ ...draft, changes: draft.changes.map(c => (c.key === key ? { ...c, ...what } : c)) })
  }
  // The outline lives in the undo stack; the draft keeps what it is now.
  const of = useRef(draft.open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new outline is written, not one of another area
  useEffect(() => {
    if (of.current === draft.open && draft.open !== null) patch(draft.open, { site: edit.site })
    of.current = draft.open
  }, [edit.site, draft.open])

  const known = (key: string): AreaChange | undefined => latest.current.changes.find(c => c.key === key)
  /** Nothing was changed yet: what follows is based on the version now in force. */
  const based = (): string | null =>
    latest.current.changes.some(isChanged) ? latest.current.expected : (now?.version ?? null)
  /** Brings changes in and one of them into the form; what was only looked at goes. */
  const enter = (next: readonly AreaChange[], open: AreaChange | null): void => {
    const keys = new Set(next.map(c => c.key))
    const kept = latest.current.changes.filter(c => !keys.has(c.key) && isChanged(c))
    const order = (c: AreaChange): number => c.at ?? Number.MAX_SAFE_INTEGER
    const changes = [...kept, ...next].sort((a, b) => order(a) - order(b))
    const before = known(latest.current.open ?? '')
    put({ ...latest.current, expected: based(), changes, open: open?.key ?? null })
    // Another outline of the same area is one step, and can be undone.
    if (open && before?.key === open.key) edit.set(open.site)
    else edit.reset(open?.site ?? null)
    if (before?.key !== open?.key || before?.site !== open?.site) setShown(n => n + 1)
  }
  const at = (at: number): AreaChange | null => {
    const original = now?.areas[at]
    return known(keyOf(at)) ?? (original ? changeOf(at, original) : null)
  }

  return {
    draft,
    change,
    edit,
    shown,
    openAt: i => {
      const it = at(i)
      if (it && latest.current.open !== it.key) enter([it], it)
    },
    reopen: key => {
      const it = known(key)
      if (it && latest.current.open !== key) enter([it], it)
    },
    add: () => {
      const it = newArea(newKey())
      enter([it], it)
    },
    type: what => {
      if (change) patch(change.key, { typed: { ...change.typed, ...what } })
    },
    removeAt: (i, away) => {
      const it = at(i)
      if (!it) return
      const next = { ...it, remove: away }
      // Taken away without a look at it: the form keeps what is in it.
      const open = latest.current.changes.find(c => c.key === latest.current.open) ?? null
      enter(
        open && open.key !== next.key ? [next, open] : [next],
        open && open.key !== next.key ? open : next,
      )
    },
    drop: key => {
      const draft = latest.current
      const open = draft.open === key ? null : draft.open
      const changes = draft.changes.filter(c => c.key !== key)
      put({ ...draft, changes, open, expected: changes.some(isChanged) ? draft.expected : null })
      if (open === null) edit.reset(null)
    },
    take: (rows, crs) => {
      const open = latest.current.changes.find(c => c.key === latest.current.open && !c.remove) ?? null
      // One outline is for the area in the form; several that each name their paper are areas of their own.
      const declared = rows.length > 1 ? rows.filter(isDeclared) : []
      const parts = rows.filter(r => !declared.includes(r))
      const whole = declared.map(row => withRows(newArea(newKey()), [row], crs))
      const one = parts.length > 0 ? withRows(open ?? newArea(newKey()), parts, crs) : null
      enter([...whole, ...(one ? [one] : [])], one ?? whole[0] ?? null)
    },
    reason: text => put({ ...latest.current, reason: text }),
    clear: () => {
      put(EMPTY)
      edit.reset(null)
      setOthers({})
    },
    others,
    rebase: now => {
      const { changes, marks } = rebased(latest.current.changes, now.areas)
      const before = latest.current.changes.findIndex(c => c.key === latest.current.open)
      const was = latest.current.changes[before]
      const open =
        changes.find(c => was && (c.key === was.key || (c.original !== null && c.typed === was.typed))) ??
        null
      put({ ...latest.current, changes, open: open?.key ?? null, expected: now.version })
      edit.reset(open?.site ?? null)
      setOthers(marks)
    },
  }
}
