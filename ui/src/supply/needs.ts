import type { CaseView } from '../case/types'

/** One thing an act needs, and whether it is there. */
export interface Need {
  code: string
  done: boolean
  /** The operation that brings it. */
  operation: string
  /** What its sentence names, as the server gave it. */
  params: Record<string, unknown>
}

/** What the person approving brings with the act itself; the rest has to be on file before. */
export const BROUGHT = [
  'approve.needs_agreement',
  'approve.needs_permit',
  'approve.needs_building_ground',
] as const
export type Brought = (typeof BROUGHT)[number]

/** The list the server gives with the decision, wherever it stands among the open steps. */
export function decisionBlocks(view: CaseView): Need[] {
  const step = [view.next, ...view.others].find(s => s?.step === 'decision')
  return (step?.blocks ?? []).map(({ code, params, done, operation }) => ({
    code,
    params,
    done,
    operation: operation ?? '',
  }))
}

/** Which of the agreement, the permit and the ground this approval has to bring: exactly those that block it. */
export function asked(view: CaseView): Brought[] {
  const open = decisionBlocks(view).filter(b => !b.done)
  return BROUGHT.filter(code => open.some(b => b.code === code))
}

/**
 * The four things a refusal needs, from the latest notice that is not void: validly served, a re-inspection that found
 * the hazard still there, that finding severe (and no later report of rectification waiting), a legal ground.
 * The server decides; this shows it before anything is sent.
 */
export function refusalNeeds(view: CaseView, ground: string | null): Need[] {
  const notice = view.notices.filter(n => !n.void).at(-1)
  const look = notice?.reinspections.at(-1)
  const reported = notice?.rectifications.at(-1)
  const waits = Boolean(reported && (!look || Date.parse(reported.at) > Date.parse(look.at)))
  return [
    {
      code: 'refuse.needs_service',
      params: {},
      done: Boolean(notice?.effective_on),
      operation: 'notice/serve',
    },
    {
      code: 'refuse.needs_reinspection',
      params: {},
      done: Boolean(look && look.grade !== 'none'),
      operation: 'notice/reinspect',
    },
    {
      code: 'refuse.needs_severe',
      params: {},
      done: look?.grade === 'severe' && !waits,
      operation: 'notice/reinspect',
    },
    { code: 'refuse.needs_ground', params: {}, done: Boolean(ground), operation: 'supply/refuse' },
  ]
}

/** Whether the last answer of the server asked for the waiver's reason. */
export function waiverAsked(code: string | null): boolean {
  return code === 'four_eyes.waiver_missing'
}
