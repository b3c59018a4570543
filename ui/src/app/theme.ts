import { useSyncExternalStore } from 'react'
import type { ThemeName } from '../look/antd'

const KEY = 'linewarden.theme'
const listeners = new Set<() => void>()

function read(): ThemeName {
  try {
    return localStorage.getItem(KEY) === 'dark' ? 'dark' : 'light'
  } catch {
    return 'light'
  }
}
let current = read()
document.documentElement.dataset.theme = current

export function setTheme(name: ThemeName) {
  current = name
  document.documentElement.dataset.theme = name
  try {
    localStorage.setItem(KEY, name)
  } catch {
    // Nothing kept: the choice holds until the page is closed.
  }
  for (const l of listeners) l()
}
function subscribe(l: () => void) {
  listeners.add(l)
  return () => listeners.delete(l)
}
/** The theme in force; a map redraws with it. */
export function useTheme(): ThemeName {
  return useSyncExternalStore(subscribe, () => current)
}
