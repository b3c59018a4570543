/** Acceptance: what is unsaved is saved first, then the form goes once, under the key it was opened with. */
import { useRef, useState } from 'react'
import { CallError, call, newKey } from '../api/client'
import { useInvalidate } from '../api/useCall'
import { formOf } from './intake'
import type { AcceptedCase } from './Receipt'
import type { IntakeState } from './useIntake'

interface Draft {
  id: string
  flush: () => Promise<void>
  forget: () => void
}

export function useAccept(state: IntakeState, draft: Draft) {
  const key = useRef(newKey())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const [accepted, setAccepted] = useState<AcceptedCase | null>(null)
  const invalidate = useInvalidate()

  const accept = async (): Promise<void> => {
    if (busy || accepted) return
    setBusy(true)
    setError(null)
    try {
      await draft.flush()
      const { intake, edit, measurable } = state
      const done = await call(
        'application/accept',
        { draft: draft.id, form: formOf(intake, measurable ? edit.site : null) },
        { key: key.current },
      )
      draft.forget()
      setAccepted({ case: done.case, number: done.number, receipt: done.receipt })
      // The server takes the draft with the application; where it did not, it is gone now.
      void call('draft/discard', { id: draft.id }).catch(() => undefined)
      void invalidate('case/worklist', 'case/list', 'draft/list', 'office/status')
    } catch (caught) {
      const refused = caught instanceof CallError ? caught : new CallError(0, 'server.unreachable')
      // A refusal was decided: the corrected form is another act. Without an answer it is still the same one.
      if (refused.status !== 0) key.current = newKey()
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return { accept, busy, error, accepted }
}
