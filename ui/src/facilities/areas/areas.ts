/** Declared areas as they stand on the page while they are added, changed and taken away: nothing of it counts before it is sent as one version. */
import type { RequestOf } from '../../api/client'
import type { AreaOutline } from '../../api/types/AreaOutline'
import type { AreaRead } from '../../api/types/AreaRead'
import type { PopulatedAreaView } from '../../api/types/PopulatedAreaView'
import { system, WGS84 } from '../../map/coordinates'
import { faults } from '../../map/crossing'
import { geometryOf, isWhole, lonLats, type Site, siteOf } from '../../map/site'
import { fold, parseNumber } from '../../parts/fold'

export interface AreaTyped {
  authority: string
  document: string
  /** `YYYY-MM-DD`, or as a file had it; '' for none. */
  asOf: string
  /** Metres as typed; nobody knows where `accuracyUnknown` is ticked. */
  accuracy: string
  accuracyUnknown: boolean
}

export interface AreaChange {
  key: string
  /** Its place in the list of the draft's version, and what stands there; null for a new one. */
  at: number | null
  original: PopulatedAreaView | null
  typed: AreaTyped
  site: Site | null
  /** Out of a file in a system that this page does not write: sent as it came, as long as the shape is not touched. */
  source: (AreaOutline & { placed: AreaOutline['geometry'] }) | null
  remove: boolean
}

export interface AreasDraft {
  /** Version of the data the changes were made on. */
  expected: string | null
  changes: AreaChange[]
  open: string | null
  reason: string
}

export const EMPTY: AreasDraft = { expected: null, changes: [], open: null, reason: '' }
export const UNTYPED: AreaTyped = {
  authority: '',
  document: '',
  asOf: '',
  accuracy: '',
  accuracyUnknown: false,
}

/** Characters of an authority or a paper's title, as the server has it. */
export const LONGEST = 200
/** Metres beyond which a border is not known, as the server has it. */
const WORST = 10_000
/** Vertices up to which the page looks for crossings at every change; the server looks at all of them. */
const MOST_LOOKED_AT = 1_000

export const keyOf = (at: number): string => `at ${at}`

export function changeOf(at: number, original: PopulatedAreaView): AreaChange {
  return {
    key: keyOf(at),
    at,
    original,
    typed: {
      authority: original.authority,
      document: original.document,
      asOf: original.as_of ?? '',
      accuracy: original.accuracy_m === null ? '' : String(original.accuracy_m),
      accuracyUnknown: original.accuracy_m === null,
    },
    site: siteOf(original.geometry, WGS84),
    source: null,
    remove: false,
  }
}

