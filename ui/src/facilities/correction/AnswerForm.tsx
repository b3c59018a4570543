import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CorrectionDecision } from '../../api/types/CorrectionDecision'
import type { CorrectionRow } from '../../api/types/CorrectionRow'
import { useCommand } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { useRemembered } from '../../app/remembered'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { TextArea } from '../../parts/TextArea'
import { useMe } from '../../staff/session'
import type { Opened } from '../hand/opened'

/** The owner's answer to one proposal: the facility is put right first, or the proposal declined with a reason. */
export function AnswerForm({
  row,
  onDone,
  onStale,
}: {
  row: CorrectionRow
  onDone: () => void
  /** Somebody changed the case or the data meanwhile: the row has to be read again. */
  onStale: () => void
}) {
  const t = useWords('facilities')
  const me = useMe()
  const { proposal } = row.sent
  const [reason, setReason] = useRemembered(
    me.id,
    `facilities.correction.${row.case}.${proposal.facility}`,
    '',
  )
  const [lacks, setLacks] = useState(false)
  const answer = useCommand('facilities/answer_correction', [
    'facilities/corrections',
    'survey/corrections',
    'case/show',
  ])
  const submit = (decision: CorrectionDecision): void => {
    const missing = decision === 'declined' && reason.trim() === ''
    setLacks(missing)
    if (missing || answer.isPending) return
    answer.mutate(
      {
        case: row.case,
        expected: row.expected,
        facility: proposal.facility,
        decision,
        reason: reason.trim(),
      },
      {
        onSuccess: () => {
          setReason('')
          onDone()
        },
        onError: error => {
          if (error.status === 409) onStale()
        },
      },
    )
  }
  const metres = (mm: number): string => (mm / 1000).toFixed(1)
  const trouble = lacks ? t('settle.lacks.reason') : answer.error ? errorText(answer.error) : null
  const opened: Opened | null = row.extent && {
    id: proposal.facility,
    extent: row.extent,
    correction: { accuracy_m: metres(proposal.accuracy_mm), number: row.number },
  }
  return (
    <div className="correction-answer" data-testid="facilities.correction">
      <p>
        {t('corrections.accuracy', { length: metres(proposal.accuracy_mm) })}
        {proposal.shift &&
          t('corrections.shift', {
            north: proposal.shift.north_m.toFixed(1),
            east: proposal.shift.east_m.toFixed(1),
          })}
      </p>
      <div className="correction-acts">
        <TextArea
          value={reason}
          placeholder={t('corrections.reason')}
          aria-label={t('corrections.reason')}
          autoSize={{ minRows: 1, maxRows: 6 }}
          status={lacks ? 'error' : ''}
          onChange={setReason}
          data-testid="facilities.correction.reason"
        />
        <Button
          loading={answer.isPending}
          onClick={() => submit('declined')}
          data-testid="facilities.correction.decline"
        >
          {t('corrections.decline')}
        </Button>
        {row.changed || !opened ? (
          <Button
            type="primary"
            loading={answer.isPending}
            onClick={() => submit('corrected')}
            data-testid="facilities.correction.corrected"
          >
            {t('corrections.corrected')}
          </Button>
        ) : (
          <Link
            className="correction-edit"
            to="/facilities?hand"
            state={{ open: opened }}
            data-testid="facilities.correction.edit"
          >
            {t('corrections.edit')}
          </Link>
        )}
      </div>
      {row.changed && <p className="second t12">{t('corrections.changed')}</p>}
      {trouble && (
        <p className="error row" role="alert" data-testid="facilities.correction.problem">
          <Icon name="warning" size={14} /> {trouble}
        </p>
      )}
    </div>
  )
}
