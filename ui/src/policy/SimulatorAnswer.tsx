import type { AnswerOf } from '../api/client'
import { useLang, useWords } from '../app/i18n'
import { boundOf, type RoutingWhy } from '../application/bound'
import { Tier } from '../look/Tier'
import { longDate } from '../parts/dates'
import { Facts } from '../parts/Field'

/** The row that fired, who does what by it, and until when. */
export function SimulatorAnswer({ answer }: { answer: AnswerOf<'policy/simulate'> }) {
  const t = useWords('policy')
  const lang = useLang()
  const r = answer.routing
  const why = r.why as unknown as RoutingWhy
  const bound = boundOf(why)
  return (
    <div className="policy-answer" role="status">
      <p className="row policy-tier">
        <span className="t16" data-testid="policy.tier">
          <Tier tier={r.tier} />
        </span>
        <b>
          {t(why.low ? 'simulate.low' : 'simulate.high')}{' '}
          {t(`application:routing.bound.${bound.key}`, bound.params)}
        </b>
        <span className="third t12">{t('simulate.row', { version: r.policy_version, row: r.row })}</span>
        {!r.verified && <span className="warn t12">{t('grade.memory')}</span>}
      </p>
      <Facts
        rows={[
          ...r.steps.map((s): [string, string] => [t(`case:duty.${s.duty}`), s.unit_name]),
          [t('simulate.decides'), r.decides],
          [t('simulate.signOff'), t(`signOff.${r.sign_off}`) + (r.four_eyes ? t('fourEyes') : '')],
        ]}
      />
      <h3 className="policy-dues-head">{t('simulate.dues')}</h3>
      {answer.dues.length === 0 && <p className="second">{t('simulate.noDues')}</p>}
      <ul className="policy-dues" data-testid="policy.dues">
        {answer.dues.map(d => (
          <li key={d.clock}>
            <span className="policy-due-name">{t(`clock.${d.clock}`)}</span>
            <b>{longDate(d.date, lang)}</b>
            {!d.settled && <span className="warn t12">{t('simulate.unsettled')}</span>}
            <span className="third t12">{t(`force.${d.force}`)}</span>
            {!d.verified && <span className="warn t12">{t('grade.memory')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
