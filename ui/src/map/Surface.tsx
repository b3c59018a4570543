import {
  type KeyboardEventHandler,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Coded } from '../api/contract'
import { useWords } from '../app/i18n'
import { useTheme } from '../app/theme'
import { attributionOf, drawn, faultsOf, useBaseMaps } from '../basemap/shown'
import { distance as distanceWords, metres } from '../parts/numbers'
import type { DrawnFacility, Screening } from './api'
import type { GroundPainter, Painter } from './canvasLayer'
import { type CaseSite, tally } from './caseSites'
import type { LonLat } from './geodesy'
import type { Box } from './labels'
import { Plates } from './Plates'
import { paintCases, paintChosen } from './paintCases'
import { Names } from './paintNames'
import { paintPopulated } from './paintPopulated'
import { type Crane, paintOver, type SiteOnMap } from './paintSite'
import { type Hand, paintHand } from './paintSketch'
import { paintUnder } from './paintZones'
import { type Leader, type Scene, sceneOf, unsureOf } from './scene'
import { useFacilities } from './useFacilities'
import { usePopulated } from './usePopulated'
import { MapView } from './view'
import './map.css'

export interface Layers {
  zones: boolean
  names: boolean
  /** Zones of facilities without an answer, in grey. */
  plain?: boolean
}

export interface SurfaceProps {
  label: string
  screening: Screening | null
  /** Facilities the answer is about; those of the view are loaded beside them. */
  drawn: DrawnFacility[]
  site: SiteOnMap | null
  crane: Crane | null
  faults?: LonLat[]
  /** Sites of other cases, and the one chosen among them. */
  cases?: readonly CaseSite[]
  chosen?: string | null
  /** A place that was searched for. */
  spot?: LonLat | null
  layers: Layers
  legend: 'full' | 'row' | 'marks' | 'none'
  attribution: string[]
  interactive: boolean
  /** Changes where the map shall fit the site again. */
  fitKey: string
  /** Shown while there is no site: the office's facilities. */
  home: readonly LonLat[]
  padding?: number
  hand?: RefObject<Hand>
  onView?: (view: MapView | null) => void
  onKeyDown?: KeyboardEventHandler<HTMLDivElement>
  children?: ReactNode
  testid?: string
}

