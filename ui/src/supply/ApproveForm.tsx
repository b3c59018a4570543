import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, DateRow, ProseRow, TextRow } from '../case/form/rows'
import { type Attached, FileRow } from '../case/form/Upload'
import { type Hole, useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'
import { NeedTicks } from './NeedTicks'
import { asked, decisionBlocks, waiverAsked } from './needs'

const GROUNDS = ['before_line', 'populated_area', 'authority_paper'] as const

interface Value {
  agreement_on: string
  agreement_file: Attached | null
  permit_issuer: string
  permit_number: string
  permit_on: string
  permit_file: Attached | null
  ground: (typeof GROUNDS)[number] | null
  ground_note: string
  ground_file: Attached | null
  waiver: string
  opinion: string
}

const EMPTY: Value = {
  agreement_on: '',
  agreement_file: null,
  permit_issuer: '',
  permit_number: '',
  permit_on: '',
  permit_file: null,
  ground: null,
  ground_note: '',
  ground_file: null,
  waiver: '',
  opinion: '',
}

/** Approving asks for exactly what blocks it: the agreement, the work permit, the building's ground, the waiver. */
export function ApproveForm({ view, blocked, asks, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const today = useToday()
  const brought = asked(view)
  const agreement = brought.includes('approve.needs_agreement')
  const permit = brought.includes('approve.needs_permit')
  const ground = brought.includes('approve.needs_building_ground')
  const holes = (v: Value): Hole[] => {
    const out: Hole[] = []
    const need = (ok: boolean, field: keyof Value, word: string) => {
      if (!ok) out.push({ field, text: t(word) })
    }
    if (agreement)
      need(v.agreement_on !== '' && v.agreement_on <= today, 'agreement_on', 'approve.agreement_on')
    if (permit) {
      need(v.permit_issuer.trim() !== '', 'permit_issuer', 'approve.permit_issuer')
      need(v.permit_number.trim() !== '', 'permit_number', 'approve.permit_number')
      need(v.permit_on !== '' && v.permit_on <= today, 'permit_on', 'approve.permit_on')
    }
    if (ground) {
      need(v.ground !== null, 'ground', 'approve.ground')
      need(v.ground_note.trim() !== '', 'ground_note', 'approve.ground_note')
    }
    return out
  }
  const act = useAct({
    view,
    operation: 'supply/approve',
    title: view.number,
    initial: EMPTY,
    holes,
    build: v => ({
      agreement: agreement ? { signed_on: v.agreement_on, file: v.agreement_file?.id ?? null } : null,
      permit: permit
        ? {
            issuer: v.permit_issuer.trim(),
            number: v.permit_number.trim(),
            dated_on: v.permit_on,
            file: v.permit_file?.id ?? null,
          }
        : null,
      ground:
        ground && v.ground
          ? { kind: v.ground, note: v.ground_note.trim(), file: v.ground_file?.id ?? null }
          : null,
      waiver: v.waiver.trim() || null,
      opinion: v.opinion.trim(),
    }),
    onDone,
  })
  const waiver = waiverAsked(asks) || waiverAsked(act.error?.code ?? null) || act.value.waiver !== ''
  const kind = act.value.ground
  return (
    <ActFrame act={act} operation="supply/approve" blocked={blocked} onClose={onClose}>
      <NeedTicks needs={decisionBlocks(view)} caseId={view.case} here="supply/approve" />
      {agreement && (
        <section>
          <h2>{t('approve.agreement')}</h2>
          <DateRow
            act={act}
            field="agreement_on"
            label={t('approve.agreement_on')}
            hint={t('approve.agreement_hint')}
          />
          <FileRow act={act} field="agreement_file" label={t('approve.scan')} />
        </section>
      )}
      {permit && (
        <section>
          <h2>{t('approve.permit')}</h2>
          <TextRow
            act={act}
            field="permit_issuer"
            label={t('approve.permit_issuer')}
            placeholder={t('approve.permit_issuer_hint')}
          />
          <TextRow act={act} field="permit_number" label={t('approve.permit_number')} />
          <DateRow act={act} field="permit_on" label={t('approve.permit_on')} />
          <FileRow act={act} field="permit_file" label={t('approve.scan')} />
        </section>
      )}
      {ground && (
        <section>
          <h2>{t('approve.ground_title')}</h2>
          <ChoiceRow
            act={act}
            field="ground"
            label={t('approve.ground')}
            ariaLabel={t('approve.ground')}
            options={GROUNDS.map(value => ({ value, label: t(`ground.${value}`) }))}
            hint={kind ? t(`ground_hint.${kind}`) : t('approve.ground_hint')}
          />
          <ProseRow act={act} field="ground_note" label={t('approve.ground_note')} />
          <FileRow act={act} field="ground_file" label={t('approve.scan')} />
        </section>
      )}
      {waiver && (
        <section>
          <h2>{t('waiver.title')}</h2>
          <ProseRow act={act} field="waiver" label={t('waiver.reason')} hint={t('waiver.hint')} />
        </section>
      )}
      <section>
        <ProseRow act={act} field="opinion" label={t('opinion')} hint={t('optional')} />
      </section>
    </ActFrame>
  )
}
