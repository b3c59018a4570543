import { useLang, useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'
import { longDate, shortDate } from '../parts/dates'
import { distance } from '../parts/numbers'
import { supplyText } from '../worklist/texts'
import { leading, shownDue } from './lawful'
import type { CaseView } from './types'
import { whom } from './whom'

/** 65 px that never scroll: identity and stage, the answer, the clock. */
export function Header({ view, onClock }: { view: CaseView; onClock: () => void }) {
  const t = useWords('case')
  const answer = leading(view.screening)
  const { voltage, capacity, kind } = view.application
  return (
    <header className="case-head" data-testid="case.header">
      <div className="case-head-who">
        <h1 className="row">
          <span className="nowrap">{view.number}</span>
          <span className="ellipsis" title={view.party.name}>
            {view.party.name}
          </span>
          <span title={t('tier_title', { tier: view.tier, row: view.routing.row })}>
            <Tier tier={view.tier} />
          </span>
          <span className="case-head-supply second">{supplyText({ voltage, capacity, kind })}</span>
        </h1>
        <div className="row case-head-stage">
          <span>{t(`stage.${view.stage}`)}</span>
          <span className="case-bar" />
          <span className="second ellipsis">
            <Holder view={view} />
          </span>
        </div>
      </div>
      <div className="case-head-answer" role="status">
        <span className="t16">
          <Mark state={view.screening.verdict} strong />
        </span>
        <span>{answer ? distance(answer.conductor_mm, answer.uncertainty_mm) : t('head.not_measured')}</span>
      </div>
      <Clock view={view} onClock={onClock} />
    </header>
  )
}

function Holder({ view }: { view: CaseView }) {
  const t = useWords('case')
  const lang = useLang()
  const { next } = view
  if (!next) return t('head.no_step')
  if (next.waiting)
    return t('head.waiting', { whom: whom(next.waiting.whom), since: shortDate(next.waiting.since, lang) })
  if (next.holder) return t('head.holder', { who: t('named', { who: next.holder, unit: next.unit_name }) })
  return t('head.holder_unit', { unit: next.unit_name })
}

function Clock({ view, onClock }: { view: CaseView; onClock: () => void }) {
  const t = useWords('case')
  const lang = useLang()
  const due = shownDue(view)
  if (view.paused)
    return (
      <div className="case-head-clock">
        <span className="t16 warn">{t('head.paused')}</span>
        <span className="second">
          {t('head.paused_since', {
            whom: whom(view.paused.owes),
            since: shortDate(view.paused.since, lang),
          })}
        </span>
      </div>
    )
  if (!due)
    return (
      <div className="case-head-clock">
        <span className="t16 third">{t('head.no_clock')}</span>
        <span className="second">{t(`stage.${view.stage}`)}</span>
      </div>
    )
  const left = due.days_left
  const date =
    lang === 'zh'
      ? `${due.date.slice(5)}${longDate(due.date, 'zh').slice(-4)}`
      : longDate(due.date, 'en').replace(/ \d{4}$/, '')
  const limit = t(due.settled ? 'head.due' : 'head.unsettled', {
    clock: t(`clock.${due.clock}`),
    date,
    since: shortDate(due.started_on, lang),
  })
  return (
    <button
      type="button"
      className="case-head-clock"
      onClick={onClock}
      title={`${limit} ${t('head.open_clock')}`}
      data-testid="case.clock"
    >
      <span className={left < 0 ? 't16 error' : 't16'}>
        {left < 0
          ? t('head.over', { count: -left })
          : left === 0
            ? t('head.today')
            : t('head.left', { count: left })}
      </span>
      <span className="second nowrap case-head-due">
        <span>{limit}</span>
        <Icon name="right" size={12} />
      </span>
    </button>
  )
}
