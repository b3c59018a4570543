import { useSyncExternalStore } from 'react'

export type Width = 'tiny' | 'narrow' | 'middle' | 'wide'

/** A usual screen at 200 % zoom: one pane at a time. */
const TINY = 900

function read(): Width {
  return window.innerWidth < TINY
    ? 'tiny'
    : window.innerWidth < 1280
      ? 'narrow'
      : window.innerWidth < 1600
        ? 'middle'
        : 'wide'
}

/** Below 900 tiny, below 1280 narrow, 1280 to 1599 middle, from 1600 wide (CSS pixels, so 125 % zoom counts). */
export function useWidth(): Width {
  return useSyncExternalStore(l => {
    window.addEventListener('resize', l)
    return () => window.removeEventListener('resize', l)
  }, read)
}
