import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { CallError, getBytes } from '../api/client'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { A4, blankPages } from './pdfFit'
import './PdfPages.css'
import type { Pdf } from './pdfRead'
import { useNear } from './useNear'
import { useBoxWidth, usePixelRatio } from './usePixels'

/**
 * A PDF of the server, page below page, drawn by us: the window's web view shows no PDF. `where` as for getBytes;
 * `pages` is how many are expected, so that nothing jumps when they come; `title` names them to a screen reader.
 */
export function PdfPages({ where, title, pages }: { where: string; title: string; pages: number }) {
  const t = useWords('parts')
  const bytes = useQuery({
    queryKey: ['pdf', where],
    queryFn: async ({ signal }) => (await getBytes(where, signal)).bytes,
    staleTime: Number.POSITIVE_INFINITY,
    // The bytes go when the pages go; asked again they come from the archive again.
    gcTime: 0,
  })
  const { pdf, error: unread } = usePdf(bytes.data)
  const [undrawn, setUndrawn] = useState<CallError | null>(null)
  // A paper read anew is drawn anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setUndrawn(null), [pdf])
  const error = bytes.error ?? unread ?? undrawn
  if (error)
    return (
      <div className="pdf-trouble">
        <Trouble error={error} onRetry={() => void bytes.refetch()} />
      </div>
    )
  const sizes = pdf?.sizes ?? blankPages(pages)
  return (
    <div className="pdf-pages" aria-busy={!pdf} data-testid="parts.pdf">
      <p className={pdf ? 'sr' : 't12 second pdf-progress'} role="status">
        {bytes.data ? (pdf ? '' : t('pdf.reading')) : t('pdf.fetching')}
      </p>
      {sizes.map((size, i) => (
        <figure
          // Pages of an issued paper never change order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          className="pdf-page"
        >
          <Sheet
            pdf={pdf}
            n={i + 1}
            shape={size.width / size.height || A4.width / A4.height}
            name={t('pdf.name', { title, n: i + 1, count: sizes.length })}
            onError={setUndrawn}
          />
          <figcaption className="t12 second">{t('pdf.page', { n: i + 1, count: sizes.length })}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** What cannot be read or drawn, as an error with words; the engine's own text goes along for whoever is asked. */
function undrawable(error: unknown): CallError {
  return new CallError(0, 'paper.undrawable', {
    reason: error instanceof Error ? error.message : String(error),
  })
}

/** The read PDF of some bytes. The engine is loaded with the first one: most screens show none. */
function usePdf(bytes: ArrayBuffer | undefined): { pdf: Pdf | null; error: CallError | null } {
  const [read, setRead] = useState<{ pdf: Pdf | null; error: CallError | null }>({ pdf: null, error: null })
  useEffect(() => {
    setRead({ pdf: null, error: null })
    if (!bytes) return
    let gone = false
    let open: Pdf | null = null
    void (async () => {
      try {
        const { readPdf } = await import('./pdfRead')
        const pdf = await readPdf(bytes)
        if (gone) return pdf.close()
        open = pdf
        setRead({ pdf, error: null })
      } catch (error) {
        if (!gone) setRead({ pdf: null, error: undrawable(error) })
      }
    })()
    return () => {
      gone = true
      open?.close()
    }
  }, [bytes])
  return read
}

type SheetProps = {
  pdf: Pdf | null
  n: number
  /** Width over height. */
  shape: number
  name: string
  onError: (error: CallError) => void
}

/** One page. Only those near what is visible hold pixels, so a long paper costs no more than a short one. */
function Sheet({ pdf, n, shape, name, onError }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const near = useNear(sheet)
  const box = useBoxWidth(sheet)
  const ratio = usePixelRatio()
  const [drawn, setDrawn] = useState(false)

  useEffect(() => {
    if (!pdf || !near || !sheet.current) return
    const holder = sheet.current
    const stop = new AbortController()
    void (async () => {
      try {
        const canvas = await pdf.draw(n, box, ratio, stop.signal)
        if (!canvas) return
        if (stop.signal.aborted) return release(canvas)
        // The old picture stays until the new one is there: no flicker while the pane is dragged.
        for (const old of holder.querySelectorAll('canvas')) release(old)
        holder.replaceChildren(canvas)
        setDrawn(true)
      } catch (error) {
        if (!stop.signal.aborted) onError(undrawable(error))
      }
    })()
    return () => stop.abort()
  }, [pdf, near, n, box, ratio, onError])

  useEffect(() => {
    if (!pdf || !near) return
    const holder = sheet.current
    return () => {
      for (const old of holder?.querySelectorAll('canvas') ?? []) release(old)
      holder?.replaceChildren()
      setDrawn(false)
    }
  }, [pdf, near])

  return (
    <div
      ref={sheet}
      className="pdf-sheet"
      style={{ aspectRatio: shape }}
      role="img"
      aria-label={name}
      aria-busy={!drawn}
    />
  )
}

/** Gives a canvas's pixels back at once: WebKit keeps them until its next collection otherwise. */
function release(canvas: HTMLCanvasElement) {
  canvas.width = 0
  canvas.height = 0
}
