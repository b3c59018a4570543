import { useEffect, useMemo, useRef, useState } from 'react'
import { CallError, call, newKey } from '../../api/client'
import type { DrawnFacility, Extent, FacilitiesVersion } from '../../api/contract'
import { useRemembered } from '../../app/remembered'
import { partsOf } from '../../map/scene'
import { type SiteEdit, useSiteEdit } from '../../map/useSiteEdit'
import {
  type Change,
  changeOf,
  EMPTY,
  type HandDraft,
  isChanged,
  newChange,
  rebased,
  shaped,
  type Typed,
} from './hand'

export interface HandEdit {
  draft: HandDraft
  /** The facility in the form. */
  change: Change | null
  /** Its shape, with undo. */
  edit: SiteEdit
  /** Goes up where the map shall show the opened facility. */
  shown: number
  open: (facility: DrawnFacility, show: boolean) => void
  /** A facility found elsewhere: its shape is asked for first. `told` is what is known of it already and why. */
  find: (id: string, extent: Extent, show?: boolean, told?: { typed: Partial<Typed>; reason: string }) => void
  reopen: (key: string, show?: boolean) => void
  add: () => void
  type: (change: Partial<Typed>) => void
  remove: (away: boolean) => void
  /** Takes a change back. */
  drop: (key: string) => void
  reason: (text: string) => void
  clear: () => void
  /** Facilities that were changed or taken away in the data meanwhile, by key. */
  others: Record<string, 'changed' | 'gone'>
  /** Goes on with what was typed on the version now in force. */
  rebase: (version: FacilitiesVersion) => Promise<void>
  finding: boolean
  error: unknown
}

/** The view holds more than is drawn at once, so nobody knows whether the facility is there. */
export const TRUNCATED = Symbol('truncated')

/** Degrees around a facility, so that one without width is found as well: about 10 m. */
const MARGIN = 1e-4

async function facility(id: string, [w, s, e, n]: Extent): Promise<DrawnFacility | null> {
  const bbox: Extent = [w - MARGIN, s - MARGIN, e + MARGIN, n + MARGIN]
  const answer = await call('facilities/draw', { bbox })
  const found = answer.facilities.find(f => f.id === id) ?? null
  // Too much lies around it: it may be among what was left out.
  if (!found && answer.truncated) throw TRUNCATED
  return found
}

function extentOf(f: DrawnFacility): Extent {
  const points = partsOf(f.geometry).flatMap(p => p.points)
  const lon = points.map(p => p[0])
  const lat = points.map(p => p[1])
  return [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)]
}

/** Facilities under edit. The draft stays in this tab, under the person's name; the data change when it is sent. */
export function useHandEdit(person: string, version: string | null): HandEdit {
  const [draft, setDraft] = useRemembered<HandDraft>(person, 'facilities.hand', EMPTY)
  const latest = useRef(draft)
  const put = (next: HandDraft): void => {
    latest.current = next
    setDraft(next)
  }
  const change = draft.changes.find(c => c.key === draft.open) ?? null
  const stack = useSiteEdit(change?.site ?? null)
  const kind = change?.typed.kind ?? 'unknown'
  const edit = useMemo<SiteEdit>(
    () => ({ ...stack, set: (site, how) => stack.set(shaped(site, kind), how) }),
    [stack, kind],
  )
  const [shown, setShown] = useState(0)
  const [finding, setFinding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [others, setOthers] = useState<HandEdit['others']>({})

  const patch = (key: string, what: Partial<Change>): void => {
    const now = latest.current
    put({ ...now, changes: now.changes.map(c => (c.key === key ? { ...c, ...what } : c)) })
  }
  // The shape lives in the undo stack; the draft keeps what it is now.
  const of = useRef(draft.open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new shape is written, not one of another facility
  useEffect(() => {
    if (of.current === draft.open && draft.open !== null) patch(draft.open, { site: edit.site })
    of.current = draft.open
  }, [edit.site, draft.open])

  /** Brings a change into the form; what was only looked at goes. */
  const enter = (next: Change | null, show: boolean): void => {
    const now = latest.current
    const kept = now.changes.filter(c => c.key !== next?.key && isChanged(c))
    const changes = next ? [...kept, next] : kept
    // Nothing was changed yet: what follows is based on the version now in force.
    const expected = now.changes.some(isChanged) ? now.expected : (version ?? '')
    put({ ...now, expected, changes, open: next?.key ?? null })
    edit.reset(next?.site ?? null)
    setError(null)
    if (show) setShown(n => n + 1)
  }
  const known = (key: string): Change | undefined => latest.current.changes.find(c => c.key === key)

  return {
    draft,
    change,
    edit,
    shown,
    open: (f, show) => {
      if (latest.current.open !== f.id) enter(known(f.id) ?? changeOf(f), show)
    },
    find: (id, extent, show = true, told) => {
      setFinding(true)
      setError(null)
      facility(id, extent)
        .then(f => {
          if (!f) throw new CallError(404, 'facilities.facility_unknown', { id })
          const change = known(id) ?? changeOf(f)
          enter(told ? { ...change, typed: { ...change.typed, ...told.typed } } : change, show)
          // A reason somebody began to write is theirs.
          if (told && latest.current.reason.trim() === '') put({ ...latest.current, reason: told.reason })
        })
        .catch(setError)
        .finally(() => setFinding(false))
    },
    reopen: (key, show = true) => {
      const it = known(key)
      if (it && latest.current.open !== key) enter(it, show)
      else if (show) setShown(n => n + 1)
    },
    add: () => enter(newChange(newKey()), false),
    type: what => {
      if (change) patch(change.key, { typed: { ...change.typed, ...what } })
    },
    remove: away => {
      if (change) patch(change.key, { remove: away })
    },
    drop: key => {
      const now = latest.current
      const open = now.open === key ? null : now.open
      const changes = now.changes.filter(c => c.key !== key)
      put({ ...now, changes, open, expected: changes.length === 0 ? null : now.expected })
      if (open === null) edit.reset(null)
    },
    reason: text => put({ ...latest.current, reason: text }),
    clear: () => {
      put(EMPTY)
      edit.reset(null)
      setOthers({})
      setError(null)
    },
    others,
    rebase: async next => {
      setFinding(true)
      setError(null)
      try {
        const marks: HandEdit['others'] = {}
        const changes: Change[] = []
        for (const c of latest.current.changes) {
          const now = c.original && (await facility(c.original.id, extentOf(c.original)))
          if (c.original && !now) marks[c.key] = 'gone'
          else if (c.original && JSON.stringify(told(now)) !== JSON.stringify(told(c.original)))
            marks[c.key] = 'changed'
          if (c.original && !now && c.remove) continue
          // One that is gone is a new facility now, with all that was typed.
          changes.push(now ? rebased(c, now) : { ...c, original: null })
        }
        const open = changes.find(c => c.key === latest.current.open) ?? null
        put({ ...latest.current, changes, open: open?.key ?? null, expected: next.version })
        edit.reset(open?.site ?? null)
        setOthers(marks)
      } catch (cause) {
        setError(cause)
      }
      setFinding(false)
    },
    finding,
    error,
  }
}

/** What a facility is, without what the view adds to it. */
function told(f: DrawnFacility | null): unknown {
  return f && [f.name, f.kind, f.voltage_kv, f.owner, f.half_spread_m, f.geometry]
}
