import { useWords } from '../../app/i18n'
import { ActFrame } from '../form/ActFrame'
import type { FormProps } from '../form/props'
import { ProseRow } from '../form/rows'
import { useAct } from '../form/useAct'

/** Lets the clock run again, with what came in. */
export function ResumeForm(props: FormProps) {
  return <ReasonForm {...props} operation="case/resume" word="resume" />
}

/** The applicant takes the application back; the case ends. */
export function WithdrawForm(props: FormProps) {
  return <ReasonForm {...props} operation="application/withdraw" word="withdraw" />
}

type Props = FormProps & { operation: 'case/resume' | 'application/withdraw'; word: 'resume' | 'withdraw' }

function ReasonForm({ view, blocked, onDone, onClose, operation, word }: Props) {
  const t = useWords('case')
  const act = useAct({
    view,
    operation,
    title: view.number,
    initial: { reason: '' },
    holes: value => (value.reason.trim() === '' ? [{ field: 'reason', text: t(`act.${word}.missing`) }] : []),
    build: value => ({ reason: value.reason.trim() }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation={operation}
      blocked={blocked}
      onClose={onClose}
      danger={word === 'withdraw'}
      effect={word === 'withdraw' ? t('act.withdraw.effect') : undefined}
    >
      <ProseRow act={act} field="reason" label={t(`act.${word}.reason`)} autoFocus />
    </ActFrame>
  )
}
