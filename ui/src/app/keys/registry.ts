import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isImeKey, isTyping } from '../../parts/isImeKey'

/** One key of a screen. Without `run` it is only listed (a list or a map handles it itself while it has the focus). */
export type KeyBinding = {
  /** `Alt+N`, `Ctrl+Enter`, `/`, `Esc`, `G W` (two keys after another), `F7`. Ctrl also means ⌘. */
  keys: string
  label: string
  run?: (event: KeyboardEvent) => void
}
type Group = { id: number; title: string; bindings: KeyBinding[] }

let groups: Group[] = []
let next = 1
const listeners = new Set<() => void>()
function set(update: Group[]) {
  groups = update
  for (const l of listeners) l()
}

/** Registers keys while the component is there. The latest registered wins, so a screen may take a key from the frame. */
export function useKeys(title: string, bindings: KeyBinding[], enabled = true) {
  const latest = useRef(bindings)
  latest.current = bindings
  const signature = bindings.map(b => `${b.keys} ${b.label}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the bindings' visible part
  useEffect(() => {
    if (!enabled) return
    const id = next++
    const live = latest.current.map((b, i) => ({
      ...b,
      run: b.run && ((e: KeyboardEvent) => latest.current[i]?.run?.(e)),
    }))
    set([...groups, { id, title, bindings: live }])
    return () => set(groups.filter(g => g.id !== id))
  }, [title, signature, enabled])
}

/** All keys now in force, for the F1 sheet. */
export function useKeyGroups(): Group[] {
  return useSyncExternalStore(
    l => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => groups,
  )
}

/** A key event as the binding writes it. Letters and digits by code, because input methods change `key`. */
export function keyName(e: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(e.code)?.[1]
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(e.code)?.[1]
  const modified = e.ctrlKey || e.metaKey || e.altKey
  let base =
    letter ?? (modified ? digit : undefined) ?? (e.key === 'Escape' ? 'Esc' : e.key === ' ' ? 'Space' : e.key)
  // `/` and `?` sit elsewhere on other layouts and come full-width or as 、 under a Chinese input method.
  if (!modified && e.code === 'Slash') base = e.shiftKey ? '?' : '/'
  const shift = e.shiftKey && base.length > 1 ? 'Shift+' : e.shiftKey && letter ? 'Shift+' : ''
  return `${e.ctrlKey || e.metaKey ? 'Ctrl+' : ''}${e.altKey ? 'Alt+' : ''}${shift}${base}`
}

let suspended = false
/** Behind the lock no key of the page works. */
export function suspendKeys(yes: boolean) {
  suspended = yes
}

let lead: { key: string; at: number } | null = null

/** The one listener of the page. */
export function onGlobalKey(e: KeyboardEvent) {
  if (suspended || e.defaultPrevented || isImeKey(e)) return
  const name = keyName(e)
  const plain = !e.ctrlKey && !e.metaKey && !e.altKey
  // Plain letters and signs belong to whoever types; function keys and Esc do not.
  if (plain && isTyping(e.target) && name.replace('Shift+', '').length === 1) return
  const sequence = lead && Date.now() - lead.at < 1200 ? `${lead.key} ${name}` : null
  lead = null
  const all = groups.flatMap(g => g.bindings).reverse()
  const hit =
    (sequence && all.find(b => b.run && b.keys === sequence)) || all.find(b => b.run && b.keys === name)
  if (hit?.run) {
    e.preventDefault()
    hit.run(e)
  } else if (plain && all.some(b => b.run && b.keys.startsWith(`${name} `))) {
    lead = { key: name, at: Date.now() }
  }
}
