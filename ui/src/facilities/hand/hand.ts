/** Facilities changed by hand, as they stand on the page: nothing of it counts before it is sent as one version. */
import type { RequestOf } from '../../api/client'
import type { DrawnFacility, FacilityInput, FacilityKind } from '../../api/contract'
import { WGS84 } from '../../map/coordinates'
import { faults } from '../../map/crossing'
import { movedBy } from '../../map/moved'
import { convertSite, geometryOf, isWhole, lonLats, type Shape, type Site, siteOf } from '../../map/site'
import type { Tool } from '../../map/sketch'
import { parseNumber } from '../../parts/fold'
import { type AttributesTyped, attributesOf, fieldsOf, lengthWrong } from './attributes'

/** What is typed about a facility. */
export interface Typed {
  name: string
  kind: FacilityKind
  voltage: string
  owner: string
  /** Metres as typed; nobody knows where `…Unknown` is ticked. */
  spread: string
  spreadUnknown: boolean
  accuracy: string
  accuracyUnknown: boolean
  /** Water, height and design; null while they stay as recorded. */
  attributes?: AttributesTyped | null
}

export interface Change {
  key: string
  /** As the data in force have it; null for a new facility. */
  original: DrawnFacility | null
  typed: Typed
  /** Null while nothing is drawn, and for shapes of several lines, which stay as they are. */
  site: Site | null
  remove: boolean
}

export interface HandDraft {
  /** Version of the data the changes were made on; null before the first. */
  expected: string | null
  changes: Change[]
  open: string | null
  reason: string
}

export const EMPTY: HandDraft = { expected: null, changes: [], open: null, reason: '' }

export const KINDS: FacilityKind[] = [
  'line',
  'cable',
  'tower',
  'guy',
  'substation',
  'plant',
  'river_cable',
  'sea_cable',
  'unknown',
]

/** Shapes a kind is drawn with; the first is what it mostly is. */
export const SHAPES: Record<FacilityKind, readonly Shape[]> = {
  line: ['line'],
  cable: ['line'],
  river_cable: ['line'],
  sea_cable: ['line'],
  tower: ['point'],
  guy: ['line', 'point'],
  substation: ['polygon', 'point'],
  plant: ['polygon', 'point'],
  unknown: ['line', 'point', 'polygon'],
}

const TOOLS: Record<Shape, readonly Tool[]> = {
  line: ['line'],
  point: ['point'],
  polygon: ['polygon', 'rectangle'],
}

/** Tools that draw this kind; a shape that is there can always be moved and measured. */
export function toolsFor(kind: FacilityKind): Tool[] {
  return ['select', ...SHAPES[kind].flatMap(s => TOOLS[s]), 'measure']
}

/** Only overhead lines have conductors apart from each other. */
export const hasSpread = (kind: FacilityKind): boolean => kind === 'line'

export const voltageText = (kv: number | null): string => (kv === null ? '' : `${kv}kV`)

/** Metres as they are recorded: whole millimetres. */
const metresText = (metres: number): string => String(Math.round(metres * 1000) / 1000)

export function changeOf(original: DrawnFacility): Change {
  const { half_spread_m: half, accuracy_m: accuracy } = original
  // A typical spread, and none where the outer conductor is drawn, are no record: they stay unless one is given.
  const spread = original.spread === 'known' && half !== null ? metresText(2 * half) : ''
  return {
    key: original.id,
    original,
    typed: {
      name: original.name ?? '',
      kind: original.kind,
      voltage: voltageText(original.voltage_kv),
      owner: original.owner ?? '',
      spread,
      spreadUnknown: hasSpread(original.kind) && spread === '',
      accuracy: accuracy === undefined ? '' : metresText(accuracy),
      accuracyUnknown: accuracy === undefined,
    },
    site: siteOf(original.geometry, WGS84),
    remove: false,
  }
}

