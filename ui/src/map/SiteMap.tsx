import { useCallback, useMemo, useState } from 'react'
import type { SiteHalo } from '../api/contract'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { isImeKey } from '../parts/isImeKey'
import type { DrawnFacility, Screening } from './api'
import type { OutlineFault } from './crossing'
import type { LonLat } from './geodesy'
import type { Crane } from './paintSite'
import { Surface } from './Surface'
import { lonLats } from './site'
import { siteOnMap } from './siteOnMap'
import type { Tool } from './sketch'
import { Toolbar, type ToolbarLayers } from './Toolbar'
import { useHand } from './useHand'
import { useNarrow } from './useNarrow'
import type { SiteEdit } from './useSiteEdit'
import { useWalk } from './useWalk'
import type { MapView } from './view'

interface Props {
  edit: SiteEdit
  /** System of new sites; null: the 3° zone they lie in. */
  crs: string | null
  selected: number | null
  onSelect: (vertex: number | null) => void
  screening: Screening | null
  drawn: DrawnFacility[]
  /** The site's own doubt. */
  halo?: SiteHalo | undefined
  /** Declared crane: reach in metres and where it stands. */
  crane: { reach: number | null; stand: LonLat | null } | null
  onStand: (at: LonLat) => void
  onDrawn: (scale: number, begun: boolean) => void
  attribution: string[]
  home: readonly LonLat[]
  fitKey: string
  onView?: (view: MapView | null) => void
  /** Tools of this map; those of a site where not said. */
  tools?: readonly Tool[]
  /** What the map is for, for a screen reader. */
  label?: string
  /** False: nothing on it is judged, so no legend of answers. */
  legend?: boolean
}