export function newArea(key: string): AreaChange {
  return { key, at: null, original: null, typed: UNTYPED, site: null, source: null, remove: false }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The shape is as it stands in the data. */
export const untouched = (c: AreaChange): boolean =>
  c.original !== null && c.source === null && same(c.site, siteOf(c.original.geometry, WGS84))

/** A change that is one: opening an area to look at it makes none. */
export function isChanged(c: AreaChange): boolean {
  if (c.remove) return true
  if (c.original === null || c.at === null) return c.site !== null || !same(c.typed, UNTYPED)
  return !same(c.typed, changeOf(c.at, c.original).typed) || !untouched(c)
}

export type AreaLack = 'authority' | 'document' | 'long' | 'accuracy' | 'outline' | 'fault'

function metresOf(text: string): number | null {
  const n = parseNumber(text)
  return n !== null && n >= 0 && n <= WORST ? n : null
}

/** What has to be said before an area can be sent. That nobody knows its border's error is said too. */
export function lacks(c: AreaChange): AreaLack[] {
  if (c.remove) return []
  const { typed, site } = c
  const out: AreaLack[] = []
  if (typed.authority.trim() === '') out.push('authority')
  if (typed.document.trim() === '') out.push('document')
  if (typed.authority.trim().length > LONGEST || typed.document.trim().length > LONGEST) out.push('long')
  if (!typed.accuracyUnknown && metresOf(typed.accuracy) === null) out.push('accuracy')
  if (!isWhole(site) || site.shape !== 'polygon') out.push('outline')
  else if (site.points.length <= MOST_LOOKED_AT && faults(lonLats(site), true).length > 0) out.push('fault')
  return out
}

function outlineOf(c: AreaChange): AreaOutline | null {
  if (untouched(c)) return null
  if (c.source && same(c.site, siteOf(c.source.placed, WGS84)))
    return { geometry: c.source.geometry, crs: c.source.crs }
  const geometry = geometryOf(c.site)
  return geometry && c.site ? { geometry, crs: c.site.crs } : null
}

/** What is asked of the server; null while something is missing. */
export function requestOf(draft: AreasDraft): RequestOf<'facilities/preview_populated'> | null {
  const changed = draft.changes.filter(isChanged)
  if (draft.expected === null || changed.length === 0 || changed.some(c => lacks(c).length > 0)) return null
  return {
    expected: draft.expected,
    put: changed
      .filter(c => !c.remove)
      .map(c => ({
        at: c.at,
        authority: c.typed.authority.trim(),
        document: c.typed.document.trim(),
        as_of: c.typed.asOf.trim() || null,
        accuracy_m: c.typed.accuracyUnknown ? null : metresOf(c.typed.accuracy),
        outline: outlineOf(c),
      })),
    remove: changed.flatMap(c => (c.remove && c.at !== null ? [c.at] : [])),
  }
}

/** What was typed, put on the list as it is now. An area that is there no longer is a new one, with all that was typed. */
export function rebased(
  changes: readonly AreaChange[],
  areas: readonly PopulatedAreaView[],
): { changes: AreaChange[]; marks: Record<string, 'changed' | 'gone'> } {
  const taken = new Set<number>()
  const marks: Record<string, 'changed' | 'gone'> = {}
  const find = (fits: (area: PopulatedAreaView) => boolean): number =>
    areas.findIndex((area, i) => !taken.has(i) && fits(area))
  const out: AreaChange[] = []
  for (const c of changes) {
    const then = c.original
    if (!then) {
      out.push(c)
      continue
    }
    let at = find(a => same(a, then))
    const asItWas = at >= 0
    if (!asItWas) at = find(a => a.document === then.document && a.authority === then.authority)
    if (at < 0) at = find(a => same(a.geometry, then.geometry))
    const now = areas[at]
    if (now) {
      taken.add(at)
      const key = keyOf(at)
      if (!asItWas) marks[key] = 'changed'
      const fresh = changeOf(at, now)
      out.push({ ...c, key, at, original: now, site: untouched(c) ? fresh.site : c.site })
    } else if (!c.remove) {
      const key = `new ${c.key}`
      marks[key] = 'gone'
      out.push({ ...c, key, at: null, original: null })
    }
  }
  return { changes: out, marks }
}

/** Whether a row of a file says by itself who declared it and by which paper. */
export const isDeclared = (row: AreaRead): boolean => row.authority !== null && row.document !== null

/** Words of a row; what it does not say stays as it was typed. */
function typedFrom(row: AreaRead, typed: AreaTyped): AreaTyped {
  const words = (said: string | null, before: string): string =>
    before.trim() === '' && said ? said : before
  const stated = row.accuracy_m !== null && typed.accuracy.trim() === '' && !typed.accuracyUnknown
  return {
    authority: words(row.authority, typed.authority),
    document: words(row.document, typed.document),
    asOf: words(row.as_of && fold(row.as_of), typed.asOf),
    accuracy: stated ? String(row.accuracy_m) : typed.accuracy,
    accuracyUnknown: typed.accuracyUnknown,
  }
}

type Polygons = unknown[]
const polygonsOf = (g: AreaOutline['geometry'] | null): Polygons =>
  !g ? [] : g.type === 'MultiPolygon' ? (g.coordinates as Polygons) : [g.coordinates]

function together(all: (AreaOutline['geometry'] | null)[]): AreaOutline['geometry'] {
  const polygons = all.flatMap(polygonsOf)
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** An area with its outline out of rows of a file, all of them parts of the one. */
export function withRows(change: AreaChange, rows: readonly AreaRead[], crs: string): AreaChange {
  const first = rows[0]
  if (!first) return change
  const geometry = together(rows.map(r => r.geometry))
  const placed = together(rows.map(r => r.placed))
  const writes = system(crs) !== undefined
  return {
    ...change,
    typed: typedFrom(first, change.typed),
    site: writes ? siteOf(geometry, crs) : siteOf(placed, WGS84),
    source: writes ? null : { geometry, crs, placed },
  }
}
