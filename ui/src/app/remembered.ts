import { useState } from 'react'

/** State that is still there on the way back: filter, selection, scope. Kept for this tab, under the person's id. */
export function useRemembered<V>(person: string, name: string, initial: V): [V, (value: V) => void] {
  const key = `linewarden.${person}.${name}`
  const [value, setValue] = useState<V>(() => {
    try {
      const text = sessionStorage.getItem(key)
      return text === null ? initial : (JSON.parse(text) as V)
    } catch {
      return initial
    }
  })
  return [
    value,
    next => {
      setValue(next)
      try {
        sessionStorage.setItem(key, JSON.stringify(next))
      } catch {
        // No storage: the list forgets its filter on the way back, nothing else.
      }
    },
  ]
}
