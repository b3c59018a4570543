import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CallError, call } from '../api/client'
import { civil } from '../parts/dates'
import { registerForm } from './unsaved'

/** What the title says: nothing typed yet, typed but not sent, on its way, stored at hh:mm, or why it is not. */
export type SaveState =
  | { state: 'empty' }
  | { state: 'unsaved' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed'; error: unknown }
  /** Somebody (the same person elsewhere) saved another version in between. */
  | { state: 'changed'; error: CallError }

const DELAY_MS = 1000
const RETRY_MS = 5000

type Options<B> = {
  id: string
  subject: string
  title: (body: B) => string
  /** The body now on the page. */
  body: B
  /** Version of the draft as loaded; 0 for a new one. */
  version: number
  /** False while nothing was typed: opening a form makes no draft. */
  touched: boolean
}

/** Saves a form one second after input, needs no required field, and can be flushed. One save at a time; the next one
 * starts after it with what is on the page then. */
export function useDraft<B>({ id, subject, title, body, version, touched }: Options<B>) {
  const [save, setSave] = useState<SaveState>(version > 0 ? { state: 'saved', at: '' } : { state: 'empty' })
  const text = JSON.stringify(body)
  const latest = useRef({ body, text, title })
  latest.current = { body, text, title }
  const stored = useRef({ text: version > 0 ? text : '', version, id })
  const running = useRef<Promise<void> | null>(null)
  if (stored.current.id !== id) stored.current = { text: version > 0 ? text : '', version, id }

  const flush = useCallback(async (): Promise<void> => {
    if (running.current) await running.current.catch(() => undefined)
    const now = latest.current
    if (now.text === stored.current.text) return
    const work = (async () => {
      setSave({ state: 'saving' })
      try {
        const answer = await call('draft/save', {
          id,
          subject,
          title: now.title(now.body),
          body: now.body,
          version: stored.current.version,
        })
        stored.current = { text: now.text, version: answer.version, id }
        setSave(
          latest.current.text === now.text
            ? { state: 'saved', at: civil(answer.saved_at).time }
            : { state: 'unsaved' },
        )
      } catch (error) {
        const changed = error instanceof CallError && error.code === 'draft.changed'
        setSave(changed ? { state: 'changed', error } : { state: 'failed', error })
        throw error
      }
    })()
    running.current = work
    try {
      await work
    } finally {
      running.current = null
    }
  }, [id, subject])

  useEffect(() => {
    if (!touched || text === stored.current.text) return
    setSave({ state: 'unsaved' })
    const timer = setTimeout(() => void flush().catch(() => undefined), DELAY_MS)
    return () => clearTimeout(timer)
  }, [text, touched, flush])

  // A server that could not be reached is tried again by itself; a refusal waits for the person.
  useEffect(() => {
    if (save.state !== 'failed' || !(save.error instanceof CallError) || save.error.status !== 0) return
    const timer = setTimeout(() => void flush().catch(() => undefined), RETRY_MS)
    return () => clearTimeout(timer)
  }, [save, flush])

  const dirty = touched && save.state !== 'saved' && save.state !== 'empty'
  const key = useMemo(() => ({}), [])
  useEffect(() => registerForm(key, { save: flush, dirty }), [key, flush, dirty])

  /** After the form was accepted or thrown away: nothing is left to save. */
  const forget = useCallback(() => {
    stored.current = { ...stored.current, text: latest.current.text }
    setSave({ state: 'empty' })
  }, [])
  /** After a conflict: write over the other version, knowingly. */
  const overwrite = useCallback(
    async (otherVersion: number) => {
      stored.current = { ...stored.current, version: otherVersion, text: '' }
      await flush()
    },
    [flush],
  )
  return { save, flush, forget, overwrite }
}
