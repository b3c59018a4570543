import { useEffect, useMemo, useSyncExternalStore } from 'react'

type Pinyin = typeof import('pinyin-pro')

// The table of pinyin is large: it is fetched when there is something to find, not before the first page stands.
let table: Pinyin | null = null
const listeners = new Set<() => void>()
async function fetchTable() {
  if (table) return
  table = await import('pinyin-pro')
  for (const l of listeners) l()
}

/** Whether a label answers to what was typed: its characters, its pinyin, or the initials of it. */
export function useMatches(): (label: string, query: string) => boolean {
  const pinyin = useSyncExternalStore(
    l => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => table,
  )
  useEffect(() => {
    // Without the table names are still found by their characters; it is asked for again by the next list.
    void fetchTable().catch(() => undefined)
  }, [])
  return useMemo(
    () => (label, query) => {
      const q = query.toLowerCase()
      if (q === '' || label.toLowerCase().includes(q)) return true
      return /^[a-z ]+$/.test(q) && pinyin?.match(label, q, { continuous: true }) != null
    },
    [pinyin],
  )
}
