import { type RefObject, useEffect, useState } from 'react'

/** Is the element in view, or less than one view away from it, within whatever it scrolls in? */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    // The margin counts only from the scrolling element itself: seen from the page, that one cuts it off.
    const watch = new IntersectionObserver(entries => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: scroller(element.current),
      rootMargin: '100% 0%',
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return near
}

/** The nearest element around that scrolls; null is the page. */
function scroller(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
