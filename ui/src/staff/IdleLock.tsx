import { useEffect } from 'react'
import { call } from '../api/client'
import { locked, useMe } from './session'

/** Nobody at the keyboard for the office's number of minutes: the page is covered, and the server told. */
export function IdleLock() {
  const { idle_lock_minutes } = useMe()
  useEffect(() => {
    if (idle_lock_minutes <= 0) return
    let last = Date.now()
    const seen = () => {
      last = Date.now()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const e of events) window.addEventListener(e, seen, { passive: true })
    // Compared against the clock rather than counted: a machine that slept is locked when it wakes.
    const timer = setInterval(() => {
      if (Date.now() - last >= idle_lock_minutes * 60_000) lockNow()
    }, 5_000)
    return () => {
      clearInterval(timer)
      for (const e of events) window.removeEventListener(e, seen)
    }
  }, [idle_lock_minutes])
  return null
}

/** Covers the page at once; the server is told, and if it cannot be reached the page is covered all the same. */
export function lockNow() {
  locked()
  void call('staff/lock', {}).catch(() => undefined)
}
