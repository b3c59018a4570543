import { Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { isImeKey } from '../parts/isImeKey'
import type { DrawnFacility } from './api'
import { CGCS2000 } from './coordinates'
import type { LonLat } from './geodesy'
import { readPair, readPasted } from './pasted'
import { Surface } from './Surface'
import { partsOf } from './scene'
import { useAttribution } from './useAttribution'
import type { MapView } from './view'

const NONE: DrawnFacility[] = []
const ALL = { zones: false, names: true, plain: true }

/** The facilities' map: look, find by name, tower or coordinates. */
export default function MapPage() {
  const t = useWords('map')
  const { attribution, home, ready } = useAttribution()
  const view = useRef<MapView | null>(null)
  const field = useRef<HTMLInputElement | null>(null)
  const [query, setQuery] = useState('')
  const [missed, setMissed] = useState('')
  const frame = useMemo(() => ({ fitKey: home.map(p => p.join()).join(' ') || 'none' }), [home])
  useKeys(t('overview.title'), [{ keys: '/', label: t('overview.find'), run: () => field.current?.focus() }])

  const find = (): void => {
    const text = query.trim()
    if (!text || !view.current) return
    const row = readPasted(text).rows[0]
    const at = row && readPair(row[0], row[1], CGCS2000)
    if (at) {
      setMissed('')
      view.current.fit([at as LonLat], 70)
      return
    }
    const hit = view.current.facilities.source
      .getFeatures()
      .find(f => String(f.get('name') ?? '').includes(text))
    const drawn = hit && (hit.get('drawn') as DrawnFacility)
    if (!drawn) {
      setMissed(text)
      return
    }
    setMissed('')
    view.current.fit(
      partsOf(drawn.geometry).flatMap(p => p.points),
      70,
    )
  }

  return (
    <Screen
      title={t('overview.title')}
      testid="map.page"
      right={
        <>
          {missed && (
            <span className="warn t12" role="status">
              {t('overview.notFound', { query: missed })}
            </span>
          )}
          <Input
            ref={node => {
              field.current = node?.input ?? null
            }}
            value={query}
            allowClear
            placeholder={t('overview.find')}
            aria-label={t('overview.find')}
            style={{ width: 260 }}
            onChange={e => setQuery(e.target.value)}
            onKeyDown={e => {
              if (!isImeKey(e) && e.key === 'Enter') find()
            }}
            data-testid="map.find"
          />
        </>
      }
    >
      {ready && home.length === 0 ? (
        <div className="minimap-none" data-testid="map.none">
          {t('overview.none')}&nbsp;<Link to="/facilities/import">{t('overview.goImport')}</Link>
        </div>
      ) : (
        <Surface
          label={t('labelOverview')}
          screening={null}
          drawn={NONE}
          site={null}
          crane={null}
          layers={ALL}
          legend="none"
          attribution={attribution}
          interactive
          fitKey={frame.fitKey}
          home={home}
          padding={40}
          onView={v => {
            view.current = v
          }}
          testid="map.overview"
        />
      )}
    </Screen>
  )
}
