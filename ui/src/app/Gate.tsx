import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { RouterProvider } from 'react-router/dom'
import { errorText } from '../errors/errorText'
import { FoundOffice } from '../office/FoundOffice'
import { useOffice } from '../office/useOffice'
import { Lock } from '../staff/Lock'
import { SignIn } from '../staff/SignIn'
import { useSession } from '../staff/session'
import { GatePage } from './GateBox'
import { useLang, useWords } from './i18n'
import { router } from './routes'

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
  // Once the office has answered, a broken connection is the status bar's to tell: the page with its half-typed form stays.
  if (!office.data && office.error)
    return (
      <GatePage>
        <div className="gate-box" role="alert">
          <h1>{t('gate.unreachable')}</h1>
          <p>{errorText(office.error)}</p>
          <Button type="primary" onClick={() => office.refetch()}>
            {t('gate.retry')}
          </Button>
        </div>
      </GatePage>
    )
  if (!office.data || session.state === 'asking') return <div className="gate" aria-busy="true" />
  if (!office.data.set_up) return <FoundOffice />
  if (session.state === 'out') return <SignIn />
  // The lock lies over the page: what was half typed is still there, mounted, when it opens again.
  return (
    <>
      <div className="gate-work" key={session.me?.id}>
        <RouterProvider router={router} />
      </div>
      {session.state === 'locked' && <Lock />}
    </>
  )
}
