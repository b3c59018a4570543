import type { RequestOf } from '../api/client'
import type { NoticeView } from '../case/types'

type Service = RequestOf<'notice/serve'>['service']
export type Rung = Service['rung']
export type Act = Service['act']
export type Kind = Service['evidence'][number]['kind']
/** The text fields an act of service may have. */
export type Text = 'receiver' | 'relation' | 'refused_reason' | 'witness' | 'tracking' | 'system' | 'place'

export const RUNGS: Rung[] = ['handed', 'left', 'post', 'electronic', 'public']

/** What each way asks for: text fields, evidence, and whether sending and arriving are entered apart. */
export const ASKS: Record<Rung, { texts: Text[]; evidence: Kind[]; acts: Act[] }> = {
  handed: {
    texts: ['receiver', 'relation', 'place'],
    evidence: ['signed_receipt', 'photo'],
    acts: ['delivered'],
  },
  left: {
    texts: ['refused_reason', 'place', 'witness'],
    evidence: ['video', 'photo', 'witness'],
    acts: ['delivered'],
  },
  post: { texts: ['tracking', 'receiver'], evidence: ['post_receipt'], acts: ['sent', 'delivered'] },
  electronic: {
    texts: ['system', 'receiver'],
    evidence: ['consent', 'screenshot'],
    acts: ['sent', 'delivered', 'confirmed'],
  },
  public: { texts: ['place'], evidence: ['publication', 'earlier_rungs'], acts: ['delivered'] },
}

type Services = NoticeView['services']
type One = Services[number]

/** Where a way of service stands. Whether an act counts is the server's judgement (`effective_on`, `missing`). */
export type Standing =
  /** Counts from this day. */
  | { is: 'counts'; on: string }
  /** Will count on this day unless something comes between: a public notice running. */
  | { is: 'running'; on: string }
  /** On its way: sent, with no word of arrival yet. */
  | { is: 'sent'; on: string; missing: string[] }
  | { is: 'incomplete'; missing: string[] }
  /** Not to be used yet, and why; `way` is the rung that already counts. */
  | { is: 'locked'; why: 'consent' | 'earlier' | 'served'; way: Rung | null }
  | { is: 'open' }

export function standing(rung: Rung, services: Services, today: string): Standing {
  const own = services.filter(s => s.rung === rung)
  const counts = own.find(s => s.effective_on)
  if (counts?.effective_on) {
    const is = counts.effective_on > today ? 'running' : 'counts'
    return { is, on: counts.effective_on }
  }
  const last = own.at(-1)
  if (last?.act === 'sent') return { is: 'sent', on: last.at.slice(0, 10), missing: last.missing }
  if (last && last.missing.length > 0) return { is: 'incomplete', missing: last.missing }
  return lock(rung, services) ?? { is: 'open' }
}

/** Electronic service needs the recipient's consent first; a public notice is only for where the other ways were tried in vain. */
function lock(rung: Rung, services: Services): Standing | null {
  if (rung === 'electronic' && !onFile('electronic', services).has('consent'))
    return { is: 'locked', why: 'consent', way: null }
  if (rung !== 'public') return null
  const earlier = services.filter(s => s.rung !== 'public')
  const way = earlier.find((s: One) => s.effective_on)
  if (way) return { is: 'locked', why: 'served', way: way.rung }
  return earlier.length === 0 ? { is: 'locked', why: 'earlier', way: null } : null
}

/** The evidence a way has on file. */
export function onFile(rung: Rung, services: Services): Set<Kind> {
  return new Set(services.filter(s => s.rung === rung).flatMap(s => s.evidence.map(e => e.kind)))
}

/** The rung the eye should find first: what counts, else what is under way, else the next to try. */
export function currentRung(services: Services, today: string): Rung {
  const of = (is: Standing['is'][]) => RUNGS.find(r => is.includes(standing(r, services, today).is))
  const tried = RUNGS.filter(r => services.some(s => s.rung === r)).at(-1)
  return of(['counts']) ?? of(['running', 'sent']) ?? tried ?? 'handed'
}

/** What is on its way and does not count yet: the rung, and since or until when. */
export function underWay(
  services: Services,
  today: string,
): { rung: Rung; is: 'sent' | 'running'; on: string } | null {
  for (const rung of RUNGS) {
    const now = standing(rung, services, today)
    if (now.is === 'sent' || now.is === 'running') return { rung, is: now.is, on: now.on }
  }
  return null
}
