import { type T, useWords } from '../../app/i18n'
import { facilityName, noteTexts, reasonText } from '../../application/answerTexts'
import { Mark } from '../../look/Mark'
import { shortClause } from '../../map/clause'
import { byWorst } from '../../map/scene'
import { Facts } from '../../parts/Field'
import { distance } from '../../parts/numbers'
import type { CaseView } from '../types'

/** What the answer and the routing rest on: rows, rules, clauses, versions. */
export function Basis({ view }: { view: CaseView }) {
  const t = useWords('case')
  const { routing, screening } = view
  return (
    <div className="case-part">
      <section className="case-block">
        <h3>{t('basis.routing')}</h3>
        <p>
          {whyText(view, t)}
          {routing.four_eyes && <span className="second"> · {t('basis.four_eyes')}</span>}
          {!routing.verified && <span className="warn"> · {t('basis.unverified')}</span>}
        </p>
        <Facts
          rows={[
            [t('basis.row'), t('basis.row_text', { version: routing.policy_version, row: routing.row })],
            [t('basis.decides'), routing.decides],
            [t('basis.sign_off'), t(`basis.sign_offs.${routing.sign_off}`)],
            ...routing.steps.map(s => [t(`duty.${s.duty}`), s.unit_name] as [string, string]),
          ]}
        />
      </section>
      <section className="case-block">
        <h3>{t('basis.screening')}</h3>
        {/* It scrolls sideways where it is narrow, so arrows have to reach it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <div className="case-scroll" role="group" aria-label={t('basis.screening')} tabIndex={0}>
          <Answers view={view} />
        </div>
        {screening.reasons.length > 0 && (
          <>
            <h3>{t('basis.reasons')}</h3>
            <ul>
              {screening.reasons.map(r => (
                <li key={r.code}>{reasonText(r)}</li>
              ))}
            </ul>
          </>
        )}
        <Facts
          rows={[
            [t('basis.site'), <SiteText key="site" view={view} />],
            [
              t('basis.versions'),
              <span key="versions" className="case-hash">
                {t('basis.versions_text', {
                  facilities: screening.facilities_version,
                  rules: screening.rules_version,
                })}
              </span>,
            ],
          ]}
        />
      </section>
    </div>
  )
}

/** What decided the tier. The server sends the inputs; a row that nobody has verified says so. */
function whyText(view: CaseView, t: T): string {
  const { why } = view.routing
  const params = { voltage: why.voltage, capacity: why.capacity }
  return t(why.low ? 'basis.why_low' : 'basis.why_high', params)
}

function SiteText({ view }: { view: CaseView }) {
  const t = useWords('case')
  const site = view.application.site
  if (!site) return t('basis.site_none')
  return t('basis.site_text', {
    source: t(`basis.source.${site.source.by}`, { ...site.source }),
    crs: site.crs ?? t('basis.crs_unknown'),
    accuracy: site.accuracy_m === null ? t('basis.by_source') : `±${site.accuracy_m} m`,
  })
}

function Answers({ view }: { view: CaseView }) {
  const t = useWords('case')
  const application = useWords('application')
  const answers = byWorst(view.screening.facilities)
  if (answers.length === 0) return <p className="second">{t('basis.none')}</p>
  return (
    <table className="case-table head">
      <thead>
        <tr>
          <th>{t('basis.facility')}</th>
          <th>{t('basis.rule')}</th>
          <th className="num">{t('basis.distance')}</th>
          <th className="num">{t('basis.required')}</th>
          <th className="num">{t('basis.depth')}</th>
          <th className="num">{t('basis.overlap')}</th>
          <th>{t('basis.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {answers.map(a => (
          <tr key={`${a.id} ${a.rule}`}>
            <td>{facilityName(a, application)}</td>
            <td>
              {application(`rule.${a.rule}`)}
              <br />
              <span className="t12 second">{shortClause(a.clause)}</span>
            </td>
            <td className="num">{distance(a.conductor_mm, a.uncertainty_mm).replace(/ m$/, '')}</td>
            <td className="num">{a.zone_mm / 1000}</td>
            <td className="num">{a.inside_mm > 0 ? (a.inside_mm / 1000).toFixed(2) : '—'}</td>
            <td className="num">{a.overlap_m2 ? a.overlap_m2.toFixed(1) : '—'}</td>
            <td>
              <Mark state={a.verdict} />
              {noteTexts(a, application).map(note => (
                <div key={note} className="t12 second">
                  {note}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
