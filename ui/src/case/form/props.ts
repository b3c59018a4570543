import type { CaseView } from '../types'

/** What every form of an act on a case is given. */
export interface FormProps {
  view: CaseView
  /** Why the server would refuse the act now, in words; null when it is allowed. */
  blocked: string | null
  /** Code of what the server would ask of this person in the act itself (a waiver's reason, say). */
  asks: string | null
  onDone: (operation: string, position: number) => void
  onClose: () => void
}
