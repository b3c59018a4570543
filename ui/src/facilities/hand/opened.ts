import type { Extent } from '../../api/contract'

/** What another screen asks the hand page to open. */
export interface Opened {
  id: string
  extent: Extent
  /** A survey found the drawing wrong: the error it has at least, and the case that says so. */
  correction?: { accuracy_m: string; number: string }
}
