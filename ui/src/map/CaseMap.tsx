import { useCallback, useMemo, useState } from 'react'
import type { SiteHalo, SiteInput, Work } from '../api/contract'
import { useWords } from '../app/i18n'
import { AnswerRuler } from './AnswerRuler'
import type { DrawnFacility, Screening } from './api'
import { toLonLat } from './coordinates'
import type { Crane } from './paintSite'
import { Surface } from './Surface'
import { byWorst, withReach } from './scene'
import { siteOf } from './site'
import { siteOnMap } from './siteOnMap'
import { useAttribution } from './useAttribution'
import { useLook } from './useLook'
import { useNarrow } from './useNarrow'
import type { MapView } from './view'

interface Props {
  site: SiteInput | null
  screening: Screening | null
  work?: Work
  halo?: SiteHalo | undefined
  drawn?: DrawnFacility[]
}

const NONE: DrawnFacility[] = []

/** The case page's map: read-only, legend always open, the ruler below it. */
export function CaseMap({ site, screening, work, halo, drawn = NONE }: Props) {
  const t = useWords('map')
  const narrow = useNarrow()
  const { attribution, home } = useAttribution()
  const [view, setView] = useState<MapView | null>(null)
  const [fits, setFits] = useState(0)
  const look = useLook(
    view,
    useCallback(() => setFits(n => n + 1), []),
  )
  const shown = useMemo(() => {
    const s = site?.crs ? siteOf(site.geometry, site.crs) : null
    return (
      s &&
      siteOnMap(s, { open: false, handles: false, selected: null, lengths: false, ...(halo ? { halo } : {}) })
    )
  }, [site, halo])
  const crane = useMemo((): Crane | null => {
    // The stand is written in the site's own system.
    const stand = work?.crane && work.stand && site?.crs ? toLonLat(site.crs, work.stand) : null
    if (!work || !stand) return null
    return {
      stand,
      reach: work.reach_m,
      label: work.reach_m ? t('crane.reach', { reach: work.reach_m }) : t('crane.stand'),
    }
  }, [work, site, t])
  const first = byWorst(screening?.facilities ?? [])[0]
  return (
    <div className="casemap">
      <Surface
        label={t('labelRead')}
        screening={screening}
        drawn={drawn}
        site={shown}
        crane={crane}
        layers={ALL}
        legend={narrow ? 'row' : 'full'}
        attribution={attribution}
        interactive
        fitKey={`${shown ? JSON.stringify(site?.geometry) : home.length ? 'home' : 'none'} ${fits}`}
        home={home}
        hand={look.hand}
        onView={setView}
        onKeyDown={look.onKeyDown}
        testid="map.case"
      />
      {first && <AnswerRuler answer={withReach(first, work?.reach_m ?? null)} width={376} />}
    </div>
  )
}

const ALL = { zones: true, names: true }
