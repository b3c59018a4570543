import type { ReactNode } from 'react'
import './Frame.css'

type Props = {
  title?: ReactNode
  /** Beside the title: scopes, views, save state. */
  tools?: ReactNode
  /** Right end of the title row: hints, then the one primary button. */
  right?: ReactNode
  /** Instead of the title row, for the case header (65 px). */
  header?: ReactNode
  children: ReactNode
  testid?: string
}

/** A screen: the title row (44 px) and below it panes that touch. */
export function Screen({ title, tools, right, header, children, testid }: Props) {
  return (
    <div className="screen" data-testid={testid}>
      {header ?? (
        <header className="screen-title">
          <h1>{title}</h1>
          {tools}
          <span className="grow" />
          {right}
        </header>
      )}
      <div className="screen-body">{children}</div>
    </div>
  )
}
