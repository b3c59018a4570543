import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import type { FacilitiesVersion } from '../api/contract'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { civil, shortTime } from '../parts/dates'
import { Facts } from '../parts/Field'
import { KeyHint } from '../parts/KeyHint'
import { List } from '../parts/List'
import { grouped } from '../parts/numbers'
import { hasRole, useMe } from '../staff/session'
import { AreasScreen } from './areas/AreasScreen'
import { Populated } from './areas/Populated'
import { CountTable } from './CountTable'
import { Corrections } from './correction/Corrections'
import { Export } from './Export'
import { HandScreen } from './hand/HandScreen'
import { Restore } from './Restore'
import { Since } from './Since'
import { systemName } from './system'
import { Unsettled } from './Unsettled'
import './facilities.css'

/** Roles that may bring in facilities, as the server has them. */
export const MAY_IMPORT = ['line_owner', 'administrator']

/** 设施数据: the version in force, and those before it. */
export default function FacilitiesPage() {
  const t = useWords('facilities')
  const lang = useLang()
  const me = useMe()
  const location = useLocation()
  const current = useCall('facilities/current', {})
  const [selected, setSelected] = useState<string | null>(null)
  const may = hasRole(me, ...MAY_IMPORT)
  const [restored, setRestored] = useState<number | null>(null)
  // Versions only go up: the newest of what was made here and on the way here.
  const made = Math.max(restored ?? 0, (location.state as { made?: number } | null)?.made ?? 0)
  const version = current.data?.version ?? null
  const versions = current.data?.versions ?? []
  useKeys(t('title'), [{ keys: 'J', label: t('key.move') }])
  const [params] = useSearchParams()
  if (params.has('hand') && may && current.data) return <HandScreen current={version} />
  if (params.has('populated') && may && version) return <AreasScreen current={version} />
  const picked = versions.find(v => String(v.number) === selected) ?? versions[0]
  return (
    <Screen
      title={t('title')}
      testid="facilities.page"
      tools={
        made > 0 && (
          <span className="ok row" role="status" data-testid="facilities.made">
            <Icon name="check" size={14} />
            {t('made', { number: made })}
          </span>
        )
      }
      right={
        may ? (
          <>
            <Link to="/facilities/systems" data-testid="facilities.own">
              {t('own.go')}
            </Link>
            <Link to="/facilities?hand" data-testid="facilities.hand">
              {t('hand.go')}
            </Link>
            <Link to="/facilities/import" className="facilities-go" data-testid="facilities.import">
              {t('import.title')}
            </Link>
          </>
        ) : (
          <span className="second t12">{t('mayNot')}</span>
        )
      }
    >
      <div className="pane facilities-current">
        <Trouble error={current.error} onRetry={() => void current.refetch()} />
        {current.data?.damaged && (
          <p className="facilities-alert error" role="alert">
            <Icon name="warning" size={14} /> {t('damaged')}
          </p>
        )}
        {version && <Unsettled />}
        {version && <Corrections may={may} />}
        {version ? (
          <>
            <Current version={version} />
            <Populated may={may} />
          </>
        ) : (
          current.data && <p className="facilities-none">{t(may ? 'none' : 'noneMayNot')}</p>
        )}
      </div>
      <div className="pane facilities-versions">
        <div className="toolrow">
          <h2>{t('versions')}</h2>
          <span className="second t12">{t('versionsCount', { count: versions.length })}</span>
          <span className="grow" />
          <KeyHint>J K</KeyHint>
        </div>
        <div className="facilities-versions-list">
          <List
            label={t('versions')}
            columns={[
              { key: 'n', title: t('col.version'), width: 72, render: v => <b>v{v.number}</b> },
              {
                key: 'label',
                title: t('col.label'),
                width: 'minmax(80px, 1fr)',
                render: v => v.label,
                full: v => v.label,
              },
              {
                key: 'count',
                title: t('col.facilities'),
                width: 76,
                align: 'right',
                render: v => grouped(v.facilities),
              },
              { key: 'by', title: t('col.by'), width: 92, render: v => v.by_name, full: v => v.by_name },
              {
                key: 'at',
                title: t('col.at'),
                width: 116,
                render: v => shortTime(v.made_at, lang),
                full: v => v.made_at,
              },
            ]}
            rows={versions}
            rowKey={v => String(v.number)}
            selected={selected ?? (versions[0] ? String(versions[0].number) : null)}
            onSelect={setSelected}
            empty={current.isPending ? t('loading') : t('noVersions')}
            testid="facilities.versions"
          />
        </div>
        {picked && (
          <>
            <div className="facilities-detail">
              <VersionFacts version={picked} />
              {may && picked !== versions[0] && (
                <Restore
                  key={picked.number}
                  version={picked}
                  onMade={number => {
                    setSelected(null)
                    setRestored(number)
                  }}
                />
              )}
            </div>
            {picked !== versions[0] && (
              <Since key={picked.number} since={picked.version} number={picked.number} />
            )}
          </>
        )}
      </div>
    </Screen>
  )
}

function VersionFacts({ version: v }: { version: FacilitiesVersion }) {
  const t = useWords('facilities')
  const at = civil(v.made_at)
  return (
    <Facts
      rows={[
        [
          t('fact.made'),
          t('fact.madeBy', { version: v.number, name: v.by_name, date: at.date, time: at.time }),
        ],
        [t('fact.system'), v.crs_confirmed ? systemName(v.crs_confirmed, t) : '—'],
        [t('fact.rejected'), t('fact.rejectedRows', { count: v.rejected })],
        [t('fact.note'), v.note || t('fact.noNote')],
        [t('fact.fingerprint'), v.version],
      ]}
    />
  )
}

function Current({ version: v }: { version: FacilitiesVersion }) {
  const t = useWords('facilities')
  const at = civil(v.made_at)
  const e = v.extent
  return (
    <>
      <div className="toolrow">
        <h2>{t('current', { number: v.number })}</h2>
        <span className="second ellipsis" title={v.label}>
          {v.label}
        </span>
        <span className="grow" />
        <Export number={v.number} />
      </div>
      <div className="facilities-facts" data-testid="facilities.current">
        <Facts
          rows={[
            [
              t('fact.made'),
              t('fact.madeBy', { version: v.number, name: v.by_name, date: at.date, time: at.time }),
            ],
            [
              t('fact.system'),
              v.crs_confirmed ? `${systemName(v.crs_confirmed, t)} · ${v.crs_confirmed}` : '—',
            ],
            [
              t('fact.extent'),
              e ? t('extent', { west: deg(e[0]), south: deg(e[1]), east: deg(e[2]), north: deg(e[3]) }) : '—',
            ],
            [t('fact.rejected'), t('fact.rejectedRows', { count: v.rejected })],
            [t('fact.source'), <Lines key="source" lines={v.attribution} none={t('fact.noSource')} />],
            [
              t('fact.coverage'),
              <Lines
                key="coverage"
                lines={v.coverage.map(c => t('coverage', { by: c.by ?? '—', date: c.as_of ?? '—' }))}
                none={t('fact.noCoverage')}
              />,
            ],
          ]}
        />
      </div>
      <CountTable counts={v.counts} expected={v.facilities} />
    </>
  )
}

function Lines({ lines, none }: { lines: string[]; none: string }) {
  if (lines.length === 0) return <span className="warn">{none}</span>
  return (
    <ul>
      {[...new Set(lines)].map(l => (
        <li key={l}>{l}</li>
      ))}
    </ul>
  )
}

export function deg(value: number): string {
  return value.toFixed(4)
}