export function newChange(key: string): Change {
  const typed: Typed = {
    name: '',
    kind: 'line',
    voltage: '',
    owner: '',
    spread: '',
    spreadUnknown: false,
    accuracy: '',
    accuracyUnknown: false,
  }
  return { key, original: null, typed, site: null, remove: false }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A shape of several lines: kept as it is, its vertices are not edited by hand. */
export const isFixed = (change: Change): boolean =>
  change.original !== null && siteOf(change.original.geometry, WGS84) === null

/** Pasted or loaded corners of a kind that is a line are the line's, not an outline's. */
export function shaped(site: Site | null, kind: FacilityKind): Site | null {
  if (site?.shape !== 'polygon' || SHAPES[kind].includes('polygon')) return site
  return SHAPES[kind].includes('line') ? { shape: 'line', points: site.points, crs: site.crs } : site
}

/** The shape is as it was. Null for a new facility. */
function untouched(change: Change): boolean {
  return change.original !== null && same(change.site, siteOf(change.original.geometry, WGS84))
}

/** What was typed, put on the facility as it is now: fields and a shape that were left alone follow it. */
export function rebased(change: Change, now: DrawnFacility): Change {
  const { original } = change
  const fresh = changeOf(now)
  if (!original) return change
  const before = changeOf(original).typed
  const typed = { ...change.typed }
  if (typed.name === before.name) typed.name = fresh.typed.name
  if (typed.kind === before.kind) typed.kind = fresh.typed.kind
  if (typed.voltage === before.voltage) typed.voltage = fresh.typed.voltage
  if (typed.owner === before.owner) typed.owner = fresh.typed.owner
  for (const [text, unknown] of [
    ['spread', 'spreadUnknown'],
    ['accuracy', 'accuracyUnknown'],
  ] as const) {
    if (typed[text] !== before[text] || typed[unknown] !== before[unknown]) continue
    typed[text] = fresh.typed[text]
    typed[unknown] = fresh.typed[unknown]
  }
  return { ...change, original: now, typed, site: untouched(change) ? fresh.site : change.site }
}

/** A change that is one: opening a facility to look at it makes none. */
export function isChanged(change: Change): boolean {
  if (change.remove || change.original === null)
    return change.remove || change.site !== null || change.typed.name.trim() !== ''
  return !same(change.typed, changeOf(change.original).typed) || !untouched(change)
}

export type Diff =
  | { code: 'added' | 'removed' | 'stated' }
  /** Metres as typed; null: nobody knows. */
  | { code: 'spread' | 'accuracy'; before: string | null; after: string | null }
  | { code: 'moved'; metres: number; before: number; after: number }
  | { code: 'redrawn' }
  | { code: 'name' | 'owner' | 'voltage' | 'kind'; before: string; after: string }

/** What a change does, for whoever has to answer for it. */
export function diffs(change: Change): Diff[] {
  const { original, typed, site } = change
  if (change.remove) return [{ code: 'removed' }]
  if (!original) return [{ code: 'added' }]
  const out: Diff[] = []
  const before = changeOf(original)
  for (const code of ['name', 'kind', 'voltage', 'owner'] as const)
    if (typed[code].trim() !== before.typed[code])
      out.push({ code, before: before.typed[code], after: typed[code].trim() })
  if (!untouched(change)) {
    if (before.site && site && before.site.shape === site.shape)
      out.push({
        code: 'moved',
        metres: movedBy(before.site, site),
        before: before.site.points.length,
        after: site.points.length,
      })
    else out.push({ code: 'redrawn' })
  }
  if (typed.attributes) out.push({ code: 'stated' })
  for (const code of ['spread', 'accuracy'] as const) {
    const said = (t: Typed): string | null => (t[`${code}Unknown`] ? null : t[code].trim())
    if (code === 'spread' && !hasSpread(typed.kind)) continue
    if (said(typed) !== said(before.typed)) out.push({ code, before: said(before.typed), after: said(typed) })
  }
  return out
}

export type Lack = 'name' | 'shape' | 'fault' | 'kind' | 'spread' | 'accuracy' | 'attributes'

/** A length in metres that may stand for a facility; null where the text is none. */
export function metresOf(text: string): number | null {
  const n = parseNumber(text)
  return n !== null && n >= 0 ? n : null
}

/** What has to be said before a facility can be sent. Spread and error are given or ticked as unknown, so that neither is lost unseen. */
export function lacks(change: Change): Lack[] {
  if (change.remove) return []
  const { typed, site } = change
  const out: Lack[] = []
  if (typed.name.trim() === '') out.push('name')
  const asIs = site === null && isFixed(change)
  if (!asIs) {
    if (!isWhole(site)) out.push('shape')
    else if (site.shape !== 'point' && faults(lonLats(site), site.shape === 'polygon').length > 0)
      out.push('fault')
    else if (!untouched(change) && !SHAPES[typed.kind].includes(site.shape)) out.push('kind')
  }
  if (hasSpread(typed.kind) && !typed.spreadUnknown && metresOf(typed.spread) === null) out.push('spread')
  if (!typed.accuracyUnknown && metresOf(typed.accuracy) === null) out.push('accuracy')
  const { attributes } = typed
  if (attributes && fieldsOf(typed.kind).lengths.some(k => lengthWrong(attributes[k]))) out.push('attributes')
  return out
}

function inputOf(change: Change): FacilityInput | null {
  const { typed, original, site } = change
  const geometry = original && untouched(change) ? original.geometry : geometryOf(site)
  if (!geometry) return null
  const before = original && changeOf(original).typed
  const spreadStays =
    before !== null &&
    hasSpread(typed.kind) === hasSpread(before.kind) &&
    typed.spread.trim() === before.spread &&
    typed.spreadUnknown === before.spreadUnknown
  return {
    id: original?.id ?? null,
    name: typed.name.trim(),
    kind: typed.kind,
    voltage: typed.voltage.trim(),
    owner: typed.owner.trim(),
    spread_m: hasSpread(typed.kind) && !typed.spreadUnknown ? metresOf(typed.spread) : null,
    keep_spread: spreadStays,
    accuracy_m: typed.accuracyUnknown ? null : metresOf(typed.accuracy),
    geometry,
    crs: original && untouched(change) ? WGS84 : (site?.crs ?? WGS84),
    attributes: typed.attributes ? attributesOf(typed.attributes) : null,
  }
}

/** The shapes of changes that are not in the form, as the map draws facilities: what was done stays in sight. */
export function drawnOf(draft: HandDraft): DrawnFacility[] {
  return draft.changes.flatMap(c => {
    const site = c.key === draft.open || c.remove || !c.site ? null : convertSite(c.site, WGS84)
    const geometry = geometryOf(site)
    if (!geometry) return []
    const facility = {
      id: c.key,
      name: c.typed.name,
      kind: c.typed.kind,
      voltage_kv: c.original?.voltage_kv ?? null,
      owner: c.typed.owner,
      verdict: null,
      half_spread_m: c.original?.half_spread_m ?? null,
      zone: null,
    }
    return [{ ...facility, geometry }]
  })
}

/** What will be changed; null while something is missing. Its reason is sent with it. */
export function requestOf(draft: HandDraft): RequestOf<'facilities/preview_edit'> | null {
  const changed = draft.changes.filter(isChanged)
  if (draft.expected === null || changed.length === 0) return null
  if (changed.some(c => lacks(c).length > 0)) return null
  const put = changed.filter(c => !c.remove).map(inputOf)
  if (put.some(p => p === null)) return null
  return {
    expected: draft.expected,
    put: put.filter(p => p !== null),
    remove: changed.flatMap(c => (c.remove && c.original ? [c.original.id] : [])),
  }
}
