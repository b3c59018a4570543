/** Where the facilities' data come from, and where the office works, for maps. */
import { useMemo } from 'react'
import { useCall } from '../api/useCall'
import { useOffice } from '../office/useOffice'
import type { LonLat } from './geodesy'

const NO_WORDS: string[] = []

export function useAttribution(): { attribution: string[]; home: LonLat[]; ready: boolean } {
  const current = useCall('facilities/current', {})
  const office = useOffice()
  const version = current.data?.version
  // As text: the same place told again every minute must not be a new one.
  const place = office.data?.home?.join() ?? ''
  return useMemo(() => {
    const [w, s, e, n] = place ? place.split(',').map(Number) : (version?.extent ?? [])
    return {
      attribution: version?.attribution ?? NO_WORDS,
      home:
        w === undefined || s === undefined || e === undefined || n === undefined
          ? []
          : [
              [w, s],
              [e, n],
            ],
      ready: current.data !== undefined || current.isError,
    }
  }, [version, place, current.data, current.isError])
}
