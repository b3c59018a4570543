import { lazy, Suspense } from 'react'
import type { CaseView, Row } from '../api/contract'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { reasonText } from '../application/answerTexts'
import { coded } from '../case/problem'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'
import { shortClause } from '../map/clause'
import { shortDate, shortTime } from '../parts/dates'
import { Facts } from '../parts/Field'
import { KeyHint } from '../parts/KeyHint'
import { distance, metres } from '../parts/numbers'
import { useWidth } from '../parts/useWidth'
import { nearestName, supplyText, workText } from './texts'

const MiniMap = lazy(() => import('../map/MiniMap').then(m => ({ default: m.MiniMap })))
const MAP_HEIGHT = 196

/** The selected case without leaving the list: identity, answer, next step with what is missing, map, facts, last events. */
export function Peek({
  row,
  onOpen,
  onClose,
}: {
  row: Row | null
  onOpen: (row: Row) => void
  onClose: () => void
}) {
  const t = useWords('worklist')
  const shown = useCall('case/show', { case: row?.case ?? '' }, { enabled: row !== null })
  if (!row)
    return (
      <aside className="pane peek" aria-label={t('peek.label')}>
        <p className="peek-part second">{t('peek.none')}</p>
      </aside>
    )
  const view = shown.data
  return (
    <aside className="pane peek" aria-label={t('peek.label')} data-testid="worklist.peek">
      <div className="peek-part">
        <div className="row">
          <span className="strong">{row.number}</span>
          <Tier tier={row.tier} />
          <span className="grow" />
          <button type="button" className="link" onClick={() => onOpen(row)} data-testid="worklist.peek.open">
            {t('peek.open')}
          </button>
          <KeyHint>Enter</KeyHint>
          <button type="button" className="iconbutton" aria-label={t('parts:close')} onClick={onClose}>
            <Icon name="close" size={14} />
          </button>
        </div>
        <p className="ellipsis" title={row.applicant}>
          <span className="t16">{row.applicant}</span>
          <span className="second"> · {supplyText(row)}</span>
        </p>
        <Answer row={row} />
      </div>
      <NextStep row={row} view={view} />
      <Suspense fallback={<div className="peek-map" />}>
        <div className="peek-map">
          {view && (
            <MiniMap
              site={view.application.site?.geometry ?? null}
              crs={view.application.site?.crs ?? null}
              screening={view.screening}
              height={MAP_HEIGHT}
            />
          )}
        </div>
      </Suspense>
      <Trouble error={shown.error} onRetry={() => shown.refetch()} />
      <PeekFacts row={row} view={view} />
      {view && <LastEvents view={view} />}
    </aside>
  )
}

function Answer({ row }: { row: Row }) {
  const t = useWords('worklist')
  const width = useWidth()
  const n = row.nearest
  const clause = width === 'narrow' || width === 'tiny' ? '' : shortClause(n?.clause ?? null)
  return (
    <div role="status" className="peek-answer">
      <p className="row">
        <Mark state={row.verdict} strong />
        {n && (
          <span className="second ellipsis" title={n.clause ?? undefined}>
            {distance(n.conductor_mm, n.uncertainty_mm)}
            {n.zone_mm > 0 &&
              t(clause ? 'peek.requirement' : 'peek.requirementShort', { width: metres(n.zone_mm), clause })}
          </span>
        )}
      </p>
      {row.verdict === 'cannot_tell' && row.reason && (
        <p className="second">{reasonText({ code: row.reason, params: {} })}</p>
      )}
    </div>
  )
}

function NextStep({ row, view }: { row: Row; view: CaseView | undefined }) {
  const t = useWords('worklist')
  const next = view?.next
  const due = next ? next.due : row.due
  const missing = next?.blocks.filter(b => !b.done) ?? []
  const left = due?.days_left ?? 0
  return (
    <div className="peek-part">
      <div className="row">
        <h2 className="grow">
          {view && !next ? t('peek.noNext') : t('peek.next', { step: t(`step.${next?.step ?? row.step}`) })}
        </h2>
        {due && (
          <span className={left < 0 ? 'error nowrap' : left === 0 ? 'warn nowrap' : 'nowrap'}>
            {left < 0
              ? t('peek.late', { count: -left })
              : left === 0
                ? t('peek.leftToday')
                : t('peek.left', { count: left })}
          </span>
        )}
      </div>
      {next && <p className="second">{coded('why', next.why.code, next.why.params)}</p>}
      {missing.length > 0 && (
        <p className="warn row">
          <Icon name="warning" size={14} />
          <span>
            {t('peek.lacks', { what: missing.map(b => coded('block', b.code, b.params)).join(' · ') })}
          </span>
        </p>
      )}
    </div>
  )
}

function PeekFacts({ row, view }: { row: Row; view: CaseView | undefined }) {
  const t = useWords('worklist')
  const lang = useLang()
  const current = view?.rail.find(s => s.state === 'current')
  const who = row.person ? `${row.person}（${row.unit_name}）` : row.unit_name
  const since = current?.at ?? row.waiting?.since ?? row.due?.started_on
  return (
    <div className="peek-part">
      <Facts
        rows={[
          [
            t('peek.holder'),
            since ? t('peek.holderSince', { who, date: shortDate(since.slice(0, 10), lang) }) : who,
          ],
          [t('peek.address'), row.address],
          [
            t('peek.nearest'),
            row.nearest
              ? nearestName(row.nearest)
              : t(view && !view.application.site ? 'peek.noSite' : 'peek.noNearest'),
          ],
          [t('peek.work'), view ? workText(view.application.work, t) : ''],
        ]}
      />
    </div>
  )
}

function LastEvents({ view }: { view: CaseView }) {
  const lang = useLang()
  const last = [...view.timeline].sort((a, b) => b.position - a.position).slice(0, 5)
  return (
    <ol className="peek-part peek-events">
      {last.map(e => (
        <li key={e.position} className={e.machine ? 'second' : undefined}>
          <span className="third">{shortTime(e.at, lang)}</span>
          <span className="ellipsis">
            {e.machine ? '' : `${e.who} `}
            {coded('event', e.text.code, e.text.params)}
          </span>
        </li>
      ))}
    </ol>
  )
}
