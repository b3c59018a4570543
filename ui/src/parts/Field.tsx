import { cloneElement, isValidElement, type ReactElement, type ReactNode, useId } from 'react'
import './Field.css'

type Props = {
  label: ReactNode
  /** Said under the control: what was understood, or where to look. */
  hint?: ReactNode
  /** What is wrong and what to do; announced to a screen reader. */
  error?: ReactNode
  unit?: ReactNode
  required?: boolean
  /** Receives id, aria-describedby, aria-invalid. */
  children:
    | ReactElement
    | ((ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode)
  testid?: string
}

/** One form row: label column 72 px (English 104), control, unit, and one line below. */
export function Field({ label, hint, error, unit, required, children, testid }: Props) {
  const id = useId()
  const noteId = `${id}n`
  const describedBy = hint || error ? noteId : undefined
  const control =
    typeof children === 'function'
      ? children({ id, describedBy, invalid: Boolean(error) })
      : isValidElement(children)
        ? cloneElement(children as ReactElement<Record<string, unknown>>, {
            id,
            'aria-describedby': describedBy,
            'aria-invalid': error ? true : undefined,
            'aria-required': required || undefined,
          })
        : children
  return (
    <div className="field" data-testid={testid}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div className="field-body">
        <div className="field-control">
          {control}
          {unit && <span className="field-unit">{unit}</span>}
        </div>
        {(error || hint) && (
          <div
            id={noteId}
            className={error ? 'field-note error' : 'field-note'}
            role={error ? 'alert' : undefined}
          >
            {error || hint}
          </div>
        )}
      </div>
    </div>
  )
}

/** A list of facts: label and value on the same two vertical lines as everywhere. */
export function Facts({ rows }: { rows: [ReactNode, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows.map(([k, v], i) => (
        // The rows of a fact list are fixed in number and order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className="fact">
          <dt>{k}</dt>
          <dd title={typeof v === 'string' ? v : undefined}>{v}</dd>
        </div>
      ))}
    </dl>
  )
}
