import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../app/i18n'
import type { Tool } from '../../map/sketch'
import type { MapView } from '../../map/view'
import { EditMap } from '../EditMap'
import { drawnOf, toolsFor } from './hand'
import type { HandEdit } from './useHandEdit'

const LOOK: readonly Tool[] = ['select', 'measure']
/** Pixels within which a click means a vertex of what is being edited, not the facility under it. */
const OWN = 9

interface Props {
  it: HandEdit
  crs: string | null
  selected: number | null
  onSelect: (vertex: number | null) => void
}

/** The map of the facilities: a click opens one, its vertices are moved and set as a site's are. */
export function HandMap({ it, crs, selected, onSelect }: Props) {
  const t = useWords('facilities')
  const [view, setView] = useState<MapView | null>(null)
  const shape = it.change && !it.change.remove ? it.change : null
  const kind = shape?.typed.kind
  const tools = useMemo(() => (kind ? toolsFor(kind) : LOOK), [kind])
  const drawn = useMemo(() => drawnOf(it.draft), [it.draft])
  useOpenByClick(view, it)
  return (
    <EditMap
      edit={it.edit}
      fixed={shape === null}
      crs={crs}
      selected={selected}
      onSelect={onSelect}
      drawn={drawn}
      tools={tools}
      label={t('hand.map')}
      shown={it.shown}
      onView={setView}
    />
  )
}

function useOpenByClick(view: MapView | null, it: HandEdit): void {
  const latest = useRef(it)
  latest.current = it
  useEffect(() => {
    if (!view) return
    const target = view.map.getTargetElement()
    const onClick = (e: { pixel: number[] }): void => {
      const now = latest.current
      const pixel = [e.pixel[0] as number, e.pixel[1] as number] as const
      if (target?.classList.contains('drawing')) return
      const own = now.edit.site ? view.near(pixel, now.edit.site, OWN) : false
      const found = own ? null : view.facilityAt(pixel)
      if (!found) return
      // One that is under edit is drawn as it was changed; what it was is in the draft.
      if (now.draft.changes.some(c => c.key === found.id)) now.reopen(found.id, false)
      else if (found.whole) now.open(found.whole, false)
      // Drawn for the eye only: what is edited is asked for whole.
      else now.find(found.id, found.around, false)
    }
    view.map.on('click', onClick)
    return () => view.map.un('click', onClick)
  }, [view])
}
