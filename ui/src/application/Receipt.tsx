import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { getBytes } from '../api/client'
import type { PaperCard } from '../api/contract'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { casePath } from '../case/paths'
import { openPdf, toWindow } from '../case/windowFile'
import { errorText } from '../errors/errorText'
import { useOffice } from '../office/useOffice'
import { KeyHint } from '../parts/KeyHint'
import { PdfPages } from '../parts/PdfPages'

export interface AcceptedCase {
  case: string
  number: string
  receipt: PaperCard
}

/** After acceptance: the receipt as it was issued, printing, and the way to the next applicant, which has the focus. */
export function Receipt({ accepted, onNext }: { accepted: AcceptedCase; onNext: () => void }) {
  const t = useWords('application')
  const navigate = useNavigate()
  const office = useOffice()
  const next = useRef<HTMLButtonElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { receipt } = accepted
  useEffect(() => next.current?.focus(), [])

  const print = async (): Promise<void> => {
    setProblem(null)
    try {
      const { bytes } = await getBytes(`paper/${receipt.id}.pdf`)
      if (office.data?.channel === 'window')
        await toWindow('print', `${t('receipt.title')} ${accepted.number}.pdf`, bytes)
      else openPdf(bytes)
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  useKeys(t('title'), [{ keys: 'Ctrl+P', label: t('receipt.print'), run: () => void print() }])

  return (
    <div className="receipt pane" data-testid="application.receipt">
      <header className="toolrow">
        <h2>{t('receipt.title')}</h2>
        <span className="second t12">
          {t('receipt.anchor', { position: receipt.position, fingerprint: receipt.fingerprint })}
        </span>
        <span className="grow" />
        {problem && (
          <span className="error t12" role="alert">
            {problem}
          </span>
        )}
        <button type="button" className="link" onClick={() => void print()} data-testid="application.print">
          {t('receipt.print')} <KeyHint>Ctrl P</KeyHint>
        </button>
        <button
          type="button"
          className="link"
          onClick={() => navigate(casePath(accepted.case))}
          data-testid="application.open_case"
        >
          {t('receipt.open')}
        </button>
        <Button type="primary" ref={next} onClick={onNext} data-testid="application.next">
          {t('receipt.next')} <KeyHint>Enter</KeyHint>
        </Button>
      </header>
      <PdfPages where={`paper/${receipt.id}.pdf`} title={t('receipt.title')} pages={receipt.pages} />
    </div>
  )
}
