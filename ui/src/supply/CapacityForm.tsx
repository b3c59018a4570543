import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, DateRow, ProseRow, TextRow, YesNoRow } from '../case/form/rows'
import { type Hole, useAct } from '../case/form/useAct'
import type { CaseView } from '../case/types'

const WAYS = ['other_transformer', 'extension_planned', 'smaller_capacity', 'high_voltage'] as const
type Way = (typeof WAYS)[number]

interface Value {
  sufficient: boolean | null
  transformer: string
  way_on: Way | null
  planned_for: string
  note: string
}

/** What the case says now, for another answer that came in meanwhile. */
function theirs(view: CaseView): Partial<Record<keyof Value, unknown>> {
  const answer = view.supply.capacity
  if (!answer) return {}
  const { sufficient, transformer, way_on, planned_for, note } = answer
  return { sufficient, transformer, way_on, planned_for: planned_for ?? '', note }
}

/** The works area's answer: enough, or not enough with the way on. */
export function CapacityForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const holes = (v: Value): Hole[] => {
    const out: Hole[] = []
    if (v.transformer.trim() === '') out.push({ field: 'transformer', text: t('capacity.transformer') })
    if (v.sufficient === null) out.push({ field: 'sufficient', text: t('capacity.sufficient') })
    if (v.sufficient === false && !v.way_on) out.push({ field: 'way_on', text: t('capacity.way_on') })
    if (v.sufficient === false && v.way_on === 'extension_planned' && v.planned_for === '')
      out.push({ field: 'planned_for', text: t('capacity.planned_for') })
    return out
  }
  const act = useAct({
    view,
    operation: 'supply/answer_capacity',
    title: view.number,
    initial: { sufficient: null, transformer: '', way_on: null, planned_for: '', note: '' } as Value,
    theirs,
    holes,
    build: v => ({
      sufficient: v.sufficient === true,
      transformer: v.transformer.trim(),
      way_on: v.sufficient ? null : v.way_on,
      planned_for: v.sufficient || v.planned_for === '' ? null : v.planned_for,
      note: v.note.trim(),
    }),
    onDone,
  })
  const { sufficient, way_on } = act.value
  return (
    <ActFrame
      act={act}
      operation="supply/answer_capacity"
      blocked={blocked}
      onClose={onClose}
      effect={t('capacity.effect', {
        capacity: view.application.capacity,
        voltage: view.application.voltage,
      })}
    >
      <TextRow
        act={act}
        field="transformer"
        label={t('capacity.transformer')}
        placeholder={t('capacity.transformer_hint')}
      />
      <YesNoRow
        act={act}
        field="sufficient"
        label={t('capacity.sufficient')}
        ariaLabel={t('capacity.sufficient')}
        yes={t('capacity.yes')}
        no={t('capacity.no')}
      />
      {sufficient === false && (
        <ChoiceRow
          act={act}
          field="way_on"
          label={t('capacity.way_on')}
          ariaLabel={t('capacity.way_on')}
          options={WAYS.map(value => ({ value, label: t(`way.${value}`) }))}
          hint={way_on ? t(`way_hint.${way_on}`) : t('capacity.way_on_hint')}
        />
      )}
      {sufficient === false && way_on === 'extension_planned' && (
        <DateRow act={act} field="planned_for" label={t('capacity.planned_for')} />
      )}
      <ProseRow act={act} field="note" label={t('note')} hint={t('optional')} />
    </ActFrame>
  )
}
