import type { ReactNode } from 'react'
import './Skeleton.css'

/** Grey lines where text is about to stand; nothing moves, so nothing has to be painted again and again. */
export function Lines({ count, tail = 60 }: { count: number; tail?: number }) {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        // Lines are all alike.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <i key={i} style={{ width: i === count - 1 ? `${tail}%` : '100%' }} />
      ))}
    </div>
  )
}

/** A screen whose program or data is on its way: the title row's line and one pane, at once. */
export function ScreenSkeleton({ children }: { children?: ReactNode }) {
  return (
    <div className="screen" aria-busy="true" data-testid="app.skeleton">
      <div className="screen-title">
        <div className="lines lines-title" aria-hidden="true">
          <i />
        </div>
      </div>
      <div className="screen-body">
        <div className="pane lines-pane">{children ?? <Lines count={6} />}</div>
      </div>
    </div>
  )
}
