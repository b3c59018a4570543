import { useState } from 'react'
import { CallError, getBytes } from '../api/client'
import { useLang, useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { useOffice } from '../office/useOffice'
import { shortTime } from '../parts/dates'
import { useFileUrl } from './FileThumb'
import { paperTitle } from './paperTitle'
import { SidePanel } from './SidePanel'
import type { PaperCard } from './types'
import { openPdf, toWindow } from './windowFile'

/** An issued paper, page by page as pictures: nothing depends on a PDF plug-in. The PDF itself is one click away. */
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
      <Pages paper={paper} />
    </SidePanel>
  )
}

/**
 * The pages as pictures. A server that keeps the PDF alone has none; then the browser shows the PDF itself, which the
 * window cannot, so there the tools above are the way.
 */
function Pages({ paper }: { paper: PaperCard }) {
  const first = useFileUrl(`paper/${paper.id}/1.svg`)
  const none = first.error instanceof CallError && first.error.status === 404
  if (none) return <Embedded paper={paper} />
  return Array.from({ length: paper.pages }, (_, i) => (
    // Pages of an issued paper never change order.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <PaperPage key={i} paper={paper} n={i + 1} />
  ))
}

function Embedded({ paper }: { paper: PaperCard }) {
  const t = useWords('case')
  const { url, error, refetch } = useFileUrl(`paper/${paper.id}.pdf`)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return url ? (
    <iframe className="case-pdf" src={url} title={paperTitle(paper)} />
  ) : (
    <p className="sr">{t('loading')}</p>
  )
}

function PaperPage({ paper, n }: { paper: PaperCard; n: number }) {
  const t = useWords('case')
  const { url, error, refetch } = useFileUrl(`paper/${paper.id}/${n}.svg`)
  const label = t('paper.page', { n, count: paper.pages })
  return (
    <figure className="case-page">
      {url ? (
        <img src={url} alt={`${paperTitle(paper)} ${label}`} />
      ) : (
        <div className="case-page-empty" aria-busy={!error} />
      )}
      {error && (
        <p className="error" role="alert">
          {t('paper.unreadable', { problem: errorText(error) })}{' '}
          <button type="button" className="link" onClick={() => void refetch()}>
            {t('paper.again')}
          </button>
        </p>
      )}
      <figcaption className="t12 second">{label}</figcaption>
    </figure>
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
