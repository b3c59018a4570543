import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'

/** The deciding unit reports a refusal to marketing (by policy to safety at once); the report is a paper. */
export function ReportForm({ view, blocked, onDone, onClose }: FormProps) {
  return (
    <NoteForm view={view} blocked={blocked} onDone={onDone} onClose={onClose} operation="referral/report" />
  )
}

/** Marketing files the whole case to safety. */
export function FileToSafetyForm({ view, blocked, onDone, onClose }: FormProps) {
  return (
    <NoteForm
      view={view}
      blocked={blocked}
      onDone={onDone}
      onClose={onClose}
      operation="referral/file_to_safety"
    />
  )
}

type Props = Omit<FormProps, 'asks'> & { operation: 'referral/report' | 'referral/file_to_safety' }

function NoteForm({ view, blocked, onDone, onClose, operation }: Props) {
  const t = useWords('referral')
  const act = useAct({
    view,
    operation,
    title: view.number,
    initial: { note: '' },
    holes: () => [],
    build: value => ({ note: value.note.trim() }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation={operation}
      blocked={blocked}
      onClose={onClose}
      effect={t(operation === 'referral/report' ? 'report.effect' : 'to_safety.effect')}
    >
      <ProseRow act={act} field="note" label={t('note')} hint={t('optional')} autoFocus />
    </ActFrame>
  )
}
