import { Link } from 'react-router'
import type { DraftCard } from '../api/contract'
import { useLang, useWords } from '../app/i18n'
import { shortTime } from '../parts/dates'

const SHOWN = 3

/** Unfinished applications: offered while the form is empty, and later those of the same applicant. */
export function Drafts({ drafts: all, applicant }: { drafts: DraftCard[]; applicant: string | null }) {
  const t = useWords('application')
  const lang = useLang()
  const drafts =
    applicant === null ? all : all.filter(d => applicant.trim().length > 1 && d.title === applicant.trim())
  if (drafts.length === 0) return null
  const latest = [...drafts]
    .sort((a, b) => b.updated_at.localeCompare(a.updated_at))
    .slice(0, applicant === null ? SHOWN : 1)
  return (
    <span className="t12 third intake-drafts" data-testid="application.drafts">
      {t(applicant === null ? 'drafts' : 'drafts_same', { count: drafts.length })}
      {latest.map(d => (
        <Link key={d.id} to={`/application/${d.id}`} className="ellipsis" title={d.title}>
          {d.title} {shortTime(d.updated_at, lang)}
        </Link>
      ))}
    </span>
  )
}
