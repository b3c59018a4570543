/** Narrow layout: below 1280 px. */
import { useSyncExternalStore } from 'react'

const query = (): MediaQueryList | null =>
  typeof window.matchMedia === 'function' ? window.matchMedia('(max-width: 1279px)') : null

export function useNarrow(): boolean {
  return useSyncExternalStore(
    changed => {
      const q = query()
      q?.addEventListener('change', changed)
      return () => q?.removeEventListener('change', changed)
    },
    () => query()?.matches ?? false,
  )
}
