/** The page's state: the form, the site with its undo stack, and the two answers that follow what is typed. */
import { useMemo, useState } from 'react'
import type { AnswerOf } from '../api/client'
import { call } from '../api/client'
import type { FieldNote } from '../api/contract'
import { type Latest, useLatest } from '../api/useLatest'
import type { ScreenAnswer } from '../map/api'
import { faults } from '../map/crossing'
import { lonLats } from '../map/site'
import { type SiteEdit, useSiteEdit } from '../map/useSiteEdit'
import {
  emptyIntake,
  formOf,
  type Intake,
  type IntakeDraft,
  isUntouched,
  siteInput,
  unreadable,
  workOf,
} from './intake'

export type CheckAnswer = AnswerOf<'application/check'>
/** After the last vertex. */
const SCREEN_MS = 150
/** After the last letter: routing follows the figure as it is typed. */
const CHECK_MS = 180

export interface IntakeState {
  intake: Intake
  set: (patch: Partial<Intake>) => void
  edit: SiteEdit
  check: Latest<CheckAnswer>
  /** What there is to say about fields, by the server and of what never reaches it. */
  notes: FieldNote[]
  screen: Latest<ScreenAnswer>
  /** The site is whole and sound, so it is asked about. */
  measurable: boolean
  touched: boolean
}

export function useIntake(start: IntakeDraft): IntakeState {
  const [intake, setIntake] = useState<Intake>(start.intake ?? emptyIntake())
  const edit = useSiteEdit(start.site)
  const set = useMemo(() => (patch: Partial<Intake>) => setIntake(old => ({ ...old, ...patch })), [])
  const site = edit.site
  const measurable =
    site !== null &&
    siteInput(intake, site) !== null &&
    faults(lonLats(site), site.shape === 'polygon').length === 0
  const form = useMemo(() => formOf(intake, measurable ? site : null), [intake, site, measurable])
  const touched = !isUntouched(intake, site)
  const check = useLatest(
    { form },
    (request, signal) => call('application/check', request, { signal }),
    CHECK_MS,
  )
  const answered = check.answer?.fields
  const notes = useMemo(() => [...(answered ?? []), ...unreadable(intake)], [answered, intake])
  const screening = measurable ? { site: siteInput(intake, site), work: workOf(intake, site) } : null
  const screen = useLatest(
    screening,
    (request, signal) => call('application/screen', request, { signal }),
    SCREEN_MS,
  )
  return { intake, set, edit, check, notes, screen, measurable, touched }
}
