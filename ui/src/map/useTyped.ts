/** Figures typed at the cursor: `35`, `35<90`, `@3,4` or a position set the next vertex. */
import { type RefObject, useCallback, useState } from 'react'
import type { LonLat } from './geodesy'
import type { HandState, Latest } from './handTypes'
import type { Hand } from './paintSketch'
import { readPair } from './pasted'
import { lonLats } from './site'
import { lastPoint, target } from './sketch'
import { readTyped } from './typed'
import type { MapView } from './view'

export function useTyped(
  view: MapView | null,
  latest: RefObject<Latest>,
  hand: RefObject<Hand>,
  place: (at: LonLat) => void,
): Pick<HandState, 'typed' | 'setTyped' | 'enterTyped'> & { drop: () => void } {
  const [typed, setTypedState] = useState<HandState['typed']>(null)

  const setTyped = useCallback(
    (text: string | null) => {
      if (text === null) {
        setTypedState(null)
        view?.map.getTargetElement()?.focus()
        return
      }
      const size = view?.map.getSize() ?? [300, 200]
      const at =
        (hand.current.cursor && view?.pixelOf(hand.current.cursor)) ??
        ([(size[0] as number) / 2, (size[1] as number) / 2] as const)
      setTypedState(before => ({
        text,
        at: before?.at ?? [
          Math.min(at[0] + 16, (size[0] as number) - 190),
          Math.min(at[1] + 16, (size[1] as number) - 40),
        ],
        bad: false,
      }))
    },
    [hand, view],
  )

  const enterTyped = useCallback(() => {
    if (!typed) return
    const read = readTyped(typed.text)
    const { sketch: s, options: o } = latest.current
    const own = o.edit.site ? lonLats(o.edit.site) : []
    const from = lastPoint(s, own)
    const at =
      read && target(read, from, hand.current.cursor, (a, b) => readPair(a, b, o.edit.site?.crs ?? o.crs))
    if (!at) return setTypedState({ ...typed, bad: true })
    place(at)
    hand.current.cursor = at
    setTyped(null)
    view?.repaintOver()
  }, [typed, place, setTyped, view, hand, latest])

  const drop = useCallback(() => setTypedState(null), [])
  return { typed, setTyped, enterTyped, drop }
}
