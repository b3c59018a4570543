import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'
import type { FieldNote } from '../api/contract'
import { Icon } from '../look/icons'
import { NoteLine } from './FieldNote'

interface RowProps {
  label: ReactNode
  children: ReactNode
  /** Lines below the controls. */
  below?: ReactNode
  testid?: string
}

/** One form row: label column, then one or several controls on the same line. */
export function Row({ label, children, below, testid }: RowProps) {
  return (
    <div className="intake-row" data-testid={testid}>
      <div className="intake-label">{label}</div>
      <div className="intake-body">
        <div className="intake-controls">{children}</div>
        {below}
      </div>
    </div>
  )
}

interface ControlProps {
  name: string
  /** Shown before the control inside the line; the first control of a row has its label in the label column. */
  label?: ReactNode
  note?: FieldNote | null
  /** Missing for acceptance, and the person has been past it. */
  missing?: boolean
  unit?: ReactNode
  grow?: boolean
  /** ✓ where the check has passed. */
  mark?: boolean
  width?: number
  children: ReactElement<Record<string, unknown>>
}

/** A control with its label, unit, mark and note wired for a screen reader. */
export function Control({
  name,
  label,
  note = null,
  missing = false,
  unit,
  grow = false,
  mark = false,
  width,
  children,
}: ControlProps) {
  const id = useId()
  const said = note && (note.level !== 'ok' || note.understood) ? `${id}n` : undefined
  const tone =
    note?.level === 'problem' ? 'error' : note?.level === 'warning' || missing ? 'warning' : undefined
  return (
    <>
      {label !== undefined && (
        <label className="intake-inner" htmlFor={id}>
          {label}
        </label>
      )}
      <span
        className={grow ? 'intake-control grow' : 'intake-control'}
        style={width ? { width } : undefined}
        data-field={name}
      >
        {cloneElement(children, {
          id,
          'aria-label': label === undefined ? children.props['aria-label'] : undefined,
          'aria-describedby': said,
          'aria-invalid': note?.level === 'problem' || undefined,
          ...(tone ? { status: tone } : {}),
        })}
        {note?.level === 'warning' && (
          <span className="intake-mark warn">
            <Icon name="warning" />
          </span>
        )}
        {note?.level === 'ok' && mark && (
          <span className="intake-mark ok">
            <Icon name="check" />
          </span>
        )}
      </span>
      {unit && <span className="intake-unit">{unit}</span>}
      {said && (
        <span className="sr">
          <NoteLine note={note} id={said} />
        </span>
      )}
    </>
  )
}
