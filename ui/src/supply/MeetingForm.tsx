import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, DateRow, ProseRow, TextRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'

const DECISIONS = ['approved', 'returned', 'put_off'] as const

interface Value {
  held_on: string
  agenda: string
  decision: (typeof DECISIONS)[number] | null
  minutes: string
  reasons: string
}

/** The business meeting's decision on one item, from its minutes. */
export function MeetingForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const today = useToday()
  const act = useAct({
    view,
    operation: 'supply/decide_meeting',
    title: view.number,
    initial: { held_on: '', agenda: '', decision: null, minutes: '', reasons: '' } as Value,
    theirs: fresh => {
      const meeting = fresh.supply.meeting
      if (!meeting) return {}
      const { held_on, agenda, decision, minutes, reasons } = meeting
      return { held_on, agenda, decision, minutes, reasons }
    },
    holes: value => [
      ...(value.held_on === '' || value.held_on > today
        ? [{ field: 'held_on', text: t('meeting.held_on') }]
        : []),
      ...(value.agenda.trim() === '' ? [{ field: 'agenda', text: t('meeting.agenda') }] : []),
      ...(value.decision === null ? [{ field: 'decision', text: t('meeting.decision') }] : []),
      ...(value.minutes.trim() === '' ? [{ field: 'minutes', text: t('meeting.minutes') }] : []),
      ...(value.decision !== null && value.decision !== 'approved' && value.reasons.trim() === ''
        ? [{ field: 'reasons', text: t('meeting.reasons') }]
        : []),
    ],
    build: value => ({
      held_on: value.held_on,
      agenda: value.agenda.trim(),
      decision: value.decision ?? 'put_off',
      minutes: value.minutes.trim(),
      reasons: value.reasons.trim(),
    }),
    onDone,
  })
  const { decision, held_on } = act.value
  return (
    <ActFrame act={act} operation="supply/decide_meeting" blocked={blocked} onClose={onClose}>
      <DateRow
        act={act}
        field="held_on"
        label={t('meeting.held_on')}
        hint={held_on > today ? t('meeting.not_yet') : undefined}
      />
      <TextRow act={act} field="agenda" label={t('meeting.agenda')} placeholder={t('meeting.agenda_hint')} />
      <ChoiceRow
        act={act}
        field="decision"
        label={t('meeting.decision')}
        ariaLabel={t('meeting.decision')}
        options={DECISIONS.map(value => ({ value, label: t(`meeting.${value}`) }))}
        hint={decision ? t(`meeting.${decision}_hint`) : undefined}
      />
      <ProseRow act={act} field="minutes" label={t('meeting.minutes')} />
      {decision !== null && decision !== 'approved' && (
        <ProseRow act={act} field="reasons" label={t('meeting.reasons')} />
      )}
    </ActFrame>
  )
}
