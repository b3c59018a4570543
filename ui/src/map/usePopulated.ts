import { useMemo } from 'react'
import type { PopulatedAnswer } from '../api/types/PopulatedAnswer'
import { useCall } from '../api/useCall'
import type { LonLat } from './geodesy'

export interface PopulatedOnMap {
  document: string
  /** Of every part, the outline and its holes. */
  rings: LonLat[][]
}

const NONE: PopulatedOnMap[] = []

export function ringsOf(areas: PopulatedAnswer['areas']): PopulatedOnMap[] {
  return areas.map(a => ({
    document: a.document,
    rings: (a.geometry.coordinates as LonLat[][][]).flat(),
  }))
}

/** Areas declared densely populated, for every map: they may narrow the zones in them. */
export function usePopulated(): PopulatedOnMap[] {
  const { data } = useCall('facilities/populated', {}, { staleTime: 60_000 })
  return useMemo(() => (data ? ringsOf(data.areas) : NONE), [data])
}
