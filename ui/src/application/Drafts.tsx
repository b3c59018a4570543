import { Link } from 'react-router'
import type { DraftCard } from '../api/contract'
import { useLang, useWords } from '../app/i18n'
import { shortTime } from '../parts/dates'

const SHOWN = 3

/** Unfinished applications of this person, offered while the form is still empty. */
export function Drafts({ drafts }: { drafts: DraftCard[] }) {
  const t = useWords('application')
  const lang = useLang()
  if (drafts.length === 0) return null
  const latest = [...drafts].sort((a, b) => b.updated_at.localeCompare(a.updated_at)).slice(0, SHOWN)
  return (
    <span className="t12 third intake-drafts" data-testid="application.drafts">
      {t('drafts', { count: drafts.length })}
      {latest.map(d => (
        <Link key={d.id} to={`/application/${d.id}`} className="ellipsis" title={d.title}>
          {d.title} {shortTime(d.updated_at, lang)}
        </Link>
      ))}
    </span>
  )
}
