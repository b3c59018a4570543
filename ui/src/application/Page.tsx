import { useEffect, useState } from 'react'
import { Navigate, useLocation, useParams } from 'react-router'
import { call, newKey } from '../api/client'
import type { DraftCard } from '../api/contract'
import { useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { IntakePage } from './IntakePage'
import { fromDraft, type IntakeDraft } from './intake'

type Opened = { id: string; version: number; body: IntakeDraft; others: DraftCard[] }

/** 受理. The address names the draft, so that a reloaded page and a second desk find it again. */
export default function ApplicationPage() {
  const { draft } = useParams()
  const { key } = useLocation()
  return draft ? <Open key={draft} id={draft} /> : <Fresh key={key} />
}

function Fresh() {
  const [id] = useState(newKey)
  return <Navigate to={`/application/${id}`} replace />
}

/** Looks for the draft before the form appears, so that typing never races with loading. */
function Open({ id }: { id: string }) {
  const t = useWords('application')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the round asks again
  useEffect(() => {
    let gone = false
    const look = async (): Promise<Opened> => {
      const { drafts } = await call('draft/list', { subject: 'application' })
      const others = drafts.filter(d => d.id !== id)
      if (!drafts.some(d => d.id === id)) return { id, version: 0, body: fromDraft(null), others }
      const found = await call('draft/get', { id })
      return { id, version: found.version, body: fromDraft(found.body), others }
    }
    setError(null)
    look()
      .then(o => !gone && setOpened(o))
      .catch(e => !gone && setError(e))
    return () => {
      gone = true
    }
  }, [id, round])

  if (error)
    return (
      <Screen title={t('title')}>
        <Trouble error={error} onRetry={() => setRound(n => n + 1)} />
      </Screen>
    )
  if (!opened) return <Screen title={t('title')}>{null}</Screen>
  return <IntakePage opened={opened} />
}
