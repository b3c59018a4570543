/** An import as it stands on the page: what was chosen, read and confirmed. Nothing of it counts before it is made current. */
import type { AnswerOf, RequestOf } from '../api/client'
import type { CrsCandidate, FacilityField, FileReport, ReadReport } from '../api/contract'

export type Reading = AnswerOf<'facilities/reading'>
export type Preview = AnswerOf<'facilities/preview'>
export type LayerUse = NonNullable<ReadOptions['layers']>[string]
export type Difference = NonNullable<Reading['difference']>

export type ImportFile = { name: string; file: string; size: number }
/** What is asked of the reader beside the files. */
export type ReadOptions = Omit<RequestOf<'facilities/read'>, 'files'>
export type ImportDraft = {
  files: ImportFile[]
  options: ReadOptions
  /** The server's handle; null while nothing was read. */
  reading: string | null
  /** The system the person confirmed by name; a new reading takes it back. */
  confirmed: string | null
  mode: 'add' | 'replace'
  /** Lengths that were typed and are none: they are kept as typed, and nothing is made current with them. */
  wrong?: Partial<Record<'spread_m' | 'accuracy_m', string>>
  /** Pairs confirmed to be one facility; absent in a draft of an older page. */
  same?: { old: string; new: string }[]
  acceptRejects: boolean
  confirmRemoved: boolean
  complete: boolean
  note: string
}

export const EMPTY: ImportDraft = {
  files: [],
  options: {
    crs: null,
    columns: {},
    encodings: {},
    layers: {},
    spread_m: null,
    accuracy_m: null,
    label: '',
    attribution: null,
    licence: null,
  },
  reading: null,
  confirmed: null,
  mode: 'replace',
  same: [],
  acceptRejects: false,
  confirmRemoved: false,
  complete: false,
  note: '',
}

export const FIELDS: FacilityField[] = [
  'name',
  'voltage',
  'kind',
  'id',
  'owner',
  'spread',
  'accuracy',
  'water',
  'wind_deviation',
  'safe_distance',
  'height',
  'height_accuracy',
]

/** What a new reading takes back: every confirmation was of the old one. */
export function unread(draft: ImportDraft): ImportDraft {
  return { ...draft, reading: null, confirmed: null, acceptRejects: false, confirmRemoved: false, same: [] }
}

/** What is only said of the files, and changes nothing that was read. */
const ABOUT: readonly (keyof ReadOptions)[] = ['label', 'attribution', 'licence']

/** As [unread], with the confirmations where the same will be read once more. */
export function readAnew(draft: ImportDraft, change: Partial<ReadOptions>): ImportDraft {
  const next = { ...draft, options: { ...draft.options, ...change } }
  const alike = Object.keys(change).every(k => (ABOUT as readonly string[]).includes(k))
  return alike ? { ...next, reading: null } : unread(next)
}

/** A file's name without its suffix. */
export const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '')

/** Files that belong to a layer: itself, and a shapefile's parts of the same name. */
export function filesOf(layer: string, files: ImportFile[]): ImportFile[] {
  const stem = stemOf(layer).toLowerCase()
  return files.filter(f => f.name === layer || (PARTS.test(f.name) && stemOf(f.name).toLowerCase() === stem))
}

/** Suffixes of a shapefile's parts; those beside .shp are no layers of their own. */
const PARTS = /\.(dbf|shx|prj|cpg|sbn|sbx|qpj|qix|xml|fbn|fbx|ain|aih)$/i

/** A label for a set of files: the first layer's name without its suffix. */
export function labelOf(files: { name: string }[]): string {
  const layer = files.find(f => !PARTS.test(f.name)) ?? files[0]
  return stemOf(layer?.name ?? '')
}

/**
 * The mapping after a column was given a field, or none. An unmapped field is sent as the empty name, which no column
 * has: left out, the reader would recognise the column again.
 */
export function remap(
  columns: ReadOptions['columns'],
  report: FileReport,
  column: string,
  field: FacilityField | null,
): ReadOptions['columns'] {
  const before = report.columns.find(c => c.name === column)?.field ?? null
  const next = { ...columns }
  if (before) next[before] = ''
  if (field) next[field] = column
  return next
}

/** The one system all files were read in; null where they differ or nothing was read. */
export function oneSystem(report: ReadReport | null): string | null {
  const systems = new Set((report?.files ?? []).map(f => f.crs))
  const [only] = systems
  return systems.size === 1 && only !== undefined ? only : null
}

