import { useSyncExternalStore } from 'react'
import { call, onCall, setCredentials } from '../api/client'
import type { Operations } from '../api/contract'

export type Me = Operations['staff/me']['answer']
type Session = { state: 'asking' | 'out' | 'in' | 'locked'; me: Me | null }

let session: Session = { state: 'asking', me: null }
const listeners = new Set<() => void>()
function set(next: Session) {
  session = next
  for (const l of listeners) l()
}

/** After the server said who this is: sign-in, unlock, or the founding of the office. */
export function signedIn(me: Me) {
  setCredentials({ csrf: me.csrf, token: me.token })
  set({ state: me.locked ? 'locked' : 'in', me })
}
export function signedOut() {
  setCredentials(null)
  set({ state: 'out', me: null })
}
/** This person goes: the next one starts at the worklist, not on somebody else's page. */
export function leave() {
  location.hash = '#/worklist'
  signedOut()
}
/** The page stays; only a PIN opens it again. */
export function locked() {
  if (session.state === 'in') set({ ...session, state: 'locked' })
}

/** Asks who is signed in, once at start: a reloaded page keeps its session. */
export async function resume() {
  try {
    signedIn(await call('staff/me', {}))
  } catch {
    signedOut()
  }
}

// A session that ended on the server (restart, time) becomes the lock here: half-typed work stays on the page.
onCall(event => {
  if (event.signedOut) locked()
})

export function useSession(): Session {
  return useSyncExternalStore(
    l => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => session,
  )
}

/** Who is at work. Only inside the frame, where somebody is. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe outside a session')
  return me
}

/** Whether one of this person's assignments has the role. The server decides; this only hides. */
export function hasRole(me: Me, ...roles: string[]): boolean {
  return me.assignments.some(a => roles.includes(a.role))
}
