import { useWords } from '../../app/i18n'
import { ActFrame } from '../form/ActFrame'
import type { FormProps } from '../form/props'
import { ChoiceRow, ProseRow } from '../form/rows'
import { useAct } from '../form/useAct'

interface Value {
  owes: 'applicant' | 'authority' | null
  reason: string
}

/** Stops the clock while somebody outside owes something; says how many days will be left afterwards. */
export function PauseForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('case')
  const act = useAct({
    view,
    operation: 'case/pause',
    title: view.number,
    initial: { owes: null, reason: '' } as Value,
    holes: value => [
      ...(value.owes === null ? [{ field: 'owes', text: t('act.pause.missing_owes') }] : []),
      ...(value.reason.trim() === '' ? [{ field: 'reason', text: t('act.pause.missing_reason') }] : []),
    ],
    build: value => ({ owes: value.owes ?? 'applicant', reason: value.reason.trim() }),
    onDone,
  })
  const due = view.next?.due
  const left = due && due.days_left >= 0 ? t('act.pause.left', { count: due.days_left }) : ''
  return (
    <ActFrame
      act={act}
      operation="case/pause"
      blocked={blocked}
      onClose={onClose}
      effect={t('act.pause.effect', { left })}
    >
      <ChoiceRow
        act={act}
        field="owes"
        label={t('act.pause.owes')}
        ariaLabel={t('act.pause.owes')}
        options={[
          { value: 'applicant', label: t('act.pause.applicant') },
          { value: 'authority', label: t('act.pause.authority') },
        ]}
      />
      <ProseRow act={act} field="reason" label={t('act.pause.reason')} />
    </ActFrame>
  )
}