/** The map itself: facilities, zones, site, leaders and the plates on it. Everything else is added by its users. */
export function Surface(props: SurfaceProps) {
  const t = useWords('map')
  const theme = useTheme()
  const target = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<MapView | null>(null)
  const loaded = useFacilities(view)
  const base = useBaseMaps().layers
  const [baseTroubles, setBaseTroubles] = useState<Coded[]>([])
  const populated = usePopulated()
  const facilities = useMemo(() => {
    const all = new Map(loaded.facilities.map(f => [f.id, f]))
    for (const f of props.drawn) all.set(f.id, f)
    return [...all.values()]
  }, [loaded.facilities, props.drawn])
  const reach = props.crane?.reach ?? null
  const scene = useMemo(
    () => sceneOf(props.screening, facilities, reach),
    [props.screening, facilities, reach],
  )
  const plain = props.layers.plain === true
  const unsure = useMemo(() => unsureOf(scene, plain, props.site?.halo), [scene, plain, props.site?.halo])
  const words = (l: Leader) => ({
    value: distanceWords(l.distance * 1000, l.error * 1000),
    required: l.required > 0 ? t('leader.required', { width: metres(l.required * 1000) }) : '',
  })
  const populatedName = (document: string): string => t('populated', { document })
  const latest = useRef({ props, scene, words, populated, populatedName })
  latest.current = { props, scene, words, populated, populatedName }

  useEffect(() => {
    if (!target.current) return
    const under: GroundPainter = (ctx, v, c) => {
      const { populated: areas, populatedName: name, scene: s, props: p } = latest.current
      paintPopulated(ctx, areas, v, c, name)
      return paintUnder(ctx, s, v, c, p.layers) || areas.length > 0
    }
    const names = new Names()
    const over: Painter = (ctx, v, c) => {
      const { props: p, scene: s, words: w } = latest.current
      const plates = plateBoxes(frame.current)
      const painted = paintOver(
        ctx,
        { scene: s, site: p.site, crane: p.crane, words: w, plates, faultsAt: p.faults ?? [] },
        v,
        c,
      )
      if (p.cases) painted.boxes.push(...paintCases(ctx, p.cases, p.chosen ?? null, v, c))
      if (p.spot) painted.boxes.push(paintChosen(ctx, v.pixel(p.spot), 9, c))
      if (p.layers.names) {
        const boxes = painted.boxes.map(b => [b.x, b.y, b.w, b.h].map(Math.round).join())
        const revisions = [made.facilities.source.getRevision(), made.cells.settled]
        const key = [made.state(), ...revisions, v.width, v.height, ...boxes].join()
        names.paint(ctx, v, c, key, () => made.named(v.metres), painted.boxes, painted.lines)
      }
      if (p.hand?.current) paintHand(ctx, p.hand.current, v, c)
    }
    const made = new MapView(target.current, under, over, latest.current.props.interactive)
    setView(made)
    latest.current.props.onView?.(made)
    return () => {
      latest.current.props.onView?.(null)
      made.dispose()
      setView(null)
    }
  }, [])

  useEffect(() => view?.facilities.set(facilities), [view, facilities])
  useEffect(() => view?.far.hide(new Set(props.drawn.map(f => f.id))), [view, props.drawn])
  useEffect(() => {
    if (!view) return
    view.onBaseTrouble = setBaseTroubles
    view.base.set(drawn(base))
  }, [view, base])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read from the page
  useEffect(() => view?.recolour(), [view, theme])
  useEffect(() => view?.repaint())

  useFit(view, props, scene)

  return (
    <div className="map" ref={frame} data-testid={props.testid}>
      {/* The canvas is one control with its own keys; what it shows also stands in the tables beside it. */}
      <div
        className="map-target"
        ref={target}
        tabIndex={props.interactive ? 0 : -1}
        role="application"
        aria-label={props.label}
        onKeyDown={props.onKeyDown}
        data-testid={props.testid && `${props.testid}.canvas`}
      />
      <Plates
        view={view}
        counts={props.cases ? tally(props.cases) : scene.counts}
        legend={props.legend}
        attribution={[...props.attribution, ...attributionOf(base)]}
        baseTroubles={[...baseTroubles, ...faultsOf(base)]}
        notDrawn={loaded.notDrawn}
        unsure={unsure}
        problem={loaded.problem}
      />
      {props.children}
    </div>
  )
}

/** Facilities farther from the site than this do not widen the view, metres. */
const LEADER_M = 150

/**
 * Fits once for each key, and once more when the answer's leaders arrive and the person has not moved the map in between:
 * what the measure starts from must be seen.
 */
function useFit(view: MapView | null, props: SurfaceProps, scene: Scene): void {
  const done = useRef<{ key: string; leaders: boolean; state: string } | null>(null)
  const hasLeaders = scene.leaders.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new key or the first leaders fit
  useEffect(() => {
    if (!view) return
    const points = [
      ...(props.site?.points ?? []),
      ...(props.crane ? [props.crane.stand] : []),
      ...scene.leaders.filter(l => l.distance < LEADER_M).map(l => l.facility),
    ]
    const show = (): void => {
      if (points.length > 0) view.fit(points, props.padding)
      else view.fitHome(props.home, props.padding)
      done.current = { key: props.fitKey, leaders: hasLeaders, state: view.state() }
    }
    const before = done.current
    const other = before?.key !== props.fitKey
    const leaders = hasLeaders && !before?.leaders && before?.state === view.state()
    if ((other || leaders) && view.map.getSize()?.[0]) show()
    // Where it gets other room it shows the same, as long as nobody has moved it.
    const resized = (): void => {
      const fitted = done.current
      if (view.map.getSize()?.[0] && (fitted?.key !== props.fitKey || fitted.state === view.state())) show()
    }
    view.map.on('change:size', resized)
    return () => view.map.un('change:size', resized)
  }, [view, props.fitKey, hasLeaders])
}

/** Boxes of everything that lies on the map, so that labels keep clear of it. */
function plateBoxes(frame: HTMLElement | null): Box[] {
  if (!frame) return []
  const origin = frame.getBoundingClientRect()
  return [...frame.querySelectorAll('.map-plate')].map(el => {
    const r = el.getBoundingClientRect()
    return { x: r.left - origin.left - 6, y: r.top - origin.top - 6, w: r.width + 12, h: r.height + 12 }
  })
}
