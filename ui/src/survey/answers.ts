import type { Screening, Verdict } from '../case/types'
import type { Screened } from './record'

type Answer = Screening['facilities'][number]
const RANK: Record<Verdict, number> = { inside: 0, cannot_tell: 1, outside: 2 }

/**
 * One answer a facility: the screening has one for each rule, the surveyor speaks about the facility. Its worst answer
 * counts, the nearer one where equal; worst first, then nearest.
 */
export function answersByFacility(screening: Screening): Answer[] {
  const worst = new Map<string, Answer>()
  for (const answer of screening.facilities) {
    const have = worst.get(answer.id)
    if (!have || worse(answer, have) < 0) worst.set(answer.id, answer)
  }
  return [...worst.values()].sort(worse)
}

/** The facilities as the form's rules need them. */
export function screened(screening: Screening): Screened[] {
  return answersByFacility(screening).map(({ id, name, verdict }) => ({ id, name: name ?? id, verdict }))
}

function worse(a: Answer, b: Answer): number {
  return RANK[a.verdict] - RANK[b.verdict] || a.conductor_mm - b.conductor_mm
}
