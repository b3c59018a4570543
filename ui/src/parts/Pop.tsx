import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Icon, type IconName } from '../look/icons'
import './Pop.css'

type Props = {
  label: string
  /** Shown on the button instead of the label. */
  shown?: ReactNode
  icon?: IconName
  align?: 'left' | 'right'
  testid?: string
  children: (close: () => void) => ReactNode
}

/** A button and a small panel under it, one after the other in the tab order. Esc, a click beside it, or leaving it closes. */
export function Pop({ label, shown, icon, align = 'left', testid, children }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (!open) return
    panel.current?.querySelector<HTMLElement>('button,input,[tabindex="0"]')?.focus()
    const beside = (e: PointerEvent) => {
      if (!root.current?.contains(e.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', beside)
    return () => document.removeEventListener('pointerdown', beside)
  }, [open])
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key !== 'Escape' || !open) return
    e.stopPropagation()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of what is in it
    <span
      ref={root}
      className="pop"
      onKeyDown={onKeyDown}
      onBlur={e => {
        // Focus that goes nowhere is a click on the panel's ground.
        if (e.relatedTarget && !root.current?.contains(e.relatedTarget as Node)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        className="pop-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={shown ? undefined : label}
        title={label}
        onClick={() => setOpen(!open)}
        data-testid={testid}
      >
        {icon && <Icon name={icon} size={14} />}
        {shown}
        <Icon name="down" size={12} />
      </button>
      {open && (
        <div ref={panel} id={id} className={`pop-panel ${align}`} role="dialog" aria-label={label}>
          {children(close)}
        </div>
      )}
    </span>
  )
}
