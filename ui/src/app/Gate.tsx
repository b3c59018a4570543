import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { errorText } from '../errors/errorText'
import { useOffice } from '../office/useOffice'
import { Lock } from '../staff/Lock'
import { SignIn } from '../staff/SignIn'
import { useSession } from '../staff/session'
import { GatePage } from './GateBox'
import { useLang, useWords } from './i18n'

// The first page stands on little: the library of controls, the router and the screens come while the PIN is typed.
const loadWork = () => import('./Work')
const Work = lazy(loadWork)
const FoundOffice = lazy(() => import('../office/FoundOffice'))

/** Which of three pages: an office that is not set up yet, who are you, or the work. */
export function Gate() {
  const t = useWords('app')
  useLang()
  const office = useOffice()
  const session = useSession()
  const client = useQueryClient()
  useEffect(() => {
    // What one person was allowed to read is not the next one's to see.
    if (session.state === 'out') client.removeQueries({ predicate: q => q.queryKey[0] !== 'office/status' })
  }, [session.state, client])
  useEffect(() => {
    document.title = office.data?.name ? `${office.data.name} · ${t('product')}` : t('product')
  }, [office.data?.name, t])
  useEffect(() => {
    if (session.state === 'out') whenDrawn(() => void loadWork().catch(() => undefined))
  }, [session.state])
  // Once the office has answered, a broken connection is the status bar's to tell: the page with its half-typed form stays.
  if (!office.data && office.error)
    return (
      <GatePage>
        <div className="gate-box" role="alert">
          <h1>{t('gate.unreachable')}</h1>
          <p>{errorText(office.error)}</p>
          <button type="button" className="plainbutton" onClick={() => office.refetch()}>
            {t('gate.retry')}
          </button>
        </div>
      </GatePage>
    )
  const waiting = <div className="gate" aria-busy="true" />
  if (!office.data || session.state === 'asking') return waiting
  if (!office.data.set_up)
    return (
      <Suspense fallback={waiting}>
        <FoundOffice />
      </Suspense>
    )
  if (session.state === 'out') return <SignIn />
  // The lock lies over the page: what was half typed is still there, mounted, when it opens again.
  return (
    <>
      <div className="gate-work" key={session.me?.id}>
        <Suspense fallback={waiting}>
          <Work />
        </Suspense>
      </div>
      {session.state === 'locked' && <Lock />}
    </>
  )
}

/** After the browser has painted what stands now. */
function whenDrawn(run: () => void) {
  requestAnimationFrame(() => setTimeout(run))
}