export const placed = (report: ReadReport): number => report.files.reduce((n, f) => n + f.placed, 0)
/** Whether it is known where the rows are. */
export function canPlace(report: ReadReport | null): report is ReadReport {
  const system = oneSystem(report)
  return report !== null && system !== null && system !== 'unknown' && placed(report) > 0
}
export const rows = (report: ReadReport): number => report.files.reduce((n, f) => n + f.rows, 0)
export const rejected = (report: ReadReport): number =>
  report.files.reduce((n, f) => n + f.rejected.length, 0)

export type Missing =
  | {
      code:
        | 'files'
        | 'reading'
        | 'unread'
        | 'failed'
        | 'usable'
        | 'mixed'
        | 'unknown'
        | 'system'
        | 'refused'
        | 'effect'
        | 'lengths'
    }
  | { code: 'rejects' | 'removed'; count: number }

/** What making it current would do, as the office works it out for this mode and these pairs. */
export type Effect = { preview: Preview | null; busy: boolean; refused: boolean }
const NO_EFFECT: Effect = { preview: null, busy: false, refused: false }

/** What stands between this import and a current version, in the order of the steps. `busy`: files are being sent or a reading is being asked for. */
export function missing(
  draft: ImportDraft,
  reading: Reading | null,
  busy = false,
  effect: Effect = NO_EFFECT,
): Missing[] {
  if (draft.files.length === 0) return [{ code: 'files' }]
  if (draft.reading === null && !busy) return [{ code: 'unread' }]
  if (!reading || reading.state === 'reading') return [{ code: 'reading' }]
  const report = reading.report
  if (reading.state !== 'ready' || !report) return [{ code: 'failed' }]
  const system = oneSystem(report)
  if (system === null) return [{ code: 'mixed' }]
  if (system === 'unknown') return [{ code: 'unknown' }]
  if (placed(report) === 0) return [{ code: 'usable' }]
  const out: Missing[] = []
  if (Object.keys(draft.wrong ?? {}).length > 0) out.push({ code: 'lengths' })
  if (draft.confirmed !== system) out.push({ code: 'system' })
  const refused = rejected(report)
  if (refused > 0 && !draft.acceptRejects) out.push({ code: 'rejects', count: refused })
  if (effect.refused) out.push({ code: 'refused' })
  else if (effect.busy) out.push({ code: 'effect' })
  const gone = effect.preview?.difference.removed ?? reading.difference?.removed ?? 0
  if (draft.mode === 'replace' && gone > 0 && !draft.confirmRemoved)
    out.push({ code: 'removed', count: gone })
  return out
}

/** Metres within which two systems cannot be told apart here: WGS 84 and CGCS2000 differ by less. */
const SAME_M = 0.5
/** A median distance up to this is a fit, metres; facilities' own error is of this size. */
const GOOD_M = 10
/** From here on the reading is in the wrong place: GCJ-02 is off by 100 m and more. */
const WRONG_M = 80

export type Fit = {
  code: 'pick' | 'out' | 'nothing' | 'same' | 'good' | 'doubtful' | 'wrong'
  tone: 'ok' | 'warn' | 'error' | 'second'
}

/** How well a system fits, in a word. `same`: as near as the one chosen. */
export function fitOf(candidate: CrsCandidate, all: CrsCandidate[]): Fit {
  if (candidate.crs === 'unknown') return { code: 'pick', tone: 'warn' }
  if (!candidate.fits) return { code: 'out', tone: 'error' }
  const misfit = candidate.misfit_m
  if (misfit === null) return { code: 'nothing', tone: 'second' }
  const chosen = all.find(c => c.chosen)?.misfit_m
  if (
    !candidate.chosen &&
    chosen !== null &&
    chosen !== undefined &&
    misfit <= GOOD_M &&
    Math.abs(chosen - misfit) < SAME_M
  )
    return { code: 'same', tone: 'second' }
  if (misfit <= GOOD_M) return { code: 'good', tone: 'ok' }
  return misfit < WRONG_M ? { code: 'doubtful', tone: 'warn' } : { code: 'wrong', tone: 'error' }
}

/** A system that fits while the chosen one does not. */
export function better(all: CrsCandidate[]): CrsCandidate | null {
  const chosen = all.find(c => c.chosen)
  if (!chosen || !['wrong', 'out', 'doubtful'].includes(fitOf(chosen, all).code)) return null
  return all.find(c => !c.chosen && ['good', 'same'].includes(fitOf(c, all).code)) ?? null
}

/** The reader names encodings in small letters; people know them in capitals. */
export const encodingName = (name: string): string => name.toUpperCase()
