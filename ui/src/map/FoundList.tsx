import { Link, useNavigate } from 'react-router'
import { useWords } from '../app/i18n'
import { casePath } from '../case/paths'
import { Trouble } from '../errors/Trouble'
import { Mark, MarkSign } from '../look/Mark'
import { Facts } from '../parts/Field'
import { type Column, List, type Section } from '../parts/List'
import { distance } from '../parts/numbers'
import { hasRole, useMe } from '../staff/session'
import { nearestName } from '../worklist/texts'
import type { FacilityFound } from './api'
import { system as systemOf } from './coordinates'
import type { Found } from './found'
import { useSystemName } from './SystemSelect'
import type { FoundRows } from './useFound'

interface Props {
  found: FoundRows
  selected: string | null
  /** Arrow keys and a click: shown on the map. */
  onSelect: (row: Found) => void
}

/** Everything the overview shows, as a list: the same by keyboard and for a screen reader. */
export function FoundList({ found, selected, onSelect }: Props) {
  const t = useWords('map')
  const go = useNavigate()
  const columns = useColumns()
  const { places, facilities, cases, sites } = found
  const sections: Section<Found>[] = []
  if (places.length > 0)
    sections.push(
      section('places', t('overview.places'), t('overview.count', { count: places.length }), places),
    )
  if (facilities.length > 0)
    sections.push(
      section(
        'facilities',
        t('overview.facilities'),
        t(found.more ? 'overview.more' : 'overview.count', { count: facilities.length }),
        facilities,
      ),
    )
  if (cases.length > 0)
    sections.push(
      section(
        'cases',
        t('overview.cases'),
        sites.total > cases.length
          ? t('overview.casePart', { shown: cases.length, count: sites.total })
          : t('overview.caseCount', { count: sites.total }),
        cases,
      ),
    )
  const chosen = [...cases, ...facilities].find(c => c.key === selected)
  return (
    <>
      <Trouble error={sites.error} onRetry={sites.retry} />
      {sites.truncated && <p className="overview-note warn t12">{t('overview.sitesLeft')}</p>}
      <List
        label={t('overview.results')}
        columns={columns}
        sections={sections}
        rowKey={row => row.key}
        selected={selected}
        onSelect={(_, row) => onSelect(row)}
        onOpen={row => (row.kind === 'case' ? void go(casePath(row.card.case)) : onSelect(row))}
        empty={
          found.pending
            ? t('overview.loading')
            : found.query
              ? t('overview.nothing', { query: found.query })
              : t('overview.noCases')
        }
        testid="map.list"
      />
      {chosen?.kind === 'case' && <CaseBox row={chosen} />}
      {chosen?.kind === 'facility' && <FacilityBox facility={chosen.facility} />}
    </>
  )
}

const section = (key: string, name: string, note: string, rows: Found[]): Section<Found> => ({
  key,
  name,
  label: name,
  note,
  rows,
})

function useColumns(): Column<Found>[] {
  const t = useWords('map')
  const kinds = useWords('facilities')
  const stages = useWords('case')
  const system = useSystemName()
  const name = (row: Found): string => {
    if (row.kind === 'place') {
      // The list is narrow and the meridian is what tells the readings apart.
      const known = systemOf(row.place.code)
      return known?.kind === 'meridian'
        ? t('overview.meridian', { meridian: known.meridian })
        : system(row.place.code)
    }
    if (row.kind === 'facility') return row.facility.name ?? row.facility.id
    return `${row.card.number} ${row.card.applicant}`
  }
  const what = (row: Found): string => {
    if (row.kind === 'place') return t(row.place.northFirst ? 'overview.northFirst' : 'overview.eastFirst')
    if (row.kind === 'case') return stages(`stage.${row.card.stage}`)
    const kv = row.facility.voltage_kv
    return `${kv === null ? '' : `${kv} kV `}${kinds(`kind.${row.facility.kind}`)}`
  }
  return [
    {
      key: 'name',
      title: t('overview.name'),
      width: 'minmax(120px, 2fr)',
      render: row => (
        <span className="row ellipsis">
          {row.kind === 'case' && <MarkSign state={row.card.verdict} />}
          <span className="ellipsis">{name(row)}</span>
        </span>
      ),
      full: row =>
        row.kind === 'place' ? `${name(row)}  ${row.place.at.map(v => v.toFixed(6)).join(', ')}` : name(row),
    },
    {
      key: 'what',
      title: t('overview.stage'),
      width: 'minmax(72px, 1fr)',
      render: row => <span className="second">{what(row)}</span>,
      full: what,
    },
  ]
}

/** The chosen case in short; the card is one key away. */
function CaseBox({ row }: { row: Found & { kind: 'case' } }) {
  const t = useWords('map')
  const stages = useWords('case')
  const { card } = row
  return (
    <section className="overview-card" aria-label={card.number} data-testid="map.card">
      <h2>
        <Link to={casePath(card.case)} title={t('overview.open')} data-testid="map.card.open">
          {card.number}
        </Link>
        <span className="ellipsis" title={card.applicant}>
          {card.applicant}
        </span>
      </h2>
      <div className="row">
        <Mark state={card.verdict} strong />
        <span className="second">{stages(`stage.${card.stage}`)}</span>
        {row.points === null && <span className="warn">{t('overview.noSite')}</span>}
      </div>
      <Facts
        rows={[
          [t('overview.address'), card.address],
          [
            t('overview.nearest'),
            card.nearest
              ? `${nearestName(card.nearest)} ${distance(card.nearest.conductor_mm, card.nearest.uncertainty_mm)}`
              : '—',
          ],
        ]}
      />
    </section>
  )
}

/** The chosen facility in short, and the way to change it for those who keep the data. */
function FacilityBox({ facility: f }: { facility: FacilityFound }) {
  const t = useWords('map')
  const kinds = useWords('facilities')
  const me = useMe()
  const kv = f.voltage_kv === null ? kinds('unknownVoltage') : `${f.voltage_kv} kV`
  return (
    <section className="overview-card" aria-label={f.name ?? f.id} data-testid="map.facility">
      <h2>
        <span className="ellipsis" title={f.name ?? f.id}>
          {f.name ?? f.id}
        </span>
        {hasRole(me, 'line_owner', 'administrator') && (
          <Link
            to="/facilities?hand"
            state={{ open: { id: f.id, extent: f.extent } }}
            data-testid="map.facility.edit"
          >
            {kinds('hand.go')}
          </Link>
        )}
      </h2>
      <Facts
        rows={[
          [t('overview.kind'), `${kv} ${kinds(`kind.${f.kind}`)}`],
          [kinds('field.owner'), f.owner ?? '—'],
        ]}
      />
    </section>
  )
}
