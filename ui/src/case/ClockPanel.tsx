import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { longDate } from '../parts/dates'
import { countedDays } from './clockDays'
import { SidePanel } from './SidePanel'

/** The clock day by day: what counts, what does not, and by which notice. */
export function ClockPanel({
  caseId,
  clock,
  onClose,
}: {
  caseId: string
  clock: string
  onClose: () => void
}) {
  const t = useWords('case')
  const lang = useLang()
  const { data, error, refetch } = useCall('case/clock', { case: caseId, clock })
  return (
    <SidePanel
      title={t('clock.title', { clock: t(`clock.${clock}`) })}
      onClose={onClose}
      testid="case.clock.panel"
    >
      <Trouble error={error} onRetry={() => void refetch()} />
      {data && (
        <div className="case-part">
          <p>
            {!data.due
              ? t('clock.no_due')
              : t(data.due.settled ? 'clock.summary' : 'clock.summary_unsettled', {
                  date: longDate(data.due.date, lang),
                  since: longDate(data.due.started_on, lang),
                })}{' '}
            {data.due && <span className="second">{t(`clock.force.${data.due.force}`)}</span>}
            {data.due && !data.due.verified && <span className="warn"> · {t('clock.unverified')}</span>}
          </p>
          {data.days.length === 0 && data.due && <p className="second">{t('clock.no_days')}</p>}
          <table className="case-table case-clock">
            <thead>
              <tr>
                <th>{t('clock.day')}</th>
                <th>{t('clock.counts')}</th>
                <th>{t('clock.why')}</th>
              </tr>
            </thead>
            <tbody>
              {countedDays(data.days).map(day => (
                <tr key={day.date} className={day.counts ? undefined : 'second'}>
                  <td>{longDate(day.date, lang)}</td>
                  <td className={day.counts ? 'strong' : undefined}>
                    {day.n === null ? t('clock.no') : t('clock.yes', { n: day.n })}
                  </td>
                  <td>
                    {t(`clock.why_code.${day.why}`)}
                    {!day.settled && <span className="warn">　{t('clock.day_open')}</span>}
                    {day.name && `　${day.name}`}
                    {day.notice && (
                      <span className="t12 second">　{t('clock.notice_year', { year: day.notice })}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </SidePanel>
  )
}
