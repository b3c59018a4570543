import { useNavigate } from 'react-router'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { nextInList } from './neighbours'
import { casePath } from './paths'

/** What everybody's own list looks like unfiltered: the order the next case is taken from. */
export const MINE = { scope: 'mine' as const, query: '', steps: [], tiers: [], verdicts: [] }

/** After an act: what is on record now, and the next case of my list under Enter. */
export function DoneBar({
  operation,
  caseId,
  before,
  onStay,
}: {
  operation: string
  caseId: string
  before: string[]
  onStay: () => void
}) {
  const t = useWords('case')
  const go = useNavigate()
  const work = useCall('case/worklist', MINE)
  const next = work.data && !work.isFetching ? nextInList(work.data.rows, before, caseId) : null
  return (
    <div className="case-done" role="status" data-testid="case.done">
      <span className="ok">
        <Icon name="check" size={14} />
      </span>
      <span className="strong">{t('done.recorded', { what: t(`operation.${operation}`) })}</span>
      <span className="grow" />
      {next ? (
        // The focus belongs here: deciding one case after another is Enter, Enter.
        <button
          key={next.case}
          type="button"
          className="link"
          // biome-ignore lint/a11y/noAutofocus: the person has just acted and goes on from here
          autoFocus
          onClick={() => go(casePath(next.case))}
          data-testid="case.done.next"
        >
          {t('done.next', { number: next.number, applicant: next.applicant })} <KeyHint>Enter</KeyHint>
        </button>
      ) : (
        work.data && !work.isFetching && <span className="second">{t('done.list_empty')}</span>
      )}
      <button type="button" className="link" onClick={onStay}>
        {t('done.stay')}
      </button>
    </div>
  )
}
