import type { CaseCard } from '../api/contract'
import type { T } from '../app/i18n'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'
import { type Lang, shortTime } from '../parts/dates'
import type { Column } from '../parts/List'
import { distance } from '../parts/numbers'
import type { Width } from '../parts/useWidth'
import { nearestName, supplyText } from '../worklist/texts'

/** Columns of the list of all cases; a wide screen adds the nearest facility, a narrow one drops the supply. */
export function listColumns({ t, lang, width }: { t: T; lang: Lang; width: Width }): Column<CaseCard>[] {
  const wide = width === 'wide'
  const small = width !== 'wide' && width !== 'middle'
  const all: (Column<CaseCard> | false)[] = [
    {
      key: 'number',
      title: t('related.number'),
      width: 100,
      render: r => <span className="strong">{r.number}</span>,
    },
    {
      key: 'applicant',
      title: t('related.applicant'),
      width: wide ? 228 : 156,
      render: r => r.applicant,
      full: r => r.applicant,
    },
    {
      key: 'address',
      title: t('list.address'),
      width: 'minmax(80px, 1fr)',
      render: r => <span className="second">{r.address}</span>,
      full: r => r.address,
    },
    { key: 'tier', title: t('list.tier'), width: 44, render: r => <Tier tier={r.tier} /> },
    !small && {
      key: 'supply',
      title: t('list.supply'),
      width: 184,
      render: r => <span className="second">{supplyText(r)}</span>,
      full: r => supplyText(r),
    },
    wide && {
      key: 'nearest',
      title: t('fact.facility'),
      width: 276,
      render: r => (
        <span className="second">
          {r.nearest &&
            `${nearestName(r.nearest)} ${distance(r.nearest.conductor_mm, r.nearest.uncertainty_mm)}`}
        </span>
      ),
      full: r => (r.nearest ? nearestName(r.nearest) : ''),
    },
    { key: 'verdict', title: t('step.screened'), width: 112, render: r => <Mark state={r.verdict} /> },
    {
      key: 'stage',
      title: t('related.stage'),
      width: lang === 'en' ? 156 : 100,
      render: r => t(`stage.${r.stage}`),
    },
    {
      key: 'updated',
      title: t('list.updated'),
      width: 108,
      render: r => <span className="second">{shortTime(r.updated_at, lang)}</span>,
    },
  ]
  return all.filter(column => column !== false)
}
