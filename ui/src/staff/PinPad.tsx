import { type FormEvent, useState } from 'react'
import { useWords } from '../app/i18n'
import { PIN, pinDigits } from './pin'
import './staff.css'

type Props = {
  /** Whose PIN: said to a screen reader and shown above the field. */
  label: string
  submit: string
  busy: boolean
  error: string
  onSubmit: (pin: string) => void
}

/** A PIN by keyboard, by paste, by a password manager, or by the pad beside it for touch screens. */
export function PinPad({ label, submit, busy, error, onSubmit }: Props) {
  const t = useWords('staff')
  const [pin, setPin] = useState('')
  const ready = PIN.test(pin) && !busy
  const send = (e: FormEvent) => {
    e.preventDefault()
    if (!ready) return
    onSubmit(pin)
    setPin('')
  }
  const add = (d: string) => setPin(p => pinDigits(p + d))
  return (
    <form className="pinpad" onSubmit={send}>
      <label>
        <span className="second">{label}</span>
        <input
          type="password"
          inputMode="numeric"
          autoComplete="current-password"
          value={pin}
          onChange={e => setPin(pinDigits(e.target.value))}
          aria-invalid={error ? true : undefined}
          // This page exists to take the PIN.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          data-testid="staff.pin"
        />
      </label>
      <p className={error ? 'error' : 'third t12'} role={error ? 'alert' : undefined}>
        {error || t('pinHint')}
      </p>
      <div className="pinpad-keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(d => (
          <button
            key={d}
            type="button"
            tabIndex={-1}
            aria-label={t('digit', { n: d })}
            onClick={() => add(d)}
          >
            {d}
          </button>
        ))}
        <span />
        <button type="button" tabIndex={-1} aria-label={t('digit', { n: '0' })} onClick={() => add('0')}>
          0
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('erase')}
          onClick={() => setPin(p => p.slice(0, -1))}
        >
          ←
        </button>
      </div>
      <button type="submit" className="plainbutton" disabled={!ready} data-testid="staff.submit">
        {busy ? t('signingIn') : submit} <span className="keyhint">Enter</span>
      </button>
    </form>
  )
}
