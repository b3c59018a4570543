import { Button, Input } from 'antd'
import { useState } from 'react'
import { CallError, call } from '../api/client'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Facts } from '../parts/Field'
import { isImeKey } from '../parts/isImeKey'
import type { CaseView, PartyView } from './types'

/** The applicant, masked; showing it in full takes a reason and goes to the access log. Leaving the case masks it again. */
export function PartyFacts({ view }: { view: CaseView }) {
  const t = useWords('case')
  const [full, setFull] = useState<PartyView | null>(null)
  const party = full ?? view.party
  const rows: [string, string][] = [
    [t('party.name'), party.name],
    [t('party.kind'), t(`party.kinds.${party.kind}`)],
    [t(`party.id_kind.${party.id_kind}`), party.id_number],
    [t('party.contact'), party.contact],
    [t('party.phone'), party.phone],
    [t('party.address'), party.address],
  ]
  if (party.legal_representative) rows.splice(3, 0, [t('party.legal'), party.legal_representative])
  return (
    <section className="case-block">
      <h3>{t('party.title')}</h3>
      <Facts rows={rows} />
      {party.erased ? (
        <p className="t12 second">{t('party.erased')}</p>
      ) : full ? (
        <button type="button" className="link" onClick={() => setFull(null)} data-testid="case.mask">
          {t('party.hide')}
        </button>
      ) : (
        <Reveal caseId={view.case} onShown={setFull} />
      )}
    </section>
  )
}

function Reveal({ caseId, onShown }: { caseId: string; onShown: (party: PartyView) => void }) {
  const t = useWords('case')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const reveal = async () => {
    if (reason.trim() === '' || sending) return
    setSending(true)
    setError(null)
    try {
      onShown(await call('case/reveal', { case: caseId, reason: reason.trim() }))
    } catch (problem) {
      if (problem instanceof CallError) setError(problem)
      setSending(false)
    }
  }
  if (!asking)
    return (
      <p className="t12 second">
        {t('party.masked')}{' '}
        <button type="button" className="link" onClick={() => setAsking(true)} data-testid="case.reveal">
          {t('party.reveal')}
        </button>
      </p>
    )
  return (
    <div className="case-reveal">
      <div className="row">
        <Input
          autoFocus
          aria-label={t('party.reason')}
          placeholder={t('party.reason_hint')}
          value={reason}
          onChange={e => setReason(e.target.value)}
          onKeyDown={e => {
            if (isImeKey(e)) return
            if (e.key === 'Enter') void reveal()
            if (e.key === 'Escape') setAsking(false)
          }}
          data-testid="case.reveal.reason"
        />
        <Button
          onClick={() => void reveal()}
          loading={sending}
          disabled={reason.trim() === ''}
          data-testid="case.reveal.now"
        >
          {t('party.reveal_now')}
        </Button>
      </div>
      {error && (
        <p className="error t12" role="alert">
          {errorText(error)}
        </p>
      )}
    </div>
  )
}
