import { useMemo } from 'react'
import { useWords } from '../app/i18n'
import type { DrawnFacility, Geometry, Screening } from './api'
import { WGS84 } from './coordinates'
import { Surface } from './Surface'
import { siteOf } from './site'
import { siteOnMap } from './siteOnMap'
import { useAttribution } from './useAttribution'

interface Props {
  /** GeoJSON geometry of the site, null while there is none. */
  site: Geometry | null
  /** Its system; WGS 84 where not said. */
  crs?: string | null
  screening: Screening | null
  /** Pixels. */
  height: number
}

const NONE: DrawnFacility[] = []
const ALL = { zones: true, names: true }

/** A small map to look at: no tools, no legend. */
export function MiniMap({ site, crs = WGS84, screening, height }: Props) {
  const t = useWords('map')
  const { attribution, home } = useAttribution()
  const shown = useMemo(() => {
    const s = site && crs ? siteOf(site, crs) : null
    return s && siteOnMap(s, { open: false, handles: false, selected: null, lengths: false })
  }, [site, crs])
  return (
    <div style={{ height }} className="minimap">
      {shown ? (
        <Surface
          label={t('labelRead')}
          screening={screening}
          drawn={NONE}
          site={shown}
          crane={null}
          layers={ALL}
          legend="none"
          attribution={attribution}
          interactive={false}
          fitKey={JSON.stringify(site)}
          home={home}
          padding={34}
          testid="map.mini"
        />
      ) : (
        <div className="minimap-none">{t(site ? 'noSystem' : 'noSite')}</div>
      )}
    </div>
  )
}
