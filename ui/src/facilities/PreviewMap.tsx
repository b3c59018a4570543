import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import VectorLayer from 'ol/layer/Vector'
import VectorSource from 'ol/source/Vector'
import RegularShape from 'ol/style/RegularShape'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import { useEffect, useMemo, useState } from 'react'
import type { DrawnFacility, FacilitiesVersion } from '../api/contract'
import { useWords } from '../app/i18n'
import { useTheme } from '../app/theme'
import { cssColour } from '../look/colour'
import type { LonLat } from '../map/geodesy'
import { Surface } from '../map/Surface'
import type { MapView } from '../map/view'
import { grouped } from '../parts/numbers'
import { placed, type Reading } from './draft'

const NONE: DrawnFacility[] = []
const LAYERS = { zones: false, names: true, plain: false }
const format = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })

/** The reading over the facilities in force: theirs dark, the file's in the accent colour with crosses at its points. */
export function PreviewMap({ reading, current }: { reading: Reading; current: FacilitiesVersion | null }) {
  const t = useWords('facilities')
  const theme = useTheme()
  const [view, setView] = useState<MapView | null>(null)
  const extent = reading.report?.extent ?? null
  const home = useMemo<LonLat[]>(
    () =>
      extent
        ? [
            [extent[0], extent[1]],
            [extent[2], extent[3]],
          ]
        : [],
    [extent],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read from the page
  useEffect(() => {
    if (!view) return
    const layer = previewLayer(reading.preview)
    view.map.addLayer(layer)
    return () => {
      view.map.removeLayer(layer)
    }
  }, [view, reading.preview, theme])
  const all = reading.report ? placed(reading.report) : 0
  return (
    <div className="import-map">
      <Surface
        label={t('map.label')}
        screening={null}
        drawn={NONE}
        site={null}
        crane={null}
        layers={LAYERS}
        legend="none"
        attribution={current?.attribution ?? []}
        interactive
        fitKey={home.map(p => p.join()).join(' ') || 'none'}
        home={home}
        padding={36}
        onView={setView}
        testid="facilities.preview"
      >
        <div className="map-plate import-legend">
          {current && (
            <div>
              <i className="import-sign theirs" /> {t('map.current', { number: current.number })}
              <b>{grouped(current.facilities)}</b>
            </div>
          )}
          <div>
            <i className="import-sign ours" /> {t('map.file')}
            <b>{grouped(all)}</b>
          </div>
          {reading.preview.length < all && (
            <div className="third">{t('map.part', { shown: grouped(reading.preview.length) })}</div>
          )}
        </div>
        {home.length === 0 && <div className="import-map-none">{t('map.none')}</div>}
      </Surface>
    </div>
  )
}

function previewLayer(facilities: DrawnFacility[]): VectorLayer {
  const color = cssColour('--accent')
  const source = new VectorSource({
    features: facilities.map(f => new Feature(format.readGeometry(f.geometry as never) ?? undefined)),
  })
  return new VectorLayer({
    source,
    zIndex: 5,
    style: new Style({
      stroke: new Stroke({ color, width: 1.5 }),
      image: new RegularShape({
        points: 4,
        radius: 7,
        radius2: 0,
        stroke: new Stroke({ color, width: 1.5 }),
      }),
    }),
  })
}
