import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { CallError, call } from '../api/client'
import { useWords } from '../app/i18n'
import { suspendKeys } from '../app/keys/registry'
import { useUnsaved } from '../draft/unsaved'
import { errorText } from '../errors/errorText'
import { PinPad } from './PinPad'
import { leave, signedIn, useMe } from './session'
import './staff.css'

const GONE = new Set(['staff.not_signed_in', 'staff.session_ended'])

/** Over the page, which stays mounted: PIN to go on, or another person. */
export function Lock() {
  const t = useWords('staff')
  const me = useMe()
  const unsaved = useUnsaved()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const [warned, setWarned] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  // Asked while drawing: the PIN takes the focus before any effect runs.
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    // Everything else on the page, dialogs and menus included, can neither be focused nor read while it is locked.
    const others = [...document.body.children].filter(e => e !== box.current && !e.hasAttribute('inert'))
    for (const e of others) e.setAttribute('inert', '')
    suspendKeys(true)
    return () => {
      for (const e of others) e.removeAttribute('inert')
      suspendKeys(false)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [before])
  const open = async (pin: string) => {
    setBusy(true)
    setError('')
    try {
      signedIn(await call('staff/unlock', { pin }))
    } catch (e) {
      // The session may be gone altogether (the server restarted): the same PIN then signs the same person in again.
      // After a wrong PIN it is not tried twice: each try counts.
      if (!(e instanceof CallError) || !GONE.has(e.code)) return setError(errorText(e))
      await call('staff/sign_in', { staff: me.id, pin }).then(signedIn, again => setError(errorText(again)))
    } finally {
      setBusy(false)
    }
  }
  const change = async () => {
    if (unsaved > 0 && !warned) {
      setWarned(true)
      return
    }
    await call('staff/sign_out', {}).catch(() => undefined)
    leave()
  }
  return createPortal(
    <div
      ref={box}
      className="lock"
      role="dialog"
      aria-modal="true"
      aria-label={t('lockedTitle')}
      data-testid="staff.lock"
    >
      <div className="lock-box">
        <h1>{t('lockedTitle')}</h1>
        <p className="second">{t('lockedHint')}</p>
        <PinPad
          label={t('pinFor', { name: me.name })}
          submit={t('unlock')}
          busy={busy}
          error={error}
          onSubmit={open}
        />
        {warned && <p className="warn">{t('changeWarn')}</p>}
        <button type="button" className="link" onClick={() => void change()} data-testid="staff.lock.change">
          {t('changeInstead')}
        </button>
      </div>
    </div>,
    document.body,
  )
}
