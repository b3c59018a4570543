import type { Row, Verdict } from '../api/contract'
import type { T } from '../app/i18n'
import { reasonText } from '../application/answerTexts'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'
import { type Lang, shortDate } from '../parts/dates'
import type { Column } from '../parts/List'
import { distance, signed } from '../parts/numbers'
import type { Width } from '../parts/useWidth'
import { badgeText, nearestName, waitingText } from './texts'

type Context = { t: T; lang: Lang; width: Width; mine: boolean }

/** The worklist's columns at a width; pixel widths contain the cell's padding. */
export function columns({ t, lang, width, mine }: Context): Column<Row>[] {
  const wide = width === 'wide'
  // English steps are longer; what they need is taken from the name, never from the address.
  const tight = lang === 'en' && !wide
  const all: (Column<Row> | false)[] = [
    {
      key: 'number',
      title: t('col.number'),
      width: 92,
      render: r => r.number,
      full: r => r.number,
      sort: r => r.number,
    },
    {
      key: 'applicant',
      title: t('col.applicant'),
      width: width === 'tiny' ? 'minmax(120px, 1fr)' : wide ? 228 : tight ? 132 : 156,
      render: r => r.applicant,
      sort: r => r.applicant,
      full: r => r.applicant,
    },
    width !== 'tiny' && {
      key: 'address',
      title: t('col.address'),
      width: 'minmax(80px, 1fr)',
      render: r => <span className="second">{r.address}</span>,
      full: r => r.address,
      sort: r => r.address,
    },
    wide && {
      key: 'nearest',
      title: t('col.nearest'),
      width: 264,
      render: r => (r.nearest ? <NearestCell row={r} /> : <span className="third">{t('noDue')}</span>),
      full: r => (r.nearest ? nearestName(r.nearest) : ''),
      sort: r => r.nearest?.conductor_mm ?? null,
    },
    { key: 'tier', title: t('col.tier'), width: 44, render: r => <Tier tier={r.tier} />, sort: r => r.tier },
    {
      key: 'step',
      title: t(mine ? 'col.step.mine' : 'col.step.unit'),
      width: lang === 'zh' ? 132 : tight ? 152 : 200,
      render: r => stepText(r, t),
      full: r => stepText(r, t),
      sort: r => stepText(r, t),
    },
    {
      key: 'days',
      title: t('col.days'),
      width: 92,
      align: 'right',
      render: r => <Days row={r} t={t} lang={lang} />,
      sort: daysSort,
    },
    {
      key: 'verdict',
      title: t('col.verdict'),
      width: lang === 'en' ? 112 : 100,
      render: r => <Mark state={r.verdict} />,
      sort: r => VERDICTS.indexOf(r.verdict),
      full: r => (r.reason ? reasonText({ code: r.reason, params: {} }) : ''),
    },
    (wide || width === 'middle') && {
      key: 'badges',
      title: t('col.badges'),
      width: wide ? 128 : tight ? 76 : 88,
      render: r => <span className="badges">{r.badges.map(badgeText).join(' ')}</span>,
      full: r => r.badges.map(badgeText).join('\n'),
      sort: r => r.badges.map(badgeText).join(' ') || null,
    },
  ]
  return all.filter(c => c !== false)
}

// The worst first.
const VERDICTS: Verdict[] = ['inside', 'cannot_tell', 'outside']

/** Days left; of what is waited for, the one waited for longest first. */
function daysSort(row: Row): number | null {
  if (row.waiting) return Date.parse(row.waiting.since) / 86_400_000
  return row.due?.settled ? row.due.days_left : null
}

function NearestCell({ row }: { row: Row }) {
  const n = row.nearest
  if (!n) return null
  return (
    <span className="nearest second">
      <span className="ellipsis">{nearestName(n)}</span>
      <span>{distance(n.conductor_mm, n.uncertainty_mm)}</span>
    </span>
  )
}

export function stepText(row: Row, t: T): string {
  return row.waiting ? t('waitingFor', { whom: waitingText(row.waiting) }) : t(`step.${row.step}`)
}

function Days({ row, t, lang }: { row: Row; t: T; lang: Lang }) {
  if (row.waiting)
    return (
      <span className="third t12">
        {t('since', { date: shortDate(row.waiting.since.slice(0, 10), lang) })}
      </span>
    )
  const due = row.due
  if (!due) return <span className="third">{t('noDue')}</span>
  if (!due.settled)
    return (
      <span className="second" title={t('unsettledWhy')}>
        {t('unsettled')}
      </span>
    )
  if (due.days_left > 0) return signed(due.days_left)
  return <span className={due.days_left < 0 ? 'error strong' : 'warn strong'}>{signed(due.days_left)}</span>
}
