import type { ReactNode } from 'react'
import { useWords } from '../app/i18n'
import type { CaseView } from '../case/types'
import { Icon } from '../look/icons'
import { shortClause } from '../map/clause'
import { distance, metres } from '../parts/numbers'
import type { Template } from './fields'

/** What comes from the case: read, not typed, each with where it comes from. */
export function Locked({ view, locked }: { view: CaseView; locked: Template['locked'] }) {
  const t = useWords('notice')
  const surveyed = view.surveys.some(s => s.measurements.length > 0)
  const clauses = [...new Set(locked.basis.map(b => shortClause(b) || b))]
  return (
    <section className="notice-locked" data-testid="notice.locked">
      <h2>
        {t('locked')} <span className="t12 second">{t('locked_hint')}</span>
      </h2>
      <Row label={t('recipient')} source={t('from_application')}>
        {locked.recipient}
        {locked.representative && `（${t('representative', { name: locked.representative })}）`}
      </Row>
      {locked.facility_lines.map(line => (
        <div key={line.name}>
          <Row label={t('facility')} source={t('from_screening')}>
            {line.name}
            {line.owner && `，${line.owner}`}
          </Row>
          <Row label={t('measured')} source={surveyed ? t('from_survey') : t('from_screening')}>
            <strong>{distance(line.measured_mm, line.uncertainty_mm)}</strong>
            {t('required', { value: metres(line.required_mm), clause: shortClause(line.clause) })}
          </Row>
        </div>
      ))}
      <Row label={t('basis')} source={t('from_rules')}>
        {clauses.join('、')}
      </Row>
      {locked.lawful.length > 0 && (
        <Row label={t('lawful')} source={t('from_screening')}>
          {locked.lawful.join('；')}
        </Row>
      )}
      <Row label={t('number')} source={locked.issuer}>
        {t('number_next', { number: locked.number_preview })}
      </Row>
    </section>
  )
}

function Row({ label, source, children }: { label: string; source: string; children: ReactNode }) {
  return (
    <div className="notice-row">
      <span className="second">{label}</span>
      <span>{children}</span>
      <span className="t12 second notice-source">
        <Icon name="lock" size={14} /> {source}
      </span>
    </div>
  )
}
