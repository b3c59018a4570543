/** True while an input method composes: this key confirms or moves a candidate and must not act on the page.
 * Safari sends Enter after compositionend, with keyCode 229 as the only trace; React's synthetic event lacks isComposing. */
export function isImeKey(event: {
  keyCode: number
  isComposing?: boolean
  nativeEvent?: { isComposing?: boolean }
}): boolean {
  return event.keyCode === 229 || event.isComposing === true || event.nativeEvent?.isComposing === true
}

/** True when typing goes into this element, so letters belong to it. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  const tag = target.tagName
  if (tag === 'TEXTAREA' || tag === 'SELECT') return true
  if (tag !== 'INPUT') return false
  return !['button', 'checkbox', 'radio', 'submit', 'range', 'file'].includes(
    (target as HTMLInputElement).type,
  )
}
