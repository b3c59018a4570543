import { useState } from 'react'
import { Link } from 'react-router'
import type { AffectedCase, AnswerThen, ChangeDecision } from '../api/contract'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { casePath } from '../case/paths'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { hasRole, useMe } from '../staff/session'
import { SettleForm } from './SettleForm'
import { MAY_SETTLE } from './useUnsettled'
import './settle.css'

/** Open and approved cases that the data in force answers otherwise, until safety has settled each of them. */
export function Unsettled() {
  const t = useWords('facilities')
  const caseWords = useWords('case')
  const me = useMe()
  const asked = useCall('facilities/affected', { since: null })
  const [open, setOpen] = useState<string | null>(null)
  const [done, setDone] = useState<{ number: string; decision: ChangeDecision } | null>(null)
  const may = hasRole(me, ...MAY_SETTLE)
  const cases = asked.data?.cases ?? []
  const approved = cases.filter(c => c.approved).length
  return (
    <section className="unsettled" aria-label={t('affected.title')} data-testid="facilities.unsettled">
      <div className="toolrow">
        <h2>{t('affected.title')}</h2>
        {cases.length > 0 && (
          <span className="t12" role="status">
            <b data-testid="facilities.unsettled.count">{t('affected.unsettled', { count: cases.length })}</b>
            {approved > 0 && <span className="warn">{t('affected.approved', { count: approved })}</span>}
          </span>
        )}
        {done && (
          <span className="ok row t12" role="status" data-testid="facilities.settled">
            <Icon name="check" size={14} />
            {t('settle.done', { number: done.number, decision: caseWords(`change.${done.decision}`) })}
          </span>
        )}
        <span className="grow" />
        {cases.length > 0 && !may && <span className="second t12 ellipsis">{t('settle.mayNot')}</span>}
      </div>
      <Trouble error={asked.error} onRetry={() => void asked.refetch()} />
      {asked.data && cases.length === 0 && (
        <p className="unsettled-none second" data-testid="facilities.unsettled.none">
          {t('affected.none', { checked: asked.data.checked })}
        </p>
      )}
      {cases.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        <div className="unsettled-rows" role="region" tabIndex={0} aria-label={t('affected.title')}>
          <table className="facilities-table unsettled-table">
            <thead>
              <tr>
                <th scope="col">{t('affected.case')}</th>
                <th scope="col">{t('affected.applicant')}</th>
                <th scope="col">{t('affected.stage')}</th>
                <th scope="col">{t('affected.before')}</th>
                <th scope="col">{t('affected.after')}</th>
                <th scope="col">{t('affected.inside')}</th>
                {may && (
                  <th scope="col">
                    <span className="sr">{t('settle.open')}</span>
                  </th>
                )}
              </tr>
            </thead>
            {cases.map(c => (
              <CaseRows
                key={c.case}
                row={c}
                may={may}
                open={open === c.case}
                onOpen={() => setOpen(open === c.case ? null : c.case)}
                onStale={() => void asked.refetch()}
                onDone={decision => {
                  setOpen(null)
                  setDone({ number: c.number, decision })
                }}
              />
            ))}
          </table>
        </div>
      )}
    </section>
  )
}

function CaseRows(p: {
  row: AffectedCase
  may: boolean
  open: boolean
  onOpen: () => void
  onStale: () => void
  onDone: (decision: ChangeDecision) => void
}) {
  const t = useWords('facilities')
  const stages = useWords('case')
  const { row } = p
  return (
    <tbody data-testid={`facilities.unsettled.${row.number}`}>
      <tr className={p.open ? 'on' : ''}>
        <th scope="row">
          <Link to={casePath(row.case)}>{row.number}</Link>
        </th>
        <td className="ellipsis" title={row.applicant}>
          {row.applicant}
        </td>
        <td className={row.approved ? 'warn ellipsis' : 'second ellipsis'}>{stages(`stage.${row.stage}`)}</td>
        <td>
          <Mark state={row.before.verdict} />
        </td>
        <td>
          <span className="third unsettled-arrow">→</span>
          <Mark state={row.after.verdict} />
        </td>
        <td className="ellipsis" title={insideText(row.before, row.after, t)}>
          {insideText(row.before, row.after, t)}
        </td>
        {p.may && (
          <td>
            <button
              type="button"
              className="link"
              aria-expanded={p.open}
              aria-label={`${t(p.open ? 'settle.close' : 'settle.open')} ${row.number}`}
              onClick={p.onOpen}
              data-testid={`facilities.settle.open.${row.number}`}
            >
              {t(p.open ? 'settle.close' : 'settle.open')}
            </button>
          </td>
        )}
      </tr>
      {p.open && (
        <tr className="on">
          <td colSpan={7} className="settle-cell">
            <SettleForm key={row.case} row={row} onDone={p.onDone} onStale={p.onStale} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** The lines whose zone the site is in now; those it was in before where there are none any more. */
function insideText(before: AnswerThen, after: AnswerThen, t: ReturnType<typeof useWords>): string {
  if (after.inside.length > 0) return after.inside.join(t('comma'))
  if (before.inside.length > 0) return t('affected.was', { names: before.inside.join(t('comma')) })
  return t('affected.noLine')
}
