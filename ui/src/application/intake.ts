/** The form of an application while it is filled in, and what of it goes to the server. */
import type { ApplicationForm, DocumentKind, FieldNote, SiteInput } from '../api/contract'
import { fromLonLat, system, toLonLat } from '../map/coordinates'
import type { LonLat } from '../map/geodesy'
import { geometryOf, type Site } from '../map/site'
import { parseNumber } from '../parts/fold'

export type PartyKind = ApplicationForm['party']['kind']
export type Kind = ApplicationForm['kind']
export type DocumentEntry = ApplicationForm['documents'][number]

/** How the outline came about, as chosen. */
export type SourceWord =
  | 'drawn'
  | 'rtk'
  | 'asbuilt'
  | 'digitised_500'
  | 'digitised_2000'
  | 'digitised_10000'
  | 'gps'
  | 'taped'
  | 'file'
  | 'unknown'
export const SOURCES: readonly SourceWord[] = [
  'drawn',
  'rtk',
  'asbuilt',
  'digitised_500',
  'digitised_2000',
  'digitised_10000',
  'gps',
  'taped',
  'file',
  'unknown',
]

/** How an outline came onto the page. */
export type SiteHow = 'pasted' | 'taped' | 'file'

/** Machines and work that are ticked; a building is declared by its own fields. */
export type WorkFlag = 'crane' | 'excavation' | 'piling' | 'drilling' | 'earth' | 'blasting' | 'vehicle'
export const WORKS: readonly WorkFlag[] = [
  'crane',
  'excavation',
  'piling',
  'drilling',
  'earth',
  'blasting',
  'vehicle',
]

/** Texts as typed; nothing is lost because it is not valid yet. */
export interface Intake {
  party: ApplicationForm['party']
  kind: Kind
  temporary_until: string
  voltage: string
  capacity: string
  existing: string
  purpose: string
  loads: ApplicationForm['loads']
  address: string
  building: ApplicationForm['building']
  work: Record<WorkFlag, boolean>
  reach: string
  /** Top of the crane, vehicle or its load above the ground, metres. */
  machine_height: string
  /** WGS 84. */
  stand: LonLat | null
  crs: string | null
  source: SourceWord
  /** The person chose the source: drawing or pasting does not change it any more. */
  source_chosen: boolean
  /** 1:n at which the outline was drawn, the coarsest of its vertices. */
  scale: number
  accuracy: string
  /** What taping put into `accuracy`; while the two agree, nobody has typed another. */
  accuracy_taped: string
  documents: DocumentEntry[]
  remarks: string
}

/** What a draft keeps. */
export interface IntakeDraft {
  intake: Intake
  site: Site | null
}

export function emptyIntake(): Intake {
  return {
    party: {
      kind: 'person',
      name: '',
      id_kind: 'resident_id',
      id_number: '',
      contact: '',
      phone: '',
      legal_representative: '',
    },
    kind: 'new',
    temporary_until: '',
    voltage: '',
    capacity: '',
    existing: '',
    purpose: '',
    loads: [],
    address: '',
    building: { kind: '', height_m: '', floors: '' },
    work: {
      crane: false,
      excavation: false,
      piling: false,
      drilling: false,
      earth: false,
      blasting: false,
      vehicle: false,
    },
    reach: '',
    machine_height: '',
    stand: null,
    crs: null,
    source: 'drawn',
    source_chosen: false,
    scale: 0,
    accuracy: '',
    accuracy_taped: '',
    documents: [],
    remarks: '',
  }
}

/** A stored draft; what an older version of the form did not know starts empty. */
export function fromDraft(body: unknown): IntakeDraft {
  const stored = (body ?? {}) as Partial<IntakeDraft>
  const empty = emptyIntake()
  const intake = { ...empty, ...(stored.intake ?? {}) }
  return {
    intake: {
      ...intake,
      party: { ...empty.party, ...intake.party },
      work: { ...empty.work, ...intake.work },
      building: { ...empty.building, ...intake.building },
    },
    site: stored.site ?? null,
  }
}

