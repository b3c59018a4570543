/** A note taped from towers, read by the office while it is typed: its corners, or what is wrong with it. */
import { useEffect, useRef, useState } from 'react'
import type { AnswerOf, CallError, RequestOf } from '../api/client'
import { call } from '../api/client'
import { useLatest } from '../api/useLatest'
import { fromLonLat, WGS84, zoneCode, zoneOf } from './coordinates'
import type { LonLat } from './geodesy'
import type { Site } from './site'
import { looksTaped } from './taped'

export type TapedAnswer = AnswerOf<'application/tape'>
type Request = RequestOf<'application/tape'>
export type ChosenTower = NonNullable<Request['chosen']>[number]

/** After the last letter. */
const DELAY_MS = 250

export interface TapedState {
  /** What stands in the box is such a note. */
  noted: boolean
  /** Corners of exactly what stands there. */
  answer: TapedAnswer | null
  error: CallError | null
  choose: (tower: ChosenTower) => void
  /** Takes the corners, now or as soon as they are there. */
  take: () => void
}

export function useTaped(
  text: string,
  near: (() => LonLat | null) | undefined,
  onPlaced: (answer: TapedAnswer) => void,
): TapedState {
  const [chosen, setChosen] = useState<readonly ChosenTower[]>([])
  const [wanted, setWanted] = useState<string | null>(null)
  const noted = near !== undefined && looksTaped(text)
  const request: Request | null = noted ? { corners: [{ by: 'note', text }], chosen: [...chosen] } : null
  const key = JSON.stringify(request)
  const latest = useLatest(
    request,
    async (r, signal) => {
      const place = near?.() ?? null
      const body = place ? { ...r, near: [place[0], place[1]] as [number, number] } : r
      return { key: JSON.stringify(r), taped: await call('application/tape', body, { signal }) }
    },
    DELAY_MS,
  )
  const settled = noted && !latest.busy
  const answer = settled && !latest.error && latest.answer?.key === key ? latest.answer.taped : null
  const placed = useRef(onPlaced)
  placed.current = onPlaced
  useEffect(() => {
    if (answer && wanted === text) {
      setWanted(null)
      setChosen([])
      placed.current(answer)
    }
  }, [answer, wanted, text])
  return {
    noted,
    answer,
    error: settled ? latest.error : null,
    choose: tower =>
      setChosen(old => [
        ...old.filter(o => o.tower.number !== tower.tower.number || o.tower.line !== tower.tower.line),
        tower,
      ]),
    take: () => setWanted(text),
  }
}

/** The corners as a site, in the system in force; where there is none, in one whose label is the towers' own. */
export function tapedSite(answer: TapedAnswer, inForce: string | null): Site | null {
  const first = answer.vertices[0]
  if (!first) return null
  const crs = inForce ?? (answer.crs === WGS84 ? WGS84 : zoneCode(zoneOf(first[0])))
  const points = answer.vertices.map(p => fromLonLat(crs, p)).filter(p => p !== null)
  if (points.length !== answer.vertices.length) return null
  return { shape: points.length > 2 ? 'polygon' : points.length === 2 ? 'line' : 'point', crs, points }
}
