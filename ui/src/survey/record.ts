import type { Effect, SurveyRecord, Verdict } from '../case/types'
import { accuracy, degrees, millimetres } from './typed'

/** A position as typed or read from the receiver. */
export interface FixInput {
  lon: string
  lat: string
  /** Horizontal, metres, 95 %; '' where the receiver gave none. */
  accuracy: string
  /** RFC 3339. */
  at: string
  manual: boolean
  manual_reason: string
}

export interface PhotoInput {
  file: string
  name: string
  caption: string
  shows: string
}

export interface MeasurementInput {
  facility: string
  facility_name: string
  /** Metres as typed. */
  distance: string
  accuracy: string
  method: string
  instrument: string
}

/** What the surveyor says about one facility beside the machine's answer. */
export interface OpinionInput {
  person: Verdict | null
  reason: string
}

/** The survey form as it is kept in the draft: everything as typed, nothing guessed. */
export interface SurveyInput {
  date: string
  time: string
  surveyors: string[]
  fixes: FixInput[]
  photos: PhotoInput[]
  measurements: MeasurementInput[]
  unlawful: boolean | null
  unlawful_note: string
  inside_zone: boolean | null
  hazard: Effect | null
  hindrance: Effect | null
  opinions: Record<string, OpinionInput>
  /** Why the finding on the zone differs from the machine's answer for the whole site. */
  site_reason: string
  note: string
}

/** A facility of the screening, as far as the survey form needs it. */
export interface Screened {
  id: string
  name: string
  verdict: Verdict
}

export function emptySurvey(date: string, time: string, surveyor: string): SurveyInput {
  return {
    date,
    time,
    surveyors: surveyor ? [surveyor] : [],
    fixes: [],
    photos: [],
    measurements: [],
    unlawful: null,
    unlawful_note: '',
    inside_zone: null,
    hazard: null,
    hindrance: null,
    opinions: {},
    site_reason: '',
    note: '',
  }
}

/** A hole in the form: the field to jump to, the code of the words, and for rows the row's number from 1. */
export interface Hole {
  field: string
  code: string
  row?: number
}

/** Whether a person's answer differs from the machine's; saying nothing is no difference. */
export function differs(facility: Screened, opinion: OpinionInput | undefined): boolean {
  return opinion?.person != null && opinion.person !== facility.verdict
}

/**
 * Whether the finding "inside a zone" says something else than the machine did for the whole site. "Cannot tell" is
 * there to be settled on site, so either answer agrees with it.
 */
export function siteDiffers(input: SurveyInput, machine: Verdict): boolean {
  if (input.inside_zone === null || machine === 'cannot_tell') return false
  return input.inside_zone !== (machine === 'inside')
}

/** Everything that keeps the survey from being submitted, in the order of the form. */
export function surveyHoles(input: SurveyInput, machine: Verdict, screened: readonly Screened[]): Hole[] {
  const holes: Hole[] = []
  const need = (ok: boolean, field: string, code: string, row?: number) => {
    if (!ok) holes.push(row === undefined ? { field, code } : { field, code, row })
  }
  need(isDate(input.date) && isTime(input.time), 'date', 'when')
  need(input.surveyors.length > 0, 'surveyors', 'who')
  for (const facility of screened) {
    const opinion = input.opinions[facility.id]
    const ok = !differs(facility, opinion) || (opinion?.reason ?? '').trim() !== ''
    need(ok, `opinions.${facility.id}`, 'difference_reason')
  }
  input.measurements.forEach((row, i) => {
    need(row.facility !== '', `measurements.${i}`, 'measured_what', i + 1)
    need(millimetres(row.distance) !== null, `measurements.${i}`, 'measured_distance', i + 1)
    need(accuracy(row.accuracy) !== null, `measurements.${i}`, 'measured_accuracy', i + 1)
    need(row.instrument.trim() !== '', `measurements.${i}`, 'measured_instrument', i + 1)
  })
  input.fixes.forEach((fix, i) => {
    const lon = degrees(fix.lon, 180)
    const lat = degrees(fix.lat, 90)
    need(lon !== null && lat !== null, `fixes.${i}`, 'fix_position', i + 1)
    need(fix.accuracy.trim() === '' || accuracy(fix.accuracy) !== null, `fixes.${i}`, 'fix_accuracy', i + 1)
    need(!fix.manual || fix.manual_reason.trim() !== '', `fixes.${i}`, 'fix_reason', i + 1)
  })
  input.photos.forEach((photo, i) => {
    need(photo.caption.trim() !== '', `photos.${i}`, 'photo_caption', i + 1)
  })
  need(input.unlawful !== null, 'unlawful', 'unlawful')
  need(input.unlawful !== true || input.unlawful_note.trim() !== '', 'unlawful_note', 'unlawful_note')
  need(input.inside_zone !== null, 'inside_zone', 'inside_zone')
  const explained = input.site_reason.trim() !== '' || screened.some(f => differs(f, input.opinions[f.id]))
  need(!siteDiffers(input, machine) || explained, 'site_reason', 'site_reason')
  need(input.hazard !== null, 'hazard', 'hazard')
  need(input.hindrance !== null, 'hindrance', 'hindrance')
  return holes
}

