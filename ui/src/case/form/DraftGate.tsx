import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { call } from '../../api/client'
import { useMe } from '../../staff/session'
import { draftId } from './draftId'

/** The draft a form begins with, and the way to begin anew without it. */
export interface Kept {
  id: string
  /** 0: nothing kept yet. */
  version: number
  body: unknown
  at: string | null
  startOver: () => Promise<void>
}

const Context = createContext<Kept | null>(null)

/** The draft of the form this stands in. */
export function useKept(): Kept {
  const kept = useContext(Context)
  if (!kept) throw new Error('a form of an act stands inside DraftGate')
  return kept
}

type Found = { version: number; body: unknown; at: string | null; round: number }

/**
 * Looks for the person's draft of this act before the form appears, so that typing never races with loading. A draft
 * that cannot be read does not stop the form; the first save then says what is wrong.
 */
export function DraftGate({
  caseId,
  operation,
  children,
}: {
  caseId: string
  operation: string
  children: ReactNode
}) {
  const me = useMe()
  const id = draftId(me.id, caseId, operation)
  const subject = operation.split('/')[0] ?? operation
  const [found, setFound] = useState<Found | null>(null)

  useEffect(() => {
    let gone = false
    setFound(null)
    const look = async (): Promise<Omit<Found, 'round'>> => {
      const { drafts } = await call('draft/list', { subject })
      if (!drafts.some(draft => draft.id === id)) return NONE
      const draft = await call('draft/get', { id })
      return { version: draft.version, body: draft.body, at: draft.updated_at }
    }
    void look()
      .catch(() => NONE)
      .then(draft => {
        if (!gone) setFound({ ...draft, round: 0 })
      })
    return () => {
      gone = true
    }
  }, [id, subject])

  const startOver = useCallback(async () => {
    await call('draft/discard', { id }).catch(() => undefined)
    setFound(old => ({ ...NONE, round: (old?.round ?? 0) + 1 }))
  }, [id])

  const kept = useMemo(() => found && { id, startOver, ...found }, [found, id, startOver])
  if (!kept) return <div className="act" aria-busy="true" />
  return (
    <Context value={kept} key={`${id} ${kept.round}`}>
      {children}
    </Context>
  )
}

const NONE = { version: 0, body: null, at: null }
