import { getDocument, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { canvasSize, type Size } from './pdfFit'

/** A PDF that was read and can be drawn. Whoever read it closes it. */
export interface Pdf {
  /** Every page's size in PDF points, turned as the page is shown. */
  sizes: Size[]
  /** Draws page `n` (from 1) to fill `box` CSS pixels; null where there is nothing to draw on. */
  draw(n: number, box: number, ratio: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>
  close(): void
}

/**
 * pdf.js's worker, from our own origin. pdf.js would start it by itself, but it takes the window's scheme for a foreign
 * origin and then wants a script from a blob, which the page's policy forbids.
 */
function startWorker(): Promise<Worker | null> {
  return new Promise(resolve => {
    const worker = new Worker(workerUrl, { type: 'module' })
    const done = (result: Worker | null) => {
      worker.onmessage = null
      worker.onerror = null
      if (!result) worker.terminate()
      resolve(result)
    }
    // Its first message says that it is there.
    worker.onmessage = () => done(worker)
    worker.onerror = () => done(null)
  })
}

/** Reads a PDF. The bytes stay the caller's: the worker gets a copy, for what is sent to it is gone here. */
export async function readPdf(bytes: ArrayBuffer): Promise<Pdf> {
  const port = await startWorker()
  // Without a worker pdf.js works on the page's own thread, once the worker's script is loaded here.
  if (!port) await import(/* @vite-ignore */ workerUrl)
  // Its types say that a port is null; they are generated, and wrong there.
  const worker = port ? new PDFWorker({ port: port as unknown as null }) : new PDFWorker()
  const task = getDocument({
    data: new Uint8Array(bytes.slice(0)),
    worker,
    // The page's policy allows neither eval nor WebAssembly; our papers need neither.
    isEvalSupported: false,
    useWasm: false,
    // An official paper with a part silently missing is worse than an error.
    stopAtErrors: true,
  })
  const close = () => {
    // Stops drawings under way, which then end with an error nobody waits for.
    void task.destroy().finally(() => {
      worker.destroy()
      port?.terminate()
    })
  }
  try {
    const document = await task.promise
    const pages = await Promise.all(
      Array.from({ length: document.numPages }, (_, i) => document.getPage(i + 1)),
    )
    return {
      sizes: pages.map(page => {
        const { width, height } = page.getViewport({ scale: 1 })
        return { width, height }
      }),
      async draw(n, box, ratio, signal) {
        signal.throwIfAborted()
        const page = pages[n - 1]
        const size = page && canvasSize(page.getViewport({ scale: 1 }), box, ratio)
        if (!size) return null
        const canvas = window.document.createElement('canvas')
        canvas.width = size.width
        canvas.height = size.height
        const drawing = page.render({ canvas, viewport: page.getViewport({ scale: size.scale }) })
        const stop = () => drawing.cancel()
        signal.addEventListener('abort', stop)
        try {
          await drawing.promise
        } finally {
          signal.removeEventListener('abort', stop)
        }
        page.cleanup()
        return canvas
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}
