import { useCall } from '../../api/useCall'
import { useLang, useWords } from '../../app/i18n'
import { Trouble } from '../../errors/Trouble'
import { Icon } from '../../look/icons'
import { shortTime } from '../../parts/dates'
import { Compared } from '../../survey/Compared'
import { allowance } from '../allowed'
import type { CaseView } from '../types'
import { SendCorrection } from './SendCorrection'

/** Where the survey and the line as drawn cannot both be right, and what its owner was told of it. */
export function Corrections({ view }: { view: CaseView }) {
  const t = useWords('case')
  const lang = useLang()
  const may = allowance(view, 'survey/send_correction')?.open
  const { data, error, refetch } = useCall('survey/corrections', { case: view.case })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const waiting = (facility: string) =>
    data.sent.some(s => s.reply === null && s.proposal.facility === facility)
  return (
    <section className="case-block" aria-label={t('corrections.title')} data-testid="case.corrections">
      <h3>{t('corrections.title')}</h3>
      {!data.current && <p className="second">{t('corrections.outdated')}</p>}
      {data.current && data.proposals.length === 0 && <p className="second">{t('corrections.none')}</p>}
      {data.left_out > 0 && <p className="second">{t('corrections.left_out', { count: data.left_out })}</p>}
      {data.proposals.length > 0 && (
        <>
          {data.proposals.some(p => !waiting(p.facility)) && (
            <p className="warn">
              <Icon name="warning" size={14} /> {t('corrections.tell')}
            </p>
          )}
          <table className="case-table">
            {data.proposals.map(p => (
              <tbody key={p.facility}>
                {p.comparisons.map(c => (
                  <tr key={c.measurement}>
                    <td>
                      {p.name ?? p.facility}
                      {p.owner && <span className="second t12"> {p.owner}</span>}
                    </td>
                    <Compared of={c} />
                  </tr>
                ))}
                {!waiting(p.facility) && may && (
                  <tr>
                    <td colSpan={4}>
                      <SendCorrection view={view} proposal={p} />
                    </td>
                  </tr>
                )}
              </tbody>
            ))}
          </table>
        </>
      )}
      {data.sent.length > 0 && (
        <ul className="case-sent" data-testid="case.corrections.sent">
          {data.sent.map(s => (
            <li key={`${s.proposal.facility} ${s.at}`}>
              <p>
                {t('corrections.sent', {
                  facility: s.proposal.name ?? s.proposal.facility,
                  who: s.by_name,
                  at: shortTime(s.at, lang),
                })}
                {s.note && <span className="second"> {s.note}</span>}
              </p>
              {s.reply ? (
                <p className={s.reply.decision === 'corrected' ? 'ok' : 'warn'}>
                  {t(`corrections.${s.reply.decision}_by`, {
                    who: s.reply.by_name,
                    at: shortTime(s.reply.at, lang),
                  })}
                  {s.reply.reason && <span className="second"> {s.reply.reason}</span>}
                </p>
              ) : (
                <p className="second">{t('corrections.waiting')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
