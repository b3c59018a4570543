import { Button } from 'antd'
import { useState } from 'react'
import type { AffectedCase, ChangeDecision } from '../api/contract'
import { useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useRemembered } from '../app/remembered'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { TextArea } from '../parts/TextArea'
import { useMe } from '../staff/session'

const DECISIONS: ChangeDecision[] = ['stands', 'resurvey']
/** From here nothing goes back to survey. */
const OVER = ['refused', 'referred', 'energised', 'withdrawn', 'not_feasible', 'closed']

interface Draft {
  decision: ChangeDecision | null
  reason: string
}

/** What safety decides about one case, and why. What was typed stays through a refusal and a reload. */
export function SettleForm({
  row,
  onDone,
  onStale,
}: {
  row: AffectedCase
  onDone: (decision: ChangeDecision) => void
  /** Somebody changed the case or the data meanwhile: the row has to be read again. */
  onStale: () => void
}) {
  const t = useWords('facilities')
  const cases = useWords('case')
  const me = useMe()
  const [draft, setDraft] = useRemembered<Draft>(me.id, `facilities.settle.${row.case}`, {
    decision: null,
    reason: '',
  })
  const [asked, setAsked] = useState(false)
  const settle = useCommand('facilities/settle', [
    'facilities/affected',
    'case/show',
    'case/list',
    'case/worklist',
    'case/sites',
  ])
  const { decision } = draft
  const reason = draft.reason.trim()
  const lacks = decision === null ? 'decision' : reason === '' ? 'reason' : null
  const submit = (): void => {
    setAsked(true)
    if (decision === null || reason === '' || settle.isPending) return
    settle.mutate(
      { case: row.case, expected: row.expected, decision, reason },
      {
        onSuccess: () => {
          setDraft({ decision: null, reason: '' })
          onDone(decision)
        },
        onError: error => {
          if (error.status === 409) onStale()
        },
      },
    )
  }
  const trouble = asked && lacks ? t(`settle.lacks.${lacks}`) : settle.error ? errorText(settle.error) : null
  return (
    <div className="settle" data-testid="facilities.settle">
      <div className="row">
        <span role="radiogroup" aria-label={t('settle.decision')} className="row">
          {DECISIONS.filter(d => d === 'stands' || !OVER.includes(row.stage)).map(d => (
            <label key={d} className="settle-choice">
              <input
                type="radio"
                name={`settle-${row.case}`}
                checked={decision === d}
                onChange={() => setDraft({ ...draft, decision: d })}
                data-testid={`facilities.settle.${d}`}
              />
              {cases(`change.${d}`)}
            </label>
          ))}
        </span>
        <span className="second t12">{decision && t(`settle.means.${decision}`)}</span>
      </div>
      <div className="settle-reason">
        <TextArea
          value={draft.reason}
          placeholder={t('settle.reason')}
          aria-label={t('settle.reason')}
          autoSize={{ minRows: 1, maxRows: 6 }}
          status={asked && lacks === 'reason' ? 'error' : ''}
          onChange={text => setDraft({ ...draft, reason: text })}
          onSubmit={submit}
          data-testid="facilities.settle.reason"
        />
        <Button
          type="primary"
          loading={settle.isPending}
          onClick={submit}
          data-testid="facilities.settle.submit"
        >
          {t('settle.submit')}
        </Button>
      </div>
      {trouble && (
        <p className="error row" role="alert" data-testid="facilities.settle.problem">
          <Icon name="warning" size={14} /> {trouble}
        </p>
      )}
    </div>
  )
}