const SOURCE_OF = { pasted: 'unknown', taped: 'taped', file: 'file' } as const

/** How an outline that came in at once was made, and its error: of a taped one the office's figure, unless a person
 * stated one. What was taped is taped, whatever was chosen for the outline before. */
export function sourcePatch(intake: Intake, how: SiteHow, accuracy?: number): Partial<Intake> {
  if (how !== 'taped' || accuracy === undefined)
    return { ...(intake.source_chosen ? {} : { source: SOURCE_OF[how] }), ...untaped(intake) }
  const stated = intake.accuracy !== '' && intake.accuracy !== intake.accuracy_taped
  return {
    source: 'taped',
    source_chosen: false,
    accuracy_taped: String(accuracy),
    ...(stated ? {} : { accuracy: String(accuracy) }),
  }
}

/** The figure of a taped outline goes with it. */
export function untaped(intake: Intake): Partial<Intake> {
  if (intake.accuracy_taped === '') return {}
  return {
    accuracy_taped: '',
    ...(intake.accuracy === intake.accuracy_taped ? { accuracy: '' } : {}),
  }
}

/** A figure in metres as typed, with or without its unit. */
export function metresTyped(text: string): number | null {
  const n = parseNumber(text.replace(/[±mｍ米\s]/gi, ''))
  return n !== null && n > 0 ? n : null
}

/** Default error of a hand-held receiver where its own figure is not given, metres. */
const GPS_M = 5

function sourceOf(intake: Intake): unknown {
  if (intake.source === 'drawn') return { by: 'drawn', scale: Math.max(1, Math.round(intake.scale)) }
  if (intake.source === 'gps') return { by: 'gps', accuracy_m: metresTyped(intake.accuracy) ?? GPS_M }
  return { by: intake.source }
}

/** The site as entered, in the system it was entered in; null until it is whole. */
export function siteInput(intake: Intake, site: Site | null): SiteInput | null {
  const geometry = geometryOf(site)
  if (!geometry || !site) return null
  return {
    geometry,
    crs: site.crs,
    source: sourceOf(intake) as SiteInput['source'],
    accuracy_m: metresTyped(intake.accuracy),
    height_m: null,
  }
}

export function buildingDeclared(building: Intake['building']): boolean {
  return [building.kind, building.height_m, building.floors].some(text => text.trim() !== '')
}

/** Whether the answer depends on how high a machine reaches: it stands or passes under a conductor. */
export function asksMachineHeight(work: Intake['work']): boolean {
  return work.crane || work.vehicle
}

/** Figures that go as numbers and cannot be read: the server sees nothing of them, so the page says it. */
export function unreadable(intake: Intake): FieldNote[] {
  const typed: [string, string, boolean][] = [
    ['work.reach_m', intake.reach, intake.work.crane],
    ['work.machine_height_m', intake.machine_height, asksMachineHeight(intake.work)],
  ]
  return typed
    .filter(([, text, asked]) => asked && text.trim() !== '' && metresTyped(text) === null)
    .map(([field, text]) => ({
      field,
      level: 'problem',
      code: 'number.unreadable',
      params: { text },
      understood: null,
    }))
}

/** Declared work. The crane's stand is written in the site's system, as the core reads it. */
export function workOf(intake: Intake, site: Site | null): ApplicationForm['work'] {
  const stand =
    intake.work.crane && intake.stand
      ? fromLonLat(site && system(site.crs) ? site.crs : 'EPSG:4326', intake.stand)
      : null
  return {
    ...intake.work,
    building: buildingDeclared(intake.building),
    reach_m: intake.work.crane ? metresTyped(intake.reach) : null,
    stand: stand && [stand[0], stand[1]],
    building_height_m: metresTyped(intake.building.height_m),
    machine_height_m: asksMachineHeight(intake.work) ? metresTyped(intake.machine_height) : null,
  }
}

