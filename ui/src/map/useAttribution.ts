/** Where the facilities' data come from, and where they lie, for maps. */
import { useMemo } from 'react'
import { useCall } from '../api/useCall'
import type { LonLat } from './geodesy'

const NO_WORDS: string[] = []

export function useAttribution(): { attribution: string[]; home: LonLat[]; ready: boolean } {
  const current = useCall('facilities/current', {})
  const version = current.data?.version
  return useMemo(() => {
    const e = version?.extent
    return {
      attribution: version?.attribution ?? NO_WORDS,
      home: e
        ? [
            [e[0], e[1]],
            [e[2], e[3]],
          ]
        : [],
      ready: current.data !== undefined || current.isError,
    }
  }, [version, current.data, current.isError])
}
