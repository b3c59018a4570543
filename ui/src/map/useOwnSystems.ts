import { useMemo } from 'react'
import type { OwnCrs } from '../api/types/OwnCrs'
import { useCall } from '../api/useCall'
import { setOwnSystems } from './coordinates'

const NONE: OwnCrs[] = []

/** The office's own coordinate systems; while it has them, the map converts them as it does the others. */
export function useOwnSystems(): OwnCrs[] {
  const { data } = useCall('facilities/own_systems', {}, { staleTime: 60_000 })
  // Before the children are drawn: what they convert is in one of these.
  useMemo(() => {
    if (data) setOwnSystems(data.systems)
  }, [data])
  return data?.systems ?? NONE
}