/** The form as sent. */
export function formOf(intake: Intake, site: Site | null): ApplicationForm {
  return {
    party: intake.party,
    kind: intake.kind,
    temporary_until: intake.kind === 'temporary' && intake.temporary_until ? intake.temporary_until : null,
    voltage: intake.voltage,
    capacity: intake.capacity,
    existing: intake.kind === 'increase' ? intake.existing : '',
    purpose: intake.purpose,
    loads: intake.loads.filter(l => [l.name, l.count, l.each].some(text => text.trim() !== '')),
    address: intake.address,
    building: intake.building,
    work: workOf(intake, site),
    site: siteInput(intake, site),
    documents: intake.documents,
    accept_incomplete: intake.documents.some(d => d.state === 'promised'),
    remarks: intake.remarks,
  }
}

/** Nothing typed, nothing drawn: no draft is made of it. */
export function isUntouched(intake: Intake, site: Site | null): boolean {
  const empty = emptyIntake()
  const plain = (i: Intake): string =>
    JSON.stringify({ ...i, party: { ...i.party, kind: '', id_kind: '' }, crs: null })
  return site === null && plain(intake) === plain(empty)
}

export const LOW_VOLTAGES = ['220V', '380V'] as const
export const HIGH_VOLTAGES = ['10kV', '20kV', '35kV', '66kV', '110kV', '220kV'] as const
export function isLow(voltage: string): boolean {
  return (LOW_VOLTAGES as readonly string[]).includes(voltage)
}
export function isHigh(voltage: string): boolean {
  return (HIGH_VOLTAGES as readonly string[]).includes(voltage)
}

/** Papers the page lists: those the server asks for, those already spoken of, in a fixed order. */
const ORDER: readonly DocumentKind[] = [
  'identity',
  'business_licence',
  'legal_representative_id',
  'authorisation',
  'premises',
  'land_permit',
  'temporary_use',
  'project_approval',
  'load_list',
  'site_plan',
  'planning_permit',
  'work_permit',
  'other',
]

export function listedDocuments(intake: Intake, asked: readonly string[]): DocumentKind[] {
  const person = intake.party.kind === 'person'
  const always: DocumentKind[] = person
    ? ['identity', 'premises']
    : ['business_licence', 'legal_representative_id', 'premises']
  if (isHigh(intake.voltage)) always.push('load_list', 'site_plan')
  if (intake.kind === 'temporary') always.push('temporary_use')
  const wanted = new Set<string>([
    ...always,
    ...asked,
    ...intake.documents.filter(d => d.state !== 'missing').map(d => d.kind),
  ])
  return ORDER.filter(kind => wanted.has(kind))
}

/** Papers that can be added by hand. */
export function moreDocuments(listed: readonly DocumentKind[]): DocumentKind[] {
  return ORDER.filter(kind => !listed.includes(kind))
}

export function documentOf(intake: Intake, kind: DocumentKind): DocumentEntry {
  return (
    intake.documents.find(d => d.kind === kind) ?? { kind, state: 'missing', file: null, promised_by: null }
  )
}

export function withDocument(intake: Intake, entry: DocumentEntry): Intake {
  return { ...intake, documents: [...intake.documents.filter(d => d.kind !== entry.kind), entry] }
}

/** Total of the load list in kW where every line can be read; null otherwise. */
export function totalLoad(loads: Intake['loads']): number | null {
  let sum = 0
  for (const l of loads) {
    if ([l.name, l.count, l.each].every(text => text.trim() === '')) continue
    const count = parseNumber(l.count)
    const each = parseNumber(l.each.replace(/kw/i, ''))
    if (count === null || each === null) return null
    sum += count * each
  }
  return Math.round(sum * 1000) / 1000
}

/** Stand of a crane in the site's system, as a position; for a form that comes back from the server. */
export function standAt(crs: string | null, stand: readonly [number, number] | null): LonLat | null {
  return crs && stand ? toLonLat(crs, stand) : null
}
