import { Link, useParams } from 'react-router'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { allowance } from '../case/allowed'
import { DraftGate } from '../case/form/DraftGate'
import { casePath } from '../case/paths'
import { barText } from '../case/problem'
import type { CaseView } from '../case/types'
import { Trouble } from '../errors/Trouble'
import { Composer } from './Composer'
import { Follow } from './Follow'
import './notice.css'

/** 通知书: composed beside its page until it is issued, then followed through service, rectification and re-inspection. */
export default function NoticePage() {
  const { case: id = '' } = useParams()
  const t = useWords('notice')
  const shown = useCall('case/show', { case: id })
  if (!shown.data)
    return (
      <Screen title={t('title')} testid="notice.page">
        {shown.error ? (
          <Trouble error={shown.error} onRetry={() => void shown.refetch()} />
        ) : (
          <p className="notice-wait second" role="status">
            {t('loading')}
          </p>
        )}
      </Screen>
    )
  return <Opened key={id} view={shown.data} />
}

function Opened({ view }: { view: CaseView }) {
  const t = useWords('notice')
  const issue = allowance(view, 'notice/issue')
  const latest = [...view.notices].reverse().find(n => !n.void)
  if (issue)
    return (
      <DraftGate caseId={view.case} operation="notice/issue">
        <Composer view={view} blocked={issue.reason ? barText(issue.reason) : null} />
      </DraftGate>
    )
  if (latest) return <Follow view={view} notice={latest} />
  return (
    <Screen title={t('title')} testid="notice.page">
      <div className="case-part">
        <p>{t('no_hazard')}</p>
        <Link to={casePath(view.case)}>{t('to_case')}</Link>
      </div>
    </Screen>
  )
}
