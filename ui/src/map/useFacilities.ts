/** Facilities of what is seen, asked for again when the map has moved out of what was loaded. */
import { useEffect, useRef, useState } from 'react'
import { CallError, call } from '../api/client'
import type { Coded } from '../api/contract'
import type { DrawnFacility } from './api'
import type { MapView } from './view'

export interface Loaded {
  facilities: DrawnFacility[]
  /** The answer left some out: zoom in. */
  truncated: boolean
  problem: Coded | null
}

const NOTHING: Loaded = { facilities: [], truncated: false, problem: null }
/** Metres a pixel beyond which a facility is no longer seen: the map before it was fitted anywhere. */
const FARTHEST = 1500
/** Milliseconds the map has to rest before it asks. */
const REST = 120

function contains(outer: readonly number[], inner: readonly number[]): boolean {
  return (
    (outer[0] as number) <= (inner[0] as number) &&
    (outer[1] as number) <= (inner[1] as number) &&
    (outer[2] as number) >= (inner[2] as number) &&
    (outer[3] as number) >= (inner[3] as number)
  )
}

export function useFacilities(view: MapView | null): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(NOTHING)
  const covered = useRef<{ bbox: number[]; whole: boolean } | null>(null)

  useEffect(() => {
    if (!view) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking: AbortController | undefined
    const ask = async (): Promise<void> => {
      const seen = view.bbox(0)
      const wanted = view.bbox(0.5)
      if (!seen || !wanted || view.metres() > FARTHEST) return
      if (covered.current?.whole && contains(covered.current.bbox, seen)) return
      asking?.abort()
      const mine = new AbortController()
      asking = mine
      try {
        const answer = await call('facilities/draw', { bbox: wanted }, { signal: mine.signal })
        covered.current = { bbox: wanted, whole: !answer.truncated }
        setLoaded({
          facilities: answer.facilities,
          truncated: answer.truncated,
          problem: null,
        })
      } catch (error) {
        if (mine.signal.aborted) return
        covered.current = null
        const problem =
          error instanceof CallError
            ? { code: error.code, params: error.params }
            : { code: 'server.unreachable', params: {} }
        setLoaded(before => ({ ...before, problem }))
      }
    }
    const onMove = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), REST)
    }
    view.map.on('moveend', onMove)
    onMove()
    return () => {
      clearTimeout(timer)
      asking?.abort()
      view.map.un('moveend', onMove)
    }
  }, [view])

  return loaded
}
