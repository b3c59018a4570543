import { useLang, useWords } from '../app/i18n'
import type { NoticeView } from '../case/types'
import { shortDate } from '../parts/dates'
import { RUNGS, type Rung } from './ServeForm'

type Props = { notice: NoticeView; may: boolean; onRecord: (rung: Rung) => void }

/** The five ways of service, side by side: the rule of each, what is on file, and what is still missing for it to count. */
export function Ladder({ notice, may, onRecord }: Props) {
  const t = useWords('notice')
  const lang = useLang()
  return (
    <section className="notice-ladder" aria-label={t('service')}>
      <h2>
        {t('service')} <span className="t12 second">{t('service_hint')}</span>
      </h2>
      <ol className="notice-rungs">
        {RUNGS.map((rung, i) => {
          const entries = notice.services.filter(s => s.rung === rung)
          const counts = entries.find(s => s.effective_on)
          const last = entries.at(-1)
          return (
            <li key={rung} className={counts ? 'notice-rung counts' : 'notice-rung'}>
              <strong>
                {i + 1} {t(`rung.${rung}`)}
              </strong>
              <p className="t12 second">{t(`rule.${rung}`)}</p>
              {counts?.effective_on ? (
                <p className="ok">{t('effective', { date: shortDate(counts.effective_on, lang) })}</p>
              ) : (
                last &&
                last.missing.length > 0 && (
                  <p className="warn">{last.missing.map(m => t(`evidence.${m}`)).join('、')}</p>
                )
              )}
              {may && (
                <button
                  type="button"
                  className="link"
                  data-testid={`notice.serve.${rung}`}
                  onClick={() => onRecord(rung)}
                >
                  {t('record')}
                </button>
              )}
              {may && rung === 'handed' && (
                <button
                  type="button"
                  className="link notice-refused"
                  data-testid="notice.serve.refused"
                  onClick={() => onRecord('left')}
                >
                  {t('refused')}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
