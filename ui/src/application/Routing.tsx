import { Popover } from 'antd'
import type { Due, RoutingView } from '../api/contract'
import { type T, useLang, useWords } from '../app/i18n'
import { Tier } from '../look/Tier'
import { longDate } from '../parts/dates'
import { boundOf, type RoutingWhy } from './bound'
import './routing.css'

/** Words of why a row fires. */
function whyText(routing: RoutingView, t: T): string {
  const why = routing.why as unknown as RoutingWhy
  const bound = boundOf(why)
  return `${t(why.low ? 'routing.low' : 'routing.high')} ${t(`routing.bound.${bound.key}`, bound.params)}`
}

/** `tiers-2026.1` without the table's own name. */
function tableVersion(version: string): string {
  return version.replace(/^[a-z_]+-/, 'v')
}

/** Under the capacity: tier, who surveys, who decides, the table's row and the date. 为什么 opens the reasons. */
export function Routing({
  routing,
  due,
  busy,
}: {
  routing: RoutingView | null
  due: Due | null
  busy: boolean
}) {
  const t = useWords('application')
  const tc = useWords('case')
  const lang = useLang()
  if (!routing) return null
  const unit = (duty: string): string | undefined => routing.steps.find(s => s.duty === duty)?.unit_name
  const surveys = unit('surveying')
  const decides = unit('meeting') ?? unit('deciding')
  const details = (
    <div className="intake-why">
      <p>{whyText(routing, t)}</p>
      <p className="third t12">
        {t('routing.row', { version: tableVersion(routing.policy_version), row: routing.row })}
      </p>
      <ol>
        {routing.steps.map((s, i) => (
          // The same unit may have two duties.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>
            <span className="second">{tc(`duty.${s.duty}`)}</span> {s.unit_name}
          </li>
        ))}
      </ol>
      <p className="third t12">{t(`routing.sign_off.${routing.sign_off}`)}</p>
    </div>
  )
  return (
    <div
      className={busy ? 'intake-routing stale' : 'intake-routing'}
      role="status"
      data-testid="application.routing"
    >
      <div className="intake-routing-path">
        <Tier tier={routing.tier} />
        <span className="ellipsis" title={whyText(routing, t)}>
          {whyText(routing, t)}
        </span>
        {surveys && <i aria-hidden="true">›</i>}
        {surveys && <span className="ellipsis">{t('routing.surveys', { unit: surveys })}</span>}
        {decides && <i aria-hidden="true">›</i>}
        {decides && <span className="ellipsis">{decides}</span>}
        <Popover content={details} trigger={['click']} placement="bottomLeft">
          <button type="button" className="link" data-testid="application.why">
            {t('routing.why')}
          </button>
        </Popover>
      </div>
      <div className="third t12 ellipsis">
        {t('routing.row', { version: tableVersion(routing.policy_version), row: routing.row })}
        {due &&
          ` · ${due.settled ? t('routing.due', { date: lang === 'zh' ? due.date : longDate(due.date, lang) }) : t('routing.due_open', { date: lang === 'zh' ? due.date : longDate(due.date, lang) })}`}
      </div>
    </div>
  )
}
