/** A map to look at, not to draw on: measuring, moving and zooming by keys. */
import { type KeyboardEvent, type RefObject, useMemo } from 'react'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import type { Hand } from './paintSketch'
import type { Tool } from './sketch'
import { useHand } from './useHand'
import type { SiteEdit } from './useSiteEdit'
import type { MapView } from './view'

const NOTHING = (): void => {}
/** Nothing is drawn here. */
const NO_SITE: SiteEdit = {
  site: null,
  set: NOTHING,
  undo: NOTHING,
  redo: NOTHING,
  canUndo: false,
  canRedo: false,
  reset: NOTHING,
}
const LOOK_TOOLS: readonly Tool[] = ['select', 'measure']

export interface Look {
  hand: RefObject<Hand>
  tool: Tool
  choose: (tool: Tool) => void
  onKeyDown: (e: KeyboardEvent<HTMLDivElement>) => void
}

/** Keys of the map for the F1 sheet; it handles them itself while it has the focus. */
const KEY_HELP = [
  ['M', 'tool.measure'],
  ['Z', 'fitAll'],
  ['+', 'keys.zoom'],
  ['←', 'keys.pan'],
] as const

export function useLook(view: MapView | null, onFit: () => void): Look {
  const t = useWords('map')
  const options = useMemo(
    () => ({
      edit: NO_SITE,
      crs: null,
      selected: null,
      onSelect: NOTHING,
      onStand: NOTHING,
      onFit,
      onDrawn: NOTHING,
      caughtName: (kind: string) => t(`snap.${kind}`),
      tools: LOOK_TOOLS,
      types: false,
    }),
    [onFit, t],
  )
  const hand = useHand(view, options)
  useKeys(
    t('labelOverview'),
    KEY_HELP.map(([keys, word]) => ({ keys, label: t(word) })),
  )
  return { hand: hand.hand, tool: hand.sketch.tool, choose: hand.choose, onKeyDown: hand.onKeyDown }
}
