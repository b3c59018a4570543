import { useState } from 'react'
import { Link } from 'react-router'
import type { CorrectionRow } from '../../api/types/CorrectionRow'
import { useCall } from '../../api/useCall'
import { useLang, useWords } from '../../app/i18n'
import { casePath } from '../../case/paths'
import { Trouble } from '../../errors/Trouble'
import { Icon } from '../../look/icons'
import { shortTime } from '../../parts/dates'
import { Compared } from '../../survey/Compared'
import { AnswerForm } from './AnswerForm'
import './correction.css'

/** 线位更正建议: what surveys told the owners of lines; the unanswered ones, and on request those that were answered. */
export function Corrections({ may }: { may: boolean }) {
  const t = useWords('facilities')
  const asked = useCall('facilities/corrections', {})
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const rows = asked.data?.rows ?? []
  const answered = rows.length - (asked.data?.open ?? 0)
  if (asked.error) return <Trouble error={asked.error} onRetry={() => void asked.refetch()} />
  // Most of the time there is none, and then nothing is said of it.
  if (rows.length === 0) return null
  const shown = all ? rows : rows.filter(r => r.sent.reply === null)
  return (
    <section className="corrections" aria-label={t('corrections.title')} data-testid="facilities.corrections">
      <div className="toolrow">
        <h2>{t('corrections.title')}</h2>
        <b className="t12" role="status" data-testid="facilities.corrections.open">
          {t('corrections.open', { count: asked.data?.open ?? 0 })}
        </b>
        <span className="grow" />
        {answered > 0 && (
          <button
            type="button"
            className="link"
            aria-pressed={all}
            onClick={() => setAll(!all)}
            data-testid="facilities.corrections.all"
          >
            {t(all ? 'corrections.hideAnswered' : 'corrections.showAnswered', { count: answered })}
          </button>
        )}
      </div>
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
        <div className="corrections-rows" role="region" tabIndex={0} aria-label={t('corrections.title')}>
          <table className="facilities-table corrections-table">
            <thead>
              <tr>
                <th scope="col">{t('corrections.facility')}</th>
                <th scope="col" colSpan={3}>
                  {t('corrections.found')}
                </th>
                <th scope="col">{t('corrections.case')}</th>
                <th scope="col">
                  <span className="sr">{t('corrections.answer')}</span>
                </th>
              </tr>
            </thead>
            {shown.map(row => (
              <Row
                key={key(row)}
                row={row}
                may={may}
                open={open === key(row) && row.sent.reply === null}
                onOpen={() => setOpen(open === key(row) ? null : key(row))}
                onDone={() => setOpen(null)}
                onStale={() => void asked.refetch()}
              />
            ))}
          </table>
        </div>
      )}
    </section>
  )
}

/** A declined proposal may be sent again: the moment tells the two apart. */
const key = (row: CorrectionRow): string => `${row.case} ${row.sent.proposal.facility} ${row.sent.at}`

function Row(p: {
  row: CorrectionRow
  may: boolean
  open: boolean
  onOpen: () => void
  onDone: () => void
  onStale: () => void
}) {
  const t = useWords('facilities')
  const lang = useLang()
  const { row } = p
  const { proposal, note, reply } = row.sent
  const name = proposal.name ?? proposal.facility
  const worst = proposal.comparisons[0]
  return (
    <tbody data-testid={`facilities.correction.${row.number}`}>
      <tr className={p.open ? 'on' : ''}>
        <th scope="row" className="ellipsis" title={name}>
          {name}
          {proposal.owner && <span className="second t12"> {proposal.owner}</span>}
        </th>
        {worst ? <Compared of={worst} /> : <td colSpan={3} />}
        <td>
          <Link to={casePath(row.case)}>{row.number}</Link>
        </td>
        <td>
          {p.may && reply === null && (
            <button
              type="button"
              className="link"
              aria-expanded={p.open}
              aria-label={`${t(p.open ? 'settle.close' : 'corrections.answer')} ${name}`}
              onClick={p.onOpen}
              data-testid={`facilities.correction.open.${row.number}`}
            >
              {t(p.open ? 'settle.close' : 'corrections.answer')}
            </button>
          )}
        </td>
      </tr>
      <tr className={p.open ? 'on told' : 'told'}>
        <td colSpan={6} className="second t12">
          {t('corrections.sentBy', { who: row.sent.by_name, at: shortTime(row.sent.at, lang) })}
          {note && ` ${note}`}
          {reply && (
            <span className={reply.decision === 'corrected' ? 'ok' : 'warn'}>
              {' '}
              <Icon name={reply.decision === 'corrected' ? 'check' : 'warning'} size={12} />{' '}
              {t(`corrections.reply.${reply.decision}`, {
                who: reply.by_name,
                at: shortTime(reply.at, lang),
              })}
              {reply.reason && ` ${reply.reason}`}
            </span>
          )}
        </td>
      </tr>
      {p.open && (
        <tr className="on">
          <td colSpan={6}>
            <AnswerForm key={key(row)} row={row} onDone={p.onDone} onStale={p.onStale} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
