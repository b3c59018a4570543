import { Link } from 'react-router'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import type { CaseView } from './types'

const DECIDED = ['replying', 'approved', 'energised', 'refused', 'referred']

/** The data have changed under the case: what they answer now, and who settles it. Nothing where it stands by today's answer. */
export function AnswerChanged({ view }: { view: CaseView }) {
  const t = useWords('case')
  const now = view.answer_now
  if (!now) return null
  return (
    <div className="case-changed" role="alert" data-testid="case.answer_changed">
      <Icon name="warning" size={14} />
      <span>
        {t('changed.now')} <Mark state={now.verdict} />
        {now.inside.length > 0 && t('changed.inside', { names: now.inside.join('、') })}
        {t(DECIDED.includes(view.stage) ? 'changed.decided' : 'changed.settle')}{' '}
        <Link to="/facilities">{t('changed.where')}</Link>
      </span>
    </div>
  )
}
