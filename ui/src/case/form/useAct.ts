import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { CallError, call, newKey, type Path, type RequestOf } from '../../api/client'
import { useDraft } from '../../draft/useDraft'
import type { CaseView } from '../types'
import { type Clash, clashes } from './conflict'
import { useKept } from './DraftGate'

/** A hole in the form: the field to jump to and the words' key. */
export interface Hole {
  field: string
  /** Said in words by the form's own catalogue. */
  text: string
}

/** What another person put on record while the form was open. */
export interface News {
  actor: string
  what: { code: string; params: Record<string, unknown> } | null
  at: string
}

export interface ActOptions<T, P extends Path> {
  view: CaseView
  operation: P
  /** A word for the draft list: what this is a draft of. */
  title: string
  initial: T
  /** The same fields as the case has them now; used to find what another person changed. */
  theirs?: (view: CaseView) => Partial<Record<keyof T & string, unknown>>
  holes: (value: T) => Hole[]
  /** The request without `case` and `expected`. */
  build: (value: T) => Omit<RequestOf<P>, 'case' | 'expected'>
  onDone: (operation: P, position: number) => void
}

/**
 * One act on a case: what is typed, its draft, what is missing, sending it once, and what to do when somebody else
 * was faster. Nothing typed is ever replaced without the person choosing so at the field.
 */
export function useAct<T extends object, P extends Path>(options: ActOptions<T, P>) {
  const { view, operation, initial, theirs, holes, build, onDone } = options
  const kept = useKept()
  const client = useQueryClient()
  const [value, setValue] = useState<T>(() => ({ ...initial, ...(kept.body as Partial<T> | null) }))
  const [touched, setTouched] = useState(false)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const [tried, setTried] = useState(false)
  // The case as the person saw it when what they typed was still true; moves on when they have settled a conflict.
  const [base, setBase] = useState(view)
  const [news, setNews] = useState<News | null>(null)
  const [open, setOpen] = useState<Clash[]>([])
  const key = useRef(newKey())
  // Two clicks in one moment see the same state; this they do not.
  const busy = useRef(false)

  const draft = useDraft({
    id: kept.id,
    subject: operation.split('/')[0] ?? operation,
    title: () => options.title,
    body: value,
    version: kept.version,
    touched,
  })

  const change = useCallback((next: Partial<T> | ((old: T) => T)) => {
    setTouched(true)
    setError(null)
    setValue(old => (typeof next === 'function' ? next(old) : { ...old, ...next }))
  }, [])
  const set = useCallback(
    <K extends keyof T>(field: K) =>
      (next: T[K]) =>
        change(old => ({ ...old, [field]: next })),
    [change],
  )

  const meet = useCallback(
    (fresh: CaseView, said: News | null) => {
      const last = [...fresh.timeline].sort((a, b) => b.position - a.position)[0]
      setNews(said ?? (last ? { actor: last.who, what: last.text, at: last.recorded_at } : null))
      if (theirs) {
        const found = clashes(theirs(base), theirs(fresh), value as Record<string, unknown>)
        // A second colleague must not wipe a choice that is still open.
        setOpen(old => [...old.filter(c => !found.some(f => f.field === c.field)), ...found])
      }
      setBase(fresh)
    },
    [base, theirs, value],
  )

  // News that arrives by itself while the form is open is the same thing as a lost race, only earlier.
  useEffect(() => {
    if (!sending && view.version > base.version) meet(view, null)
  }, [view, base.version, meet, sending])

  const missing = holes(value)
  const submit = useCallback(async () => {
    setTried(true)
    if (busy.current || missing.length > 0 || open.length > 0) return
    busy.current = true
    setSending(true)
    setError(null)
    try {
      const request = { case: view.case, expected: base.version, ...build(value) } as unknown as RequestOf<P>
      const done = (await call(operation, request, { key: key.current })) as unknown as { position: number }
      draft.forget()
      if (touched || kept.version > 0) await call('draft/discard', { id: kept.id }).catch(() => undefined)
      // It is on record; a failed re-reading must not look like a failed act.
      await call('case/show', { case: view.case, at_least: done.position }).then(
        fresh => client.setQueryData(['case/show', { case: view.case }], fresh),
        () => client.invalidateQueries({ queryKey: ['case/show'] }),
      )
      void client.invalidateQueries({ queryKey: ['case/worklist'] })
      void client.invalidateQueries({ queryKey: ['case/list'] })
      onDone(operation, done.position)
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem
      // A refusal is final: what is sent next is another act. Without an answer it is still the same one.
      if (problem.status !== 0) key.current = newKey()
      if (problem.code === 'case.changed') await lostRace(problem)
      else setError(problem)
      busy.current = false
      setSending(false)
    }
    async function lostRace(problem: CallError) {
      try {
        const fresh = await call('case/show', { case: view.case })
        client.setQueryData(['case/show', { case: view.case }], fresh)
        meet(fresh, newsOf(problem))
      } catch (second) {
        setError(second instanceof CallError ? second : problem)
      }
    }
  }, [
    missing.length,
    open.length,
    draft,
    view.case,
    base.version,
    build,
    value,
    operation,
    client,
    onDone,
    meet,
    touched,
    kept,
  ])

  const settle = useCallback(
    (field: string, take: boolean) => {
      const clash = open.find(c => c.field === field)
      if (take && clash) change(old => ({ ...old, [field]: clash.now }))
      setOpen(rest => rest.filter(c => c.field !== field))
    },
    [open, change],
  )

  return {
    value,
    set,
    change,
    missing,
    tried,
    sending,
    error,
    news,
    clashes: open,
    settle,
    submit,
    save: draft.save,
    flush: draft.flush,
    foundAt: kept.at,
    startOver: kept.startOver,
    touched,
  }
}

export type Act<T extends object> = Omit<ReturnType<typeof useAct<T, Path>>, 'set'> & {
  set: <K extends keyof T>(field: K) => (next: T[K]) => void
}

/** Who was faster, from the refusal's own data. */
function newsOf(problem: CallError): News | null {
  const { actor_name, what, at } = problem.params
  if (typeof actor_name !== 'string' || typeof at !== 'string') return null
  const code = typeof what === 'string' ? { code: what, params: {} } : null
  return { actor: actor_name, what: code, at }
}
