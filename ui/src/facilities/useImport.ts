import { useEffect, useRef, useState } from 'react'
import { CallError, call, putFile } from '../api/client'
import { useCall } from '../api/useCall'
import { useRemembered } from '../app/remembered'
import {
  EMPTY,
  type ImportDraft,
  type ImportFile,
  labelOf,
  type Reading,
  type ReadOptions,
  readAnew,
  unread,
} from './draft'

export type Import = {
  draft: ImportDraft
  /** Changes that need no new reading. */
  patch: (change: Partial<ImportDraft>) => void
  /** The reading last finished; kept on the page while a new one is under way. */
  reading: Reading | null
  /** Rows done and rows in all of the reading under way; null when none is. */
  progress: { done: number; total: number } | null
  /** Files sent so far of how many, while they are sent. */
  sending: { done: number; total: number } | null
  /** A reading is being asked for. */
  starting: boolean
  /** A file that was not taken, or a reading that could not be started or looked at. */
  error: { file: string | null; error: unknown } | null
  choose: (files: File[]) => void
  remove: (names: string[]) => void
  reread: (change: Partial<ReadOptions>) => void
  retry: () => void
  cancel: () => void
  clear: () => void
}

/** Milliseconds between two looks at a reading. */
const LOOK = 400

/** An import from the files to the finished reading. The draft stays in this tab: the files are stored, so that a lost reading is made again. */
export function useImport(person: string): Import {
  const [draft, setDraft] = useRemembered<ImportDraft>(person, 'facilities.import', EMPTY)
  const [sending, setSending] = useState<Import['sending']>(null)
  const [starting, setStarting] = useState(false)
  const [error, setError] = useState<Import['error']>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  // Sending and reading take time; what they write into is the draft of then, not the one they began with.
  const latest = useRef(draft)
  const put = (next: ImportDraft): void => {
    latest.current = next
    setDraft(next)
  }
  // Only the newest request may write: a mapping changed twice starts two readings.
  const turn = useRef(0)

  const looked = useCall(
    'facilities/reading',
    { reading: draft.reading ?? '' },
    {
      enabled: draft.reading !== null,
      staleTime: 0,
      refetchInterval: query => (query.state.data?.state === 'reading' ? LOOK : false),
    },
  )
  const state = looked.data?.state
  useEffect(() => {
    if (looked.data && looked.data.state !== 'reading') setReading(looked.data)
  }, [looked.data])

  const read = async (next: ImportDraft): Promise<void> => {
    const mine = ++turn.current
    const before = latest.current.reading
    put(next)
    setError(null)
    if (before) void call('facilities/cancel', { reading: before }).catch(() => undefined)
    if (next.files.length === 0) return setReading(null)
    setStarting(true)
    try {
      const files = next.files.map(f => ({ name: f.name, file: f.file }))
      const { reading: id } = await call('facilities/read', { files, ...next.options })
      if (mine === turn.current) put({ ...latest.current, reading: id })
      else void call('facilities/cancel', { reading: id }).catch(() => undefined)
    } catch (cause) {
      if (mine === turn.current) setError({ file: null, error: cause })
    }
    if (mine === turn.current) setStarting(false)
  }

  // The office forgot the reading (a restart): the files are still there.
  const gone = looked.error instanceof CallError && looked.error.code === 'facilities.reading_unknown'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reading that is gone
  useEffect(() => {
    if (gone && draft.reading) void read(unread(latest.current))
  }, [gone, draft.reading])

  const choose = async (chosen: File[]): Promise<void> => {
    if (chosen.length === 0) return
    setError(null)
    const sent: ImportFile[] = []
    let failed: Import['error'] = null
    for (const [i, file] of chosen.entries()) {
      setSending({ done: i, total: chosen.length })
      try {
        const { id } = await putFile(file.name, file.type, await file.arrayBuffer())
        sent.push({ name: file.name, file: id, size: file.size })
      } catch (cause) {
        // The others are taken all the same.
        failed ??= { file: file.name, error: cause }
      }
    }
    setSending(null)
    if (sent.length === 0) {
      setError(failed)
      return
    }
    const now = latest.current
    const names = new Set(sent.map(f => f.name))
    const files = [...now.files.filter(f => !names.has(f.name)), ...sent]
    const label = now.options.label || labelOf(files)
    await read(unread({ ...now, files, options: { ...now.options, label } }))
    if (failed) setError(failed)
  }

  return {
    draft,
    patch: change => put({ ...latest.current, ...change }),
    reading,
    progress:
      draft.reading !== null && (state === 'reading' || (looked.isPending && !looked.error))
        ? { done: looked.data?.done ?? 0, total: looked.data?.total ?? 0 }
        : null,
    sending,
    starting,
    error: error ?? (looked.error && !gone ? { file: null, error: looked.error } : null),
    choose: files => void choose(files),
    remove: names => {
      const now = latest.current
      const files = now.files.filter(f => !names.includes(f.name))
      // Without files nothing of what was said about them holds.
      void read(files.length > 0 ? unread({ ...now, files }) : EMPTY)
    },
    reread: change => void read(readAnew(latest.current, change)),
    retry: () => void read(unread(latest.current)),
    cancel: () => {
      turn.current++
      setStarting(false)
      const id = latest.current.reading
      if (id) void call('facilities/cancel', { reading: id }).catch(() => undefined)
      put(unread(latest.current))
      setReading(null)
    },
    clear: () => {
      turn.current++
      setStarting(false)
      put(EMPTY)
      setReading(null)
      setError(null)
    },
  }
}
