/** Wide layout: from 1600 px. */
import { useSyncExternalStore } from 'react'

const query = (): MediaQueryList | null =>
  typeof window.matchMedia === 'function' ? window.matchMedia('(min-width: 1600px)') : null

export function useWide(): boolean {
  return useSyncExternalStore(
    changed => {
      const q = query()
      q?.addEventListener('change', changed)
      return () => q?.removeEventListener('change', changed)
    },
    () => query()?.matches ?? false,
  )
}
