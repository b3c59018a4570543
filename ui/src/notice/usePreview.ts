import { useCallback, useEffect, useRef, useState } from 'react'
import { type AnswerOf, type CallError, call } from '../api/client'
import type { NoticeFields } from './fields'

type Answer = AnswerOf<'notice/preview'>

const DELAY_MS = 200

export interface PreviewState {
  /** The last good answer; it stays until the next one is there. */
  answer: Answer | null
  /** Whether the answer is of what the form asked for last; asked anew each time, since the form asks while it renders. */
  isSettled: () => boolean
  error: CallError | null
  /** Asks for the page of these fields and gives the last answer meanwhile. */
  of: (fields: NoticeFields, focus: string | null) => Answer | null
}

/** The page of the notice, set anew 200 ms after the last change; a slow answer never overtakes a newer one. */
export function usePreview(caseId: string): PreviewState {
  const [shown, setShown] = useState<{ fields: string; answer: Answer } | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const [wanted, setWanted] = useState<{ key: string; fields: NoticeFields; focus: string | null } | null>(
    null,
  )
  const latest = useRef<typeof wanted>(null)

  // The form asks while it renders; the state moves on afterwards.
  const of = useCallback(
    (fields: NoticeFields, focus: string | null) => {
      const key = JSON.stringify([fields, focus])
      if (latest.current?.key !== key) {
        latest.current = { key, fields, focus }
        queueMicrotask(() => setWanted(latest.current))
      }
      return shown?.answer ?? null
    },
    [shown],
  )

  useEffect(() => {
    // A date half typed is no date yet; the page waits for it.
    if (!wanted || wanted.fields.deadline === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(
        'notice/preview',
        { case: caseId, fields: wanted.fields, focus: wanted.focus },
        { signal: stop.signal },
      )
        .then(answer => {
          setShown({ fields: JSON.stringify(wanted.fields), answer })
          setError(null)
        })
        .catch((problem: CallError) => {
          if (!stop.signal.aborted) setError(problem)
        })
    }, DELAY_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [caseId, wanted])

  // Which field is tinted does not matter here: leaving a field by a click on the button must not stop the click.
  const isSettled = () => shown !== null && shown.fields === JSON.stringify(latest.current?.fields)
  return { answer: shown?.answer ?? null, isSettled, error, of }
}
