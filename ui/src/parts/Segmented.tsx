import type { KeyboardEvent, ReactNode } from 'react'
import './Segmented.css'

type Option<V extends string> = { value: V; label: ReactNode }
type Props<V extends string> = {
  label: string
  options: Option<V>[]
  value: V
  onChange: (value: V) => void
  testid?: string
}

/** Two to five choices of one thing, 28 px high; arrows move, as in a radio group. */
export function Segmented<V extends string>({ label, options, value, onChange, testid }: Props<V>) {
  const onKeyDown = (e: KeyboardEvent) => {
    const step =
      e.key === 'ArrowRight' || e.key === 'ArrowDown'
        ? 1
        : e.key === 'ArrowLeft' || e.key === 'ArrowUp'
          ? -1
          : 0
    if (step === 0) return
    e.preventDefault()
    const i = options.findIndex(o => o.value === value)
    const next = options[(i + step + options.length) % options.length]
    if (!next) return
    onChange(next.value)
    const buttons = e.currentTarget.querySelectorAll('button')
    buttons[(i + step + options.length) % options.length]?.focus()
  }
  return (
    <div
      className="segmented"
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
      data-testid={testid}
    >
      {options.map(o => (
        <button
          key={o.value}
          type="button"
          role="radio"
          aria-checked={o.value === value}
          tabIndex={o.value === value ? 0 : -1}
          data-testid={testid && `${testid}.${o.value}`}
          onClick={() => onChange(o.value)}
        >
          {o.label}
        </button>
      ))}
    </div>
  )
}
