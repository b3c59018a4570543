import { useMemo } from 'react'
import type { DrawnFacility } from '../map/api'
import { SiteMap } from '../map/SiteMap'
import type { Tool } from '../map/sketch'
import { useAttribution } from '../map/useAttribution'
import type { SiteEdit } from '../map/useSiteEdit'
import type { MapView } from '../map/view'

const NOTHING = (): void => {}

interface Props {
  edit: SiteEdit
  /** What is taken away is seen on the map, and not edited. */
  fixed: boolean
  crs: string | null
  selected: number | null
  onSelect: (vertex: number | null) => void
  drawn: DrawnFacility[]
  tools: readonly Tool[]
  label: string
  /** Changes where another thing is to be shown. */
  shown: unknown
  onView?: (view: MapView | null) => void
}

/** The map of an [EditFrame]: vertices of what is open are moved and set as a site's are. */
export function EditMap({ edit, fixed, crs, selected, onSelect, drawn, tools, label, shown, onView }: Props) {
  const { attribution, home, ready } = useAttribution()
  const able = useMemo<SiteEdit>(
    () => (fixed ? { ...edit, set: NOTHING, undo: NOTHING, redo: NOTHING } : edit),
    [fixed, edit],
  )
  return (
    <div className="edit-map">
      <SiteMap
        edit={able}
        crs={crs}
        selected={selected}
        onSelect={onSelect}
        screening={null}
        drawn={drawn}
        crane={null}
        onStand={NOTHING}
        onDrawn={NOTHING}
        attribution={attribution}
        home={home}
        fitKey={`${ready} ${shown}`}
        tools={tools}
        label={label}
        legend={false}
        onView={onView}
      />
    </div>
  )
}
