import type { CaseView, Coded } from './types'

/** Refusals that the act's own form fills: the server asks for them before anything was typed. */
const FILLED_BY_THE_FORM = new Set([
  'approve.needs_agreement',
  'approve.needs_permit',
  'approve.needs_building_ground',
  'refuse.needs_ground',
  'four_eyes.waiver_missing',
  'reason.missing',
  'field.missing',
  'capacity.way_on_missing',
  'referral.no_addressee',
  'documents.none',
])

/** Done where the thing itself stands, not from the menu. */
const ELSEWHERE = new Set(['case/reveal', 'survey/send_correction'])

/** Whether an operation may be begun, and the code of what stands against it. */
export interface Allowance {
  open: boolean
  /** What bars it; null where it is open. */
  reason: Coded | null
  /** What the form has to ask for, by the server's own word. */
  asks: string | null
}

/** What the server says about an operation for this person; one it does not name is not theirs. */
export function allowance(view: CaseView, operation: string): Allowance | null {
  const said = view.allowed.find(a => a.operation === operation)
  if (!said) return null
  if (said.allowed || !said.reason) return { open: said.allowed, reason: null, asks: null }
  const filled = FILLED_BY_THE_FORM.has(said.reason.code)
  return { open: filled, reason: filled ? null : said.reason, asks: filled ? said.reason.code : null }
}

/** The act the page puts forward: the next step's, where this person may do it. */
export function primaryOperation(view: CaseView): string | null {
  const operation = view.next?.operation
  return operation && allowance(view, operation)?.open ? operation : null
}

/** Everything else under the one menu: what is open, then what is not, with its reason. Words are the caller's. */
export function menuOperations(view: CaseView): {
  open: string[]
  blocked: { operation: string; reason: Coded }[]
} {
  const primary = primaryOperation(view)
  const open: string[] = []
  const blocked: { operation: string; reason: Coded }[] = []
  for (const { operation } of view.allowed) {
    if (operation === primary || ELSEWHERE.has(operation)) continue
    const said = allowance(view, operation)
    if (said?.open) open.push(operation)
    else if (said?.reason) blocked.push({ operation, reason: said.reason })
  }
  return { open, blocked }
}
