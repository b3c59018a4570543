import { useState } from 'react'
import { type T, useLang, useWords } from '../app/i18n'
import type { NoticeView } from '../case/types'
import { Icon } from '../look/icons'
import { useToday } from '../office/useOffice'
import { type Lang, shortDate } from '../parts/dates'
import { useWidth } from '../parts/useWidth'
import { ASKS, currentRung, onFile, RUNGS, type Rung, type Standing, standing } from './ways'

type Props = {
  /** Empty before the issue. */
  services: NoticeView['services']
  may: boolean
  onRecord: (rung: Rung) => void
}

/** The five ways of service, side by side: the rule of each, its evidence, where it stands, why it is locked. Narrow: the current one. */
export function Ladder({ services, may, onRecord }: Props) {
  const t = useWords('notice')
  const today = useToday()
  const width = useWidth()
  const narrow = width === 'narrow' || width === 'tiny'
  const [open, setOpen] = useState(false)
  const current = currentRung(services, today)
  const folded = narrow && !open
  return (
    <section className={folded ? 'notice-ladder folded' : 'notice-ladder'} aria-label={t('service')}>
      <h2>
        {t('service')} {folded ? null : <span className="t12 second">{t('service_hint')}</span>}
        {narrow && (
          <button type="button" className="link t12" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'ladder.close' : 'ladder.open')}
          </button>
        )}
      </h2>
      <ol className="notice-rungs">
        {RUNGS.filter(rung => !folded || rung === current).map(rung => (
          <RungCell key={rung} rung={rung} services={services} today={today} may={may} onRecord={onRecord} />
        ))}
      </ol>
    </section>
  )
}

function RungCell({ rung, services, today, may, onRecord }: Props & { rung: Rung; today: string }) {
  const t = useWords('notice')
  const lang = useLang()
  const now = standing(rung, services, today)
  const filed = onFile(rung, services)
  const locked = now.is === 'locked'
  // The consent itself is recorded here, so only the last rung has nothing to record while it is locked.
  const recordable = may && !(locked && rung === 'public')
  return (
    <li
      className={`notice-rung ${now.is}`}
      aria-current={now.is === 'counts' ? 'step' : undefined}
      data-testid={`notice.rung.${rung}`}
    >
      <div className="notice-rung-name">
        <span className="notice-rung-n">{RUNGS.indexOf(rung) + 1}</span>
        <strong className="ellipsis">{t(`rung.${rung}`)}</strong>
        {locked && <Icon name="lock" size={14} label={t('ladder.locked')} />}
      </div>
      <p className="t12 second notice-rung-rule">{t(`rule.${rung}`)}</p>
      <ul className="notice-boxes t12 second">
        {ASKS[rung].evidence.map(kind => (
          <li key={kind}>
            <span className="notice-box">{filed.has(kind) && <Icon name="check" size={10} />}</span>
            {t(`evidence.${kind}`)}
            {filed.has(kind) && <span className="sr">{t('ladder.filed')}</span>}
          </li>
        ))}
      </ul>
      <Stands now={now} t={t} lang={lang} />
      {recordable && (
        <div className="notice-rung-acts">
          <button
            type="button"
            className="link"
            data-testid={`notice.serve.${rung}`}
            onClick={() => onRecord(rung)}
          >
            {t(locked ? 'ladder.consent' : now.is === 'sent' ? 'ladder.arrived' : 'record')}
          </button>
          {rung === 'handed' && (
            <button
              type="button"
              className="link"
              data-testid="notice.serve.refused"
              onClick={() => onRecord('left')}
            >
              {t('refused')}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

/** Where it stands, in one line of words. */
function Stands({ now, t, lang }: { now: Standing; t: T; lang: Lang }) {
  const missing = (list: string[]) =>
    t('ladder.missing', { list: list.map(m => t(`evidence.${m}`)).join(lang === 'zh' ? '、' : ', ') })
  switch (now.is) {
    case 'open':
      return null
    case 'counts':
      return <p className="ok">{t('effective', { date: shortDate(now.on, lang) })}</p>
    case 'running':
      return <p className="warn">{t('ladder.running', { date: shortDate(now.on, lang) })}</p>
    case 'sent':
      return (
        <p className="warn">
          {t('ladder.sent', { date: shortDate(now.on, lang) })}
          {now.missing.length > 0 && ` ${missing(now.missing)}`}
        </p>
      )
    case 'incomplete':
      return <p className="warn">{missing(now.missing)}</p>
    case 'locked':
      return (
        <p className="t12 second">
          {t(`ladder.why.${now.why}`, { way: now.way ? t(`rung.${now.way}`) : '' })}
        </p>
      )
  }
}
