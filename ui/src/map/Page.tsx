import { Input, type InputRef } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { BaseMapButton } from '../basemap/BaseMapList'
import { Icon } from '../look/icons'
import { isImeKey } from '../parts/isImeKey'
import { KeyHint } from '../parts/KeyHint'
import type { DrawnFacility } from './api'
import { type CaseSite, caseAt } from './caseSites'
import { FoundList } from './FoundList'
import { type Found, pointsOf } from './found'
import type { LonLat } from './geodesy'
import { ToolSign } from './mapIcons'
import { Surface } from './Surface'
import { useAttribution } from './useAttribution'
import { useFound } from './useFound'
import { type Look, useLook } from './useLook'
import type { MapView } from './view'

const ALL = { zones: false, names: true, plain: true }
/** Room around what was found, pixels. */
const ROOM = 70

/** 地图: all facilities and the sites of open cases; what is found stands in the list beside it. */
export default function MapPage() {
  const t = useWords('map')
  const { attribution, home, ready } = useAttribution()
  const [view, setView] = useState<MapView | null>(null)
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState<Found | null>(null)
  const [fits, setFits] = useState(0)
  const field = useRef<InputRef>(null)
  const found = useFound(query, home)
  const fit = useCallback(() => setFits(n => n + 1), [])
  const look = useLook(view, fit)
  useKeys(t('overview.title'), [{ keys: '/', label: t('overview.find'), run: () => field.current?.select() }])

  const show = useCallback(
    (row: Found): void => {
      setSelected(row)
      const points = pointsOf(row)
      if (!view || points.length === 0) return
      // A case near enough to be seen is only brought into view: walking down the list must not jump about.
      if (row.kind === 'case' && view.scale() < 30_000) view.reveal(points[0] as (typeof points)[0])
      else if (row.kind === 'case') view.zoomTo(8000, points[0] as (typeof points)[0])
      else view.fit(points, ROOM)
    },
    [view],
  )
  usePick(view, look, found.sites.sites, site => {
    const row = found.cases.find(c => c.key === site?.case)
    setSelected(row ?? null)
    // Further down than the list reaches: its number brings it there.
    if (site && !row) setQuery(site.number)
  })

  return (
    <Screen
      title={t('overview.title')}
      testid="map.page"
      right={
        <>
          <BaseMapButton />
          <MapButton
            name="measure"
            hint="M"
            pressed={look.tool === 'measure'}
            onClick={() => {
              look.choose(look.tool === 'measure' ? 'select' : 'measure')
              view?.map.getTargetElement()?.focus()
            }}
          />
          <MapButton name="fit" hint="Z" onClick={fit} />
        </>
      }
    >
      {ready && home.length === 0 ? (
        <p className="overview-none" data-testid="map.none">
          {t('overview.none')} <Link to="/facilities/import">{t('overview.goImport')}</Link>
        </p>
      ) : (
        <div className="overview">
          <div className="overview-map">
            <Surface
              label={t('labelOverview')}
              screening={null}
              drawn={NONE}
              site={null}
              crane={null}
              cases={found.sites.sites}
              chosen={selected?.kind === 'case' ? selected.key : null}
              spot={spotOf(selected)}
              layers={ALL}
              legend="marks"
              attribution={attribution}
              interactive
              fitKey={`${home.map(p => p.join()).join(' ') || 'none'} ${fits}`}
              home={home}
              padding={40}
              hand={look.hand}
              onView={setView}
              onKeyDown={look.onKeyDown}
              testid="map.overview"
            />
          </div>
          <div className="overview-side">
            <div className="overview-search" role="search">
              <Input
                ref={field}
                value={query}
                allowClear
                prefix={<Icon name="search" size={14} />}
                suffix={<KeyHint>/</KeyHint>}
                placeholder={t('overview.find')}
                aria-label={t('overview.find')}
                onChange={e => setQuery(e.target.value)}
                onKeyDown={e => {
                  if (isImeKey(e) || e.key !== 'Enter') return
                  const first = found.places[0] ?? found.facilities[0] ?? found.cases[0]
                  if (first) show(first)
                }}
                data-testid="map.find"
              />
            </div>
            <FoundList found={found} selected={selected?.key ?? null} onSelect={show} />
          </div>
        </div>
      )}
    </Screen>
  )
}

function MapButton(p: { name: 'measure' | 'fit'; hint: string; pressed?: boolean; onClick: () => void }) {
  const t = useWords('map')
  const word = t(p.name === 'fit' ? 'fitAll' : 'tool.measure')
  return (
    <span className="map-tools plain">
      <button
        type="button"
        aria-pressed={p.pressed}
        aria-label={word}
        title={word}
        onClick={p.onClick}
        data-testid={`map.${p.name}`}
      >
        <ToolSign name={p.name} />
        <KeyHint>{p.hint}</KeyHint>
      </button>
    </span>
  )
}

/** A searched position, or the tower that was searched for. */
function spotOf(row: Found | null): LonLat | null {
  const points = row && row.kind !== 'case' ? pointsOf(row) : []
  return points.length === 1 ? (points[0] ?? null) : null
}

const NONE: DrawnFacility[] = []

/** A click on a case's mark chooses it. */
function usePick(
  view: MapView | null,
  look: Look,
  rows: readonly CaseSite[],
  choose: (site: CaseSite | null) => void,
): void {
  const latest = useRef({ look, rows, choose })
  latest.current = { look, rows, choose }
  useEffect(() => {
    if (!view) return
    const onClick = (e: { pixel: number[] }): void => {
      const now = latest.current
      if (now.look.tool !== 'select') return
      now.choose(caseAt([e.pixel[0] as number, e.pixel[1] as number], now.rows, p => view.pixelOf(p)))
    }
    view.map.on('click', onClick)
    return () => view.map.un('click', onClick)
  }, [view])
}
