import { useState } from 'react'
import { getBytes } from '../api/client'
import { useLang, useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { useOffice } from '../office/useOffice'
import { shortTime } from '../parts/dates'
import { PdfPages } from '../parts/PdfPages'
import { paperTitle } from './paperTitle'
import { SidePanel } from './SidePanel'
import type { PaperCard } from './types'
import { openPdf, toWindow } from './windowFile'

/** An issued paper from the archive's own bytes, drawn page by page: nothing depends on a PDF plug-in. */
export function PaperViewer({ paper, onClose }: { paper: PaperCard; onClose: () => void }) {
  const t = useWords('case')
  const lang = useLang()
  const title = paperTitle(paper)
  return (
    <SidePanel
      wide
      title={title}
      tools={<PaperTools paper={paper} />}
      onClose={onClose}
      testid="case.paper.view"
    >
      <p className="t12 second case-paper-line">
        {t('paper.issued', { at: shortTime(paper.issued_at, lang) })} ·{' '}
        {t('paper.anchor', { position: paper.position, fingerprint: paper.fingerprint })}
      </p>
      <PdfPages where={`paper/${paper.id}.pdf`} title={title} pages={paper.pages} />
    </SidePanel>
  )
}

/** In the window the file goes through the system's save and print; in a browser the PDF opens beside. */
function PaperTools({ paper }: { paper: PaperCard }) {
  const t = useWords('case')
  const office = useOffice()
  const [problem, setProblem] = useState<string | null>(null)
  const name = `${paperTitle(paper)}.pdf`
  const act = async (what: 'open' | 'save' | 'print') => {
    setProblem(null)
    try {
      const { bytes } = await getBytes(`paper/${paper.id}.pdf`)
      if (what === 'open') openPdf(bytes)
      else await toWindow(what, name, bytes)
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  return (
    <span className="row">
      {problem && (
        <span className="error t12" role="alert">
          {problem}
        </span>
      )}
      {office.data?.channel === 'window' ? (
        <>
          <button type="button" className="link" onClick={() => void act('save')}>
            {t('paper.save')}
          </button>
          <button type="button" className="link" onClick={() => void act('print')}>
            {t('paper.print')}
          </button>
        </>
      ) : (
        <button type="button" className="link" onClick={() => void act('open')} data-testid="case.paper.pdf">
          {t('paper.pdf')}
        </button>
      )}
    </span>
  )
}
