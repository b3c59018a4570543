import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useLang, useWords } from '../../app/i18n'
import { Icon } from '../../look/icons'
import { useToday } from '../../office/useOffice'
import { civil, fromIso, shortDate, shortTime } from '../../parts/dates'
import { paperTitle } from '../paperTitle'
import { coded, detail } from '../problem'
import { seenUpTo } from '../seen'
import { backdated, type Day, days, type Filter, filters, type Line } from '../timeline'
import type { CaseView, TimelineEntry } from '../types'

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** What happened, newest first, by day; machine entries stand back. */
export function Timeline({ view }: { view: CaseView }) {
  const t = useWords('case')
  const [filter, setFilter] = useState<Filter>('all')
  // What was seen when the case was opened stays the measure while it is open: reading must not wipe 新.
  const [seen] = useState(() => seenUpTo(view.case, view.position))
  const shown = days(view.timeline, filter)
  return (
    <div>
      <div className="case-filters" role="radiogroup" aria-label={t('filter.label')}>
        {filters.map(f => (
          <button
            key={f}
            type="button"
            role="radio"
            aria-checked={f === filter}
            className="case-filter"
            onClick={() => setFilter(f)}
            data-testid={`case.filter.${f}`}
          >
            {t(`filter.${f}`)}
          </button>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="case-empty second">{t('timeline.none', { count: view.timeline.length })}</p>
      )}
      {shown.map(day => (
        <DayRow key={day.date} day={day} seen={seen} caseId={view.case} />
      ))}
    </div>
  )
}

function DayRow({ day, seen, caseId }: { day: Day; seen: number; caseId: string }) {
  const t = useWords('case')
  const lang = useLang()
  const today = useToday()
  const weekday = WEEK[fromIso(day.date)?.getUTCDay() ?? 0] ?? 'sun'
  return (
    <section className="case-day">
      <h3>
        {shortDate(day.date, lang)}
        <span className="t12 second">
          {day.date === today ? t('timeline.today') : t(`weekday.${weekday}`)}
        </span>
      </h3>
      <ol>
        {day.lines.map(line => (
          <LineRow
            key={line.kind === 'entry' ? `${line.entry.position} ${line.entry.kind}` : `f${line.id}`}
            line={line}
            seen={seen}
            caseId={caseId}
          />
        ))}
      </ol>
    </section>
  )
}

function LineRow({ line, seen, caseId }: { line: Line; seen: number; caseId: string }) {
  const t = useWords('case')
  const [open, setOpen] = useState(false)
  if (line.kind === 'entry') return <Entry entry={line.entry} seen={seen} caseId={caseId} />
  return (
    <>
      <li className="case-entry machine">
        <time>{civil(line.entries[0]?.recorded_at ?? '').time}</time>
        <div>
          {t('timeline.folded', { count: line.entries.length })}{' '}
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'timeline.fold' : 'timeline.unfold')}
          </button>
        </div>
      </li>
      {open &&
        line.entries.map(entry => (
          <Entry key={`${entry.position} ${entry.kind}`} entry={entry} seen={seen} caseId={caseId} />
        ))}
    </>
  )
}

function Entry({ entry, seen, caseId }: { entry: TimelineEntry; seen: number; caseId: string }) {
  const t = useWords('case')
  const lang = useLang()
  const [params, setParams] = useSearchParams()
  const row = useRef<HTMLLIElement>(null)
  const aimed = params.get('at') === String(entry.position)
  useEffect(() => {
    if (aimed) row.current?.scrollIntoView?.({ block: 'center' })
  }, [aimed])
  const show = (next: Record<string, string>) =>
    setParams(old => {
      const merged = new URLSearchParams(old)
      for (const [key, value] of Object.entries(next)) merged.set(key, value)
      return merged
    })
  const title = coded('event', entry.text.code, entry.text.params)
  const more = detail(entry.text.code, entry.text.params)
  const photos = entry.files.filter(f => f.media_type.startsWith('image/'))
  const others = entry.files.filter(f => !f.media_type.startsWith('image/'))
  return (
    <li
      ref={row}
      className={entry.machine ? 'case-entry machine' : 'case-entry'}
      data-aimed={aimed || undefined}
    >
      <time dateTime={entry.recorded_at}>{civil(entry.recorded_at).time}</time>
      <div>
        <div className="case-entry-head">
          <span className={entry.machine ? undefined : 'strong'}>{title}</span>
          <span className="second">
            {entry.machine ? t('timeline.machine') : t('named', { who: entry.who, unit: entry.unit_name })}
          </span>
          {!entry.machine && entry.position > seen && (
            <span className="t12 strong case-new">{t('timeline.new')}</span>
          )}
          <button
            type="button"
            className="iconbutton case-entry-more"
            aria-label={t('timeline.hash')}
            title={`${t('timeline.position', { n: entry.position })}\n${t('timeline.hash')} ${entry.hash}`}
            onClick={() => show({ at: String(entry.position) })}
          >
            #
          </button>
        </div>
        {more && <p className="case-entry-body">{more}</p>}
        {entry.body && <p className="case-entry-body">{entry.body}</p>}
        {backdated(entry) && (
          <p className="t12 warn">{t('timeline.happened', { at: shortTime(entry.at, lang) })}</p>
        )}
        {(entry.papers.length > 0 || entry.files.length > 0) && (
          <p className="case-entry-papers">
            {photos.length > 0 && (
              <button type="button" className="link" onClick={() => show({ file: photos[0]?.id ?? '' })}>
                <Icon name="photo" size={14} /> {t('timeline.photos', { count: photos.length })}
              </button>
            )}
            {entry.papers.map(paper => (
              <button key={paper.id} type="button" className="link" onClick={() => show({ paper: paper.id })}>
                <Icon name="file" size={14} /> {paperTitle(paper)}
              </button>
            ))}
            {others.map(file => (
              <button key={file.id} type="button" className="link" onClick={() => show({ file: file.id })}>
                <Icon name="file" size={14} /> {file.name}
              </button>
            ))}
          </p>
        )}
        {aimed && (
          <p className="t12 third case-hash" data-case={caseId}>
            {t('timeline.position', { n: entry.position })} · {entry.hash}
          </p>
        )}
      </div>
    </li>
  )
}
