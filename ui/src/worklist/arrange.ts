import type { Operations, Row, Stage, Step, Tier, Verdict } from '../api/contract'
import type { Sort } from '../parts/sorting'

export type Scope = Operations['case/worklist']['request']['scope']
export type Filter = { query: string; steps: Step[]; tiers: Tier[]; verdicts: Verdict[]; stages: Stage[] }
export const NO_FILTER: Filter = { query: '', steps: [], tiers: [], verdicts: [], stages: [] }

/** A named way to look at the list, a person's own. */
export type View = { name: string; scope: Scope; filter: Filter; sort: Sort | null }
export type Arrangement = { dense: boolean; hidden: string[]; views: View[] }
export const PLAIN: Arrangement = { dense: false, hidden: [], views: [] }

/** Whether anything is left out of the list. */
export function isFiltered(f: Filter): boolean {
  return f.query !== '' || f.steps.length + f.tiers.length + f.verdicts.length + f.stages.length > 0
}

/** The view that is in force: the one whose criteria are exactly those of the list. */
export function viewInForce(views: readonly View[], now: Omit<View, 'name'>): View | null {
  const same = JSON.stringify([now.scope, { ...NO_FILTER, ...now.filter }, now.sort])
  return views.find(v => JSON.stringify([v.scope, { ...NO_FILTER, ...v.filter }, v.sort]) === same) ?? null
}

/** Keeps a view under its name; a view of that name is replaced where it stands. */
export function keepView(views: readonly View[], view: View): View[] {
  return views.some(v => v.name === view.name)
    ? views.map(v => (v.name === view.name ? view : v))
    : [...views, view]
}

/** The stages of a case's way, in its order. */
export const STAGES: Stage[] = [
  'surveying',
  'hazard',
  'scheme',
  'deciding',
  'replying',
  'approved',
  'refused',
  'referred',
  'energised',
  'withdrawn',
  'not_feasible',
  'closed',
]

/** How many rows stand in each stage; stages without rows are left out unless they are chosen. */
export function byStage(rows: readonly Row[], chosen: readonly Stage[]): { stage: Stage; count: number }[] {
  return STAGES.map(stage => ({ stage, count: rows.filter(r => r.stage === stage).length })).filter(
    s => s.count > 0 || chosen.includes(s.stage),
  )
}