/** Keys of the map, for the F1 sheet; the map handles them itself while it has the focus. */
const KEY_HELP = [
  ['P', 'tool.polygon'],
  ['R', 'tool.rectangle'],
  ['C', 'tool.circle'],
  ['L', 'tool.line'],
  ['M', 'tool.measure'],
  ['S', 'tool.stand'],
  ['Z', 'fit'],
  ['Space', 'keys.place'],
  ['Enter', 'keys.finish'],
  ['Backspace', 'keys.back'],
  ['35<90', 'keys.typed'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['Alt+↓', 'keys.walk'],
] as const

/** The intake's map: draws and edits one site, shows the live answer. */
export function SiteMap(props: Props) {
  const { edit, selected, onSelect } = props
  const t = useWords('map')
  const narrow = useNarrow()
  const [view, setView] = useState<MapView | null>(null)
  const [fits, setFits] = useState(0)
  const [layers, setLayers] = useState<ToolbarLayers>({ zones: true, names: true, lengths: true })
  const fit = useCallback(() => setFits(n => n + 1), [])
  const hand = useHand(view, {
    edit,
    crs: props.crs,
    selected,
    onSelect,
    onStand: props.onStand,
    onFit: fit,
    onDrawn: props.onDrawn,
    caughtName: kind => t(`snap.${kind}`),
    ...(props.tools ? { tools: props.tools } : {}),
  })
  useKeys(
    t('tools'),
    KEY_HELP.map(([keys, word]) => ({ keys, label: t(word) })),
  )
  const walk = useWalk(view, props.screening)
  const drawing = hand.sketch.tool !== 'select'
  const site = useMemo(
    () =>
      edit.site &&
      siteOnMap(edit.site, {
        open: hand.sketch.growing,
        handles: true,
        selected,
        lengths: layers.lengths && !narrow,
        ...(props.halo ? { halo: props.halo } : {}),
      }),
    [edit.site, hand.sketch.growing, selected, layers.lengths, narrow, props.halo],
  )
  const crane = useMemo((): Crane | null => {
    if (!props.crane?.stand) return null
    return {
      stand: props.crane.stand,
      reach: props.crane.reach,
      label: props.crane.reach ? t('crane.reach', { reach: props.crane.reach }) : t('crane.stand'),
    }
  }, [props.crane, t])
  const faultsAt = hand.faults.flatMap(f => ('at' in f ? [f.at] : []))
  const message = useMessage(
    hand.faults,
    hand.sketch.growing,
    hand.sketch.tool,
    edit.site ? lonLats(edit.site).length : 0,
    hand.sketch.anchors.length,
  )

  return (
    <>
      <Toolbar
        tool={hand.sketch.tool}
        choose={tool => {
          hand.choose(tool)
          view?.map.getTargetElement()?.focus()
        }}
        edit={edit}
        layers={layers}
        setLayers={setLayers}
        fit={fit}
        crane={props.crane !== null}
        {...(props.tools ? { tools: props.tools } : {})}
      />
      <Surface
        label={props.label ?? t('label')}
        screening={props.screening}
        drawn={props.drawn}
        site={site}
        crane={crane}
        faults={faultsAt}
        layers={layers}
        legend={props.legend === false ? 'none' : narrow ? 'row' : 'full'}
        attribution={props.attribution}
        interactive
        fitKey={`${props.fitKey} ${fits}`}
        home={props.home}
        hand={hand.hand}
        onView={v => {
          setView(v)
          props.onView?.(v)
        }}
        onKeyDown={e => {
          if (!walk.onKeyDown(e)) hand.onKeyDown(e)
        }}
        testid="map.site"
      >
        {hand.typed && (
          <div
            className={`map-typed${hand.typed.bad ? ' bad' : ''}`}
            style={{ left: hand.typed.at[0], top: hand.typed.at[1] }}
          >
            <input
              // The typed digit opened this box: what follows belongs into it.
              // biome-ignore lint/a11y/noAutofocus: see above
              autoFocus
              aria-label={t('typed.label')}
              aria-invalid={hand.typed.bad}
              placeholder="35<90"
              value={hand.typed.text}
              onChange={e => hand.setTyped(e.target.value)}
              onKeyDown={e => {
                if (isImeKey(e)) return
                if (e.key === 'Enter' || e.key === 'Escape') {
                  e.preventDefault()
                  e.stopPropagation()
                  if (e.key === 'Enter') hand.enterTyped()
                  else hand.setTyped(null)
                }
              }}
              data-testid="map.typed"
            />
            <span className={hand.typed.bad ? 'error' : 'third'}>
              {t(hand.typed.bad ? 'typed.bad' : 'typed.hint')}
            </span>
          </div>
        )}
        <div className="sr" role="status" aria-live="polite">
          {walk.spoken}
        </div>
        <div
          className={message || (drawing && hand.tooFar) ? 'map-plate map-prompt' : 'sr'}
          role="status"
          aria-live="polite"
          data-testid="map.prompt"
        >
          {drawing && hand.tooFar && hand.sketch.tool !== 'measure' ? (
            <>
              {t('tooFar')}
              <button type="button" onClick={hand.zoomIn}>
                {t('zoomIn')}
              </button>
            </>
          ) : (
            <span
              className={
                hand.faults.some(f => f.kind === 'crossing' || f.kind === 'repeated' || f.kind === 'flat')
                  ? 'error'
                  : ''
              }
            >
              {message}
            </span>
          )}
        </div>
      </Surface>
    </>
  )
}

/** What to do next, or what is wrong with the outline, in words. */
function useMessage(
  faults: OutlineFault[],
  growing: boolean,
  tool: string,
  points: number,
  anchors: number,
): string {
  const t = useWords('map')
  const wrong = faults.find(f => f.kind === 'crossing' || f.kind === 'repeated' || f.kind === 'flat')
  if (wrong) return t(`fault.${wrong.kind}`)
  if (tool === 'select') {
    const few = faults.find(f => f.kind === 'few')
    return few?.kind === 'few' ? t('fault.few', { have: few.have, need: few.need }) : ''
  }
  if (growing) return t(points < 3 && tool === 'polygon' ? 'prompt.more' : 'prompt.finish')
  if (tool === 'rectangle') return t(`prompt.rectangle${Math.min(anchors, 2)}`)
  if (tool === 'circle') return t(`prompt.circle${Math.min(anchors, 1)}`)
  return t(`prompt.${tool}`)
}
