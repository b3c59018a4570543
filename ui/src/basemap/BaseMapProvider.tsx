import { type ReactNode, useMemo } from 'react'
import { useCall } from '../api/useCall'
import { useSettings } from '../app/settings'
import { BaseMapContext, type BaseMaps, type Choice, layersOf } from './shown'

const NONE: Choice = {}

/** One list and one choice for every map of the frame. */
export function BaseMapProvider({ children }: { children: ReactNode }) {
  const list = useCall('basemap/list', {}, { staleTime: 60_000 })
  const [choice, setChoice] = useSettings<Choice>('basemap', NONE)
  const maps = list.data?.maps
  const value = useMemo<BaseMaps>(
    () => ({
      layers: layersOf(maps ?? [], choice),
      choose: (id, mine) => setChoice({ ...choice, [id]: mine }),
    }),
    [maps, choice, setChoice],
  )
  return <BaseMapContext value={value}>{children}</BaseMapContext>
}
