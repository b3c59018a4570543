import { Link } from 'react-router'
import { hasWord, useLang, useWords } from '../../app/i18n'
import { shortDate, shortTime } from '../../parts/dates'
import { allowance } from '../allowed'
import type { CaseView, NoticeView } from '../types'
import { useShow } from './Papers'

/** Notices with their service, rectification and re-inspection; they are worked on on the notice page. */
export function Notices({ view }: { view: CaseView }) {
  const t = useWords('case')
  const to = `/notice/${encodeURIComponent(view.case)}`
  return (
    <div className="case-part">
      {view.notices.length === 0 && <p className="second">{t('service.none')}</p>}
      {view.notices.length > 0 ? (
        <p>
          <Link to={to}>{t('service.open')}</Link>
        </p>
      ) : (
        allowance(view, 'notice/issue')?.open && (
          <p>
            <Link to={to}>{t('service.compose')}</Link>
          </p>
        )
      )}
      {[...view.notices].reverse().map(notice => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Notice({ notice }: { notice: NoticeView }) {
  const t = useWords('case')
  const lang = useLang()
  const show = useShow()
  return (
    <section className="case-block">
      <h3 className="row">
        <button type="button" className="link" onClick={() => show('paper', notice.paper.id)}>
          {notice.number}
        </button>
        <span>{t(`service.state.${notice.state}`)}</span>
      </h3>
      <p className="second">
        {t('service.issued_by', { at: shortTime(notice.issued_at, lang), who: notice.by_name })} ·{' '}
        {t('service.inspectors', { names: notice.inspector_names.join(t('form.listed')) })} ·{' '}
        {t('service.deadline', { date: shortDate(notice.deadline, lang) })}
      </p>
      {notice.void ? (
        <p className="second">{t('service.void', { reason: notice.void.reason })}</p>
      ) : (
        <p className={notice.effective_on ? undefined : 'warn'}>
          {notice.effective_on
            ? t('service.effective', { date: shortDate(notice.effective_on, lang) })
            : t('service.not_effective')}
        </p>
      )}
      <table className="case-table">
        <tbody>
          {notice.services.map(s => (
            <tr key={s.position}>
              <td>{t(`service.rung.${s.rung}`)}</td>
              <td>{t(`service.act.${s.act}`)}</td>
              <td className="second">{shortTime(s.at, lang)}</td>
              <td className={s.missing.length > 0 ? 'warn' : 'second'}>
                {s.missing.length > 0
                  ? t('service.missing', { list: s.missing.map(m => evidence(m, t)).join(t('form.listed')) })
                  : s.effective_on && t('service.effective', { date: shortDate(s.effective_on, lang) })}
              </td>
            </tr>
          ))}
          {notice.rectifications.map(r => (
            <tr key={`r${r.at}`}>
              <td colSpan={4}>
                {t('service.rectified', { date: shortTime(r.at, lang) })}{' '}
                <span className="second">{r.note}</span>
              </td>
            </tr>
          ))}
          {notice.reinspections.map(r => (
            <tr key={`i${r.at}`}>
              <td colSpan={4} className={r.grade === 'severe' ? 'error' : undefined}>
                {t('service.reinspected', {
                  date: shortTime(r.at, lang),
                  who: r.inspector_names.join(t('form.listed')),
                  grade: t(`effect.${r.grade}`),
                })}{' '}
                <span className="second">{r.note}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What a service lacks: a kind of evidence or a field of the entry. */
function evidence(code: string, t: (key: string) => string): string {
  return hasWord(`case:service.evidence.${code}`) ? t(`service.evidence.${code}`) : code
}
