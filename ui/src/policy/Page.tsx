import { useState } from 'react'
import { Link } from 'react-router'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useRemembered } from '../app/remembered'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { Segmented } from '../parts/Segmented'
import { hasRole, useMe } from '../staff/session'
import { CalendarPart } from './CalendarPart'
import { ClockPart } from './ClockPart'
import { Simulator } from './Simulator'
import { TierPart } from './TierPart'
import { tablesOf } from './types'
import { ZonePart } from './ZonePart'
import './policy.css'

const PARTS = ['tiers', 'clocks', 'zones', 'calendar'] as const
type Part = (typeof PARTS)[number]

/** 管理: the rules in force with their sources, and beside them what they would answer. */
export default function PolicyPage() {
  const t = useWords('policy')
  const me = useMe()
  const show = useCall('policy/show', {}, { staleTime: 60_000 })
  const [part, setPart] = useRemembered<Part>(me.id, 'policy.part', 'tiers')
  const [fired, setFired] = useState<string | null>(null)
  const tables = show.data ? tablesOf(show.data) : null
  return (
    <Screen
      title={t('title')}
      testid="policy.page"
      tools={
        <Segmented
          label={t('parts')}
          options={PARTS.map(value => ({ value, label: t(`part.${value}`) }))}
          value={part}
          onChange={setPart}
          testid="policy.part"
        />
      }
      right={
        <>
          {show.data && (
            <span className="second t12 ellipsis">
              {t('versions', show.data.versions as unknown as Record<string, unknown>)}
            </span>
          )}
          <Link to="/admin/people" data-testid="policy.goPeople">
            {t('staff:directory.title')}
          </Link>
          {hasRole(me, 'administrator') && (
            <Link to="/admin/basemap" data-testid="policy.goBaseMap">
              {t('goBaseMap')}
            </Link>
          )}
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <section className="pane policy-tables" tabIndex={0} aria-label={t(`part.${part}`)}>
        <Trouble error={show.error} onRetry={() => void show.refetch()} />
        {tables && show.data && (
          <>
            {part === 'tiers' && <TierPart table={tables.tiers} fired={fired} />}
            {part === 'clocks' && <ClockPart table={tables.clocks} conflicts={tables.conflicts} />}
            {part === 'zones' && <ZonePart table={tables.zones} />}
            {part === 'calendar' && <CalendarPart calendar={show.data.calendar} />}
          </>
        )}
      </section>
      <div className="pane policy-simulator">
        <Simulator onFired={setFired} />
      </div>
    </Screen>
  )
}
