/** Facilities of what is seen, by cells: those that were seen before are there at once when the map comes back to them. */
import { useEffect, useRef, useState } from 'react'
import type { Coded } from '../api/contract'
import { useOffice } from '../office/useOffice'
import type { DrawnFacility } from './api'
import { cellsOver, EXACT_ZOOM, grown, type MapExtent } from './cells/grid'
import { facilitiesOf, type NotDrawn, notDrawn } from './cells/inView'
import type { Kept } from './cells/store'
import type { MapView } from './view'

export interface Loaded {
  /** Near in; farther out they are drawn without being told one by one. */
  facilities: DrawnFacility[]
  notDrawn: NotDrawn | null
  problem: Coded | null
}

const NOTHING: Loaded = { facilities: [], notDrawn: null, problem: null }
/** Metres a pixel beyond which a facility is no longer seen: the map before it was fitted anywhere. */
const FARTHEST = 6000
/** Share of the view around it that is asked for as well. */
const AROUND = 0.2
/** Milliseconds between two looks while the map moves, and from an answer until it is shown with those that follow. */
const LOOK = 120
const GATHER = 60

export function useFacilities(view: MapView | null): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(NOTHING)
  const version = useOffice().data?.facilities?.version
  const known = useRef(version)

  useEffect(() => {
    if (!view) return
    let looking: ReturnType<typeof setTimeout> | undefined
    let gathering: ReturnType<typeof setTimeout> | undefined
    let shown: readonly Kept[] = []

    const show = (): void => {
      gathering = undefined
      const extent = view.extent()
      if (!extent) return
      const near = view.zoom() === EXACT_ZOOM
      const there = (e: MapExtent): Kept[] =>
        cellsOver(e, view.zoom())
          .map(c => view.cells.get(c))
          .filter(k => k !== undefined)
      const cells = near ? there(grown(extent, AROUND)) : []
      view.showFar(!near || !view.cells.whole)
      const same = cells.length === shown.length && cells.every((c, i) => c === shown[i])
      // Coming from near in, what was there stays until there is something in its place.
      const waits = !near && !view.cells.whole
      if (!same && !waits) shown = cells
      const left = notDrawn(there(extent))
      const { problem } = view.cells
      setLoaded(before => {
        const facilities = same || waits ? before.facilities : facilitiesOf(cells)
        const alike =
          facilities === before.facilities &&
          problem === before.problem &&
          JSON.stringify(left) === JSON.stringify(before.notDrawn)
        return alike ? before : { facilities, notDrawn: left, problem }
      })
    }
    const gather = (): void => {
      gathering ??= setTimeout(show, GATHER)
    }
    const look = (): void => {
      looking = undefined
      const extent = view.extent()
      if (!extent || view.metres() > FARTHEST) return
      view.cells.want(cellsOver(grown(extent, AROUND), view.zoom()))
      gather()
    }
    const onMove = (): void => {
      looking ??= setTimeout(look, LOOK)
    }
    view.onCells = () => {
      view.far.layer.changed()
      gather()
    }
    view.map.on('moveend', onMove)
    view.map.on('pointerdrag', onMove)
    onMove()
    return () => {
      clearTimeout(looking)
      clearTimeout(gathering)
      view.onCells = () => {}
      view.map.un('moveend', onMove)
      view.map.un('pointerdrag', onMove)
    }
  }, [view])

  // Somebody has changed the data: nothing of before stays on the map.
  useEffect(() => {
    if (!version || known.current === version) return
    if (known.current !== undefined) view?.forgetCells()
    known.current = version
  }, [view, version])

  return loaded
}