/** The record as it goes over the wire. Call only when there are no holes; throws with the field where there is one. */
export function surveyRecord(
  input: SurveyInput,
  machine: Verdict,
  screened: readonly Screened[],
): SurveyRecord {
  const first = surveyHoles(input, machine, screened)[0]
  if (first) throw new Error(`survey form incomplete at ${first.field}`)
  return {
    surveyed_at: `${input.date}T${input.time}:00+08:00`,
    surveyors: input.surveyors,
    fixes: input.fixes.map(fix => ({
      lon: degrees(fix.lon, 180) ?? Number.NaN,
      lat: degrees(fix.lat, 90) ?? Number.NaN,
      accuracy_m: fix.accuracy.trim() === '' ? null : accuracy(fix.accuracy),
      at: fix.at,
      manual_reason: fix.manual ? fix.manual_reason.trim() : null,
    })),
    photos: input.photos.map(({ file, caption, shows }) => ({
      file,
      caption: caption.trim(),
      shows: shows.trim(),
    })),
    measurements: input.measurements.map(row => ({
      facility: row.facility,
      facility_name: row.facility_name,
      distance_mm: millimetres(row.distance) ?? Number.NaN,
      accuracy_mm: millimetres(row.accuracy) ?? Number.NaN,
      method: row.method,
      instrument: row.instrument.trim(),
    })),
    unlawful: input.unlawful === true,
    unlawful_note: input.unlawful ? input.unlawful_note.trim() : '',
    inside_zone: input.inside_zone === true,
    hazard: input.hazard ?? 'severe',
    hindrance: input.hindrance ?? 'severe',
    differences: differences(input, machine, screened),
    note: input.note.trim(),
  }
}

function differences(
  input: SurveyInput,
  machine: Verdict,
  screened: readonly Screened[],
): SurveyRecord['differences'] {
  const each = screened.flatMap(facility => {
    const opinion = input.opinions[facility.id]
    if (!opinion?.person || !differs(facility, opinion)) return []
    const { id, name, verdict } = facility
    return [
      {
        facility: id,
        facility_name: name,
        machine: verdict,
        person: opinion.person,
        reason: opinion.reason.trim(),
      },
    ]
  })
  const reason = input.site_reason.trim()
  if (!siteDiffers(input, machine) || reason === '') return each
  // No facility: it is about the whole site.
  const person: Verdict = input.inside_zone ? 'inside' : 'outside'
  return [...each, { facility: '', facility_name: '', machine, person, reason }]
}

/** How good a fix is: four words, because unknown is neither bad nor good. */
export type FixGrade = 'unknown' | 'good' | 'fair' | 'poor'

/** The grade of an accuracy in metres: good to 1 m, fair to 5 m (what a phone promises at best), poor beyond. */
export function fixGrade(accuracyM: number | null): FixGrade {
  if (accuracyM === null) return 'unknown'
  return accuracyM <= 1 ? 'good' : accuracyM <= 5 ? 'fair' : 'poor'
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
