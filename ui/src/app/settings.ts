import { useCallback, useEffect, useRef, useState } from 'react'
import { CallError, call } from '../api/client'
import { useMe } from '../staff/session'

/** A change is sent once the hand has rested. */
const REST_MS = 600
/** The server keeps a person's settings as it keeps drafts: by id, for that person alone. */
const SUBJECT = 'settings'

function readLocal<V>(key: string, initial: V): V {
  try {
    const text = localStorage.getItem(key)
    return text === null ? initial : { ...initial, ...(JSON.parse(text) as V) }
  } catch {
    return initial
  }
}
function writeLocal(key: string, value: unknown) {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // No storage here: the server has it, and the next start waits for its answer.
  }
}

/**
 * How a person has arranged a screen: kept on the server so that it follows to the next desk, and on this machine so that
 * the screen stands at once. Settings are no work: one that cannot be saved now is saved with the next change.
 */
export function useSettings<V extends object>(name: string, initial: V): [V, (next: V) => void] {
  const me = useMe()
  const id = `${SUBJECT}-${me.id}-${name}`
  const key = `linewarden.${me.id}.${name}`
  const [value, setValue] = useState<V>(() => readLocal(key, initial))
  const version = useRef(0)
  const changed = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, for this person and screen
  useEffect(() => {
    const stop = new AbortController()
    const read = async () => {
      const { drafts } = await call('draft/list', { subject: SUBJECT }, { signal: stop.signal })
      if (!drafts.some(draft => draft.id === id)) return
      const kept = await call('draft/get', { id }, { signal: stop.signal })
      version.current = kept.version
      // What was changed here meanwhile is newer.
      if (changed.current) return
      const next = { ...initial, ...(kept.body as V) }
      setValue(next)
      writeLocal(key, next)
    }
    // Without an answer what this machine knows stays in force.
    void read().catch(() => undefined)
    return () => stop.abort()
  }, [id])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = useCallback(
    (next: V) => {
      changed.current = true
      setValue(next)
      writeLocal(key, next)
      clearTimeout(timer.current)
      const save = () =>
        call('draft/save', { id, subject: SUBJECT, title: name, body: next, version: version.current })
      const send = async () => {
        try {
          version.current = (await save()).version
        } catch (error) {
          // Arranged at two desks: the hand that moved last wins, on the other's version.
          if (!(error instanceof CallError && error.code === 'draft.changed')) return
          version.current = (await call('draft/get', { id })).version
          version.current = (await save()).version
        }
      }
      timer.current = setTimeout(() => void send().catch(() => undefined), REST_MS)
    },
    [id, key, name],
  )
  return [value, change]
}
