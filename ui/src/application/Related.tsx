import { Link } from 'react-router'
import type { RelatedCase } from '../api/contract'
import { useWords } from '../app/i18n'
import { casePath } from '../case/paths'
import { Icon } from '../look/icons'

const SHOWN = 3

/** Earlier cases of the same party or ground, open violations and refused sites, found while typing. */
export function Related({ cases, known }: { cases: RelatedCase[]; known: boolean }) {
  const t = useWords('application')
  const tc = useWords('case')
  if (!known && cases.length === 0) return null
  const grave = cases.filter(c => c.why === 'open_hazard' || c.why === 'refused_site')
  const plain = cases.filter(c => !grave.includes(c))
  return (
    <div className="intake-related t12" role="status" data-testid="application.related">
      <Icon name="cases" size={14} />
      {plain.length > 0 && (
        <span>
          {t('related.count', { count: plain.length })}{' '}
          {plain.slice(0, SHOWN).map(c => (
            <Link key={c.case} to={casePath(c.case)} title={c.applicant}>
              {c.number} {tc(`kind.${c.kind}`)}
              {t('answer.comma')}
              {tc(`stage.${c.stage}`)}
            </Link>
          ))}
        </span>
      )}
      {grave.map(c => (
        <Link key={c.case} to={casePath(c.case)} className="warn" title={c.applicant}>
          {t(`related.${c.why}`)} {c.number}
        </Link>
      ))}
      {plain.length === 0 && <span className="third">{t('related.none')}</span>}
      {grave.length === 0 && <span className="third">{t('related.no_violation')}</span>}
    </div>
  )
}
