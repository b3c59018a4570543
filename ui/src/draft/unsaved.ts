import { useSyncExternalStore } from 'react'

/** Forms with something on the page that the server does not have yet. */
type Form = { save: () => Promise<void>; dirty: boolean }
const forms = new Map<object, Form>()
const listeners = new Set<() => void>()
let count = 0
function recount() {
  const next = [...forms.values()].filter(f => f.dirty).length
  if (next === count) return
  count = next
  for (const l of listeners) l()
}

/** A form tells here what is unsaved and how to save it. Returns the way out. */
export function registerForm(key: object, form: Form): () => void {
  forms.set(key, form)
  recount()
  return () => {
    forms.delete(key)
    recount()
  }
}

/** Saves everything unsaved, before another person sits down or after a page broke. Rejects with the first failure. */
export async function saveAll(): Promise<void> {
  for (const form of [...forms.values()]) if (form.dirty) await form.save()
}

export function useUnsaved(): number {
  return useSyncExternalStore(
    l => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => count,
  )
}

// Closing the tab with unsaved work asks first.
window.addEventListener('beforeunload', e => {
  if (count > 0) e.preventDefault()
})
