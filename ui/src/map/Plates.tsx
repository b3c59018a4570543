import { useEffect, useState } from 'react'
import type { Coded, Verdict } from '../api/contract'
import { useWords } from '../app/i18n'
import { MarkSign } from '../look/Mark'
import { grouped } from '../parts/numbers'
import type { NotDrawn } from './cells/inView'
import type { Unsure } from './scene'
import type { MapView } from './view'
import '../look/Mark.css'

/** Round lengths for the scale bar, metres. */
const ROUND = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
]

/** The longest round length that fits into `most` pixels. */
export function scaleBar(metresPerPixel: number, most: number): { metres: number; width: number } {
  let metres = ROUND[0] as number
  for (const r of ROUND) if (r / metresPerPixel <= most) metres = r
  return { metres, width: metres / metresPerPixel }
}

interface Props {
  view: MapView | null
  counts: Record<Verdict, number>
  legend: 'full' | 'row' | 'marks' | 'none'
  attribution: string[]
  notDrawn: NotDrawn | null
  unsure: Unsure
  problem: Coded | null
  /** Why a base map is not there, or not everywhere. */
  baseTroubles: Coded[]
}

const VERDICTS: Verdict[] = ['inside', 'cannot_tell', 'outside']

/** Legend with counts, scale bar, attribution and what could not be loaded, each on its own plate. */
export function Plates({
  view,
  counts,
  legend,
  attribution,
  notDrawn,
  unsure,
  problem,
  baseTroubles,
}: Props) {
  const t = useWords('map')
  const te = useWords('errors')
  const [bar, setBar] = useState<{ metres: number; width: number } | null>(null)

  useEffect(() => {
    if (!view) return
    const update = (): void => {
      const next = scaleBar(view.metres(), 110)
      setBar(before =>
        before && before.metres === next.metres && Math.abs(before.width - next.width) < 0.5 ? before : next,
      )
    }
    view.map.on('postrender', update)
    return () => view.map.un('postrender', update)
  }, [view])

  return (
    <>
      {legend !== 'none' && (
        <div
          className={`map-plate map-legend ${legend === 'marks' ? 'row' : legend}`}
          data-testid="map.legend"
        >
          {VERDICTS.map(v => (
            <div key={v} className="map-legend-row">
              {legend === 'marks' ? <MarkSign state={v} /> : <Swatch verdict={v} />}
              <span className={`word-${v}`}>{t(`verdict.${v}`)}</span>
              <b>{counts[v]}</b>
            </div>
          ))}
          {legend === 'full' && (
            <div className="map-legend-row">
              <Swatch verdict={null} />
              <span className="second">{t('legend.band')}</span>
            </div>
          )}
          {/* The narrow legend is one row: there the tables beside the map say it. */}
          {legend !== 'row' && <UnsureRows unsure={unsure} />}
        </div>
      )}
      <div className="map-corner">
        {bar && (
          <div className="map-measure map-plate">
            <NorthSign label={t('north')} />
            <div className="map-scale" style={{ width: Math.round(bar.width) + 4 }}>
              <span>{bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`}</span>
              <i />
            </div>
          </div>
        )}
        {attribution.length > 0 && (
          <div className="map-attribution map-plate">
            {attribution.map((source, i) => (
              <span key={source}>
                {source}
                {i < attribution.length - 1 && '\u00a0· '}
              </span>
            ))}
          </div>
        )}
      </div>
      <div className="map-notes">
        {problem && (
          <div className="map-plate map-note error" role="alert">
            {t('load.failed')} {te(problem.code, problem.params)}
          </div>
        )}
        {notDrawn && (
          <div className="map-plate map-note" role="status" data-testid="map.notDrawn">
            {t('load.notDrawn', {
              shown: grouped(notDrawn.count),
              voltages: listed(notDrawn.voltages, t('load.unknown'), t('load.comma')),
            })}
          </div>
        )}
        {baseTroubles.map(trouble => (
          <div
            key={`${trouble.code} ${JSON.stringify(trouble.params)}`}
            className="map-plate map-note"
            role="status"
            data-testid="map.baseTrouble"
          >
            {te(trouble.code, trouble.params)}
          </div>
        ))}
      </div>
    </>
  )
}

/** Voltages in words, the unknown one last; more than three are told by the ends. */
export function listed(voltages: readonly (number | null)[], unknown: string, comma: string): string {
  const known = voltages.filter(v => v !== null)
  const some =
    known.length > 3 ? `${known[known.length - 1]}–${known[0]} kV` : known.map(v => `${v} kV`).join(comma)
  return [...(some ? [some] : []), ...(known.length < voltages.length ? [unknown] : [])].join(comma)
}

const UNSURE_DASH = { site: '3 3', assumed: '6 4', spread: '1 3' }

/** What the map draws otherwise because the data do not say it. */
function UnsureRows({ unsure }: { unsure: Unsure }) {
  const t = useWords('map')
  return (
    <>
      {unsure.error && (
        <div className="map-legend-row" data-testid="map.legend.error">
          <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true" className="third">
            <path
              d="M2 3h24M5.5 6h22M2 9h24"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeDasharray="1.5 5.5"
            />
          </svg>
          <span className="second">{t('legend.errorUnknown')}</span>
        </div>
      )}
      {(['site', 'assumed', 'spread'] as const).map(
        sort =>
          unsure[sort] && (
            <div key={sort} className="map-legend-row" data-testid={`map.legend.${sort}`}>
              <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true" className="third">
                <path d="M1 2.5h24M1 9.5h24" stroke="currentColor" strokeDasharray={UNSURE_DASH[sort]} />
              </svg>
              <span className="second">{t(`legend.${sort}`)}</span>
            </div>
          ),
      )}
    </>
  )
}

/** North is up on every map: the map does not turn. */
function NorthSign({ label }: { label: string }) {
  return (
    <svg width="12" height="22" viewBox="0 0 12 22" role="img" aria-label={label} className="map-north">
      <path d="M6 21V2M2.5 7 6 1.5 9.5 7" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <path d="M3.5 17v-5l5 5v-5" fill="none" stroke="currentColor" strokeWidth="1" />
    </svg>
  )
}

/** Legend swatch: the same line, fill and hatching as on the map. */
function Swatch({ verdict }: { verdict: Verdict | null }) {
  const hatched = verdict === 'cannot_tell' || verdict === null
  return (
    <svg
      width="26"
      height="12"
      viewBox="0 0 26 12"
      aria-hidden="true"
      className={verdict ? `mark-${verdict}` : 'third'}
    >
      {verdict === 'inside' && (
        <rect x="1" y="1" width="24" height="10" fill="currentColor" fillOpacity="0.28" />
      )}
      {hatched && (
        <path
          d="M1 11 11 1M6 11 16 1M11 11 21 1M16 11 25 2M21 11 25 7M1 6 6 1"
          stroke="currentColor"
          strokeWidth="0.9"
        />
      )}
      {verdict && (
        <rect
          x="1"
          y="1"
          width="24"
          height="10"
          fill="none"
          stroke="currentColor"
          strokeWidth={verdict === 'inside' ? 2 : verdict === 'outside' ? 1 : 1.5}
          strokeDasharray={verdict === 'cannot_tell' ? '4 2.5' : undefined}
        />
      )}
    </svg>
  )
}
