import type { Verdict } from '../api/contract'
import { useWords } from '../app/i18n'
import './Mark.css'

export type State = Verdict | 'none'

/** The mark alone: ■ inside, ◇? cannot tell, ○ outside, − nothing measured. Never without its word nearby. */
export function MarkSign({ state, size = 14 }: { state: State; size?: number }) {
  return (
    <svg
      className={`icon mark mark-${state}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {state === 'inside' && <rect x="1.5" y="1.5" width="11" height="11" fill="currentColor" />}
      {state === 'outside' && (
        <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {state === 'none' && <path d="M3 7h8" stroke="currentColor" strokeWidth="1.25" />}
      {state === 'cannot_tell' && (
        <>
          <path d="M7 .8 13.2 7 7 13.2.8 7z" fill="none" stroke="currentColor" strokeWidth="1.3" />
          <path
            d="M5.4 5.7C5.4 4.7 6.1 4 7 4s1.6.6 1.6 1.5c0 1.1-1.6 1.2-1.6 2.5M7 9.2v1.3"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.2"
          />
        </>
      )}
    </svg>
  )
}

/** Mark and word: the same answer everywhere. `strong` for the one answer a pane is about. */
export function Mark({ state, strong }: { state: State; strong?: boolean }) {
  const t = useWords('look')
  return (
    <span className="markword">
      <MarkSign state={state} />
      <span className={`word-${state}${strong ? ' strong' : ''}`}>{t(`verdict.${state}`)}</span>
    </span>
  )
}
