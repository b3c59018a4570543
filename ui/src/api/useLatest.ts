/** Asks again a moment after the last change, keeps the old answer meanwhile, and drops answers that were overtaken. */
import { useEffect, useRef, useState } from 'react'
import type { CallError } from './client'

export interface Latest<A> {
  answer: A | null
  /** The answer shown belongs to an older request. */
  busy: boolean
  error: CallError | null
}

export function useLatest<R, A>(
  request: R | null,
  ask: (request: R, signal: AbortSignal) => Promise<A>,
  delay: number,
): Latest<A> {
  const key = request === null ? null : JSON.stringify(request)
  const [state, setState] = useState<Latest<A>>({ answer: null, busy: false, error: null })
  const latest = useRef({ request, ask })
  latest.current = { request, ask }

  useEffect(() => {
    if (key === null) {
      setState({ answer: null, busy: false, error: null })
      return
    }
    const stop = new AbortController()
    setState(old => ({ ...old, busy: true }))
    const timer = setTimeout(() => {
      const now = latest.current
      if (now.request === null) return
      now
        .ask(now.request, stop.signal)
        .then(answer => !stop.signal.aborted && setState({ answer, busy: false, error: null }))
        .catch(
          (error: CallError) => !stop.signal.aborted && setState(old => ({ ...old, busy: false, error })),
        )
    }, delay)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key, delay])

  return state
}
