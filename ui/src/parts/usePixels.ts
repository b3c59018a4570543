import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react'

/** While a pane is dragged its width changes with every frame; what is expensive waits for a rest. */
const REST_MS = 120

/** Inner width of an element in CSS pixels, 0 until it is known; after the first time it follows with a short delay. */
export function useBoxWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const box = element.current
    let timer = 0
    setWidth(box.clientWidth)
    const watch = new ResizeObserver(() => {
      clearTimeout(timer)
      timer = window.setTimeout(() => setWidth(box.clientWidth), REST_MS)
    })
    watch.observe(box)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [element])
  return width
}

/** Device pixels of one CSS pixel: changes with the zoom, and when the window moves to another screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(
    tell => {
      // A query matches one ratio only, so it is asked anew after every change.
      let query: MediaQueryList
      const changed = () => {
        listen()
        tell()
      }
      const listen = () => {
        query?.removeEventListener('change', changed)
        query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
        query.addEventListener('change', changed)
      }
      listen()
      return () => query.removeEventListener('change', changed)
    },
    () => window.devicePixelRatio || 1,
  )
}
