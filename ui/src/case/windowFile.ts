import { CallError, credentialHeaders } from '../api/client'

/**
 * Hands bytes to the window to be saved or printed. Only there: a browser has neither route.
 *
 * An ArrayBuffer on purpose: a Blob body crashes the window's web view.
 */
export async function toWindow(act: 'save' | 'print', name: string, bytes: ArrayBuffer): Promise<void> {
  let response: Response
  try {
    response = await fetch(`./window/${act}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', ...credentialHeaders() },
      body: bytes,
    })
  } catch {
    throw new CallError(0, 'server.unreachable')
  }
  if (response.ok) return
  const body: unknown = await response.json().catch(() => null)
  const { code, params } = (body ?? {}) as { code?: string; params?: Record<string, unknown> }
  throw new CallError(response.status, code ?? 'server.unreadable', params ?? { status: response.status })
}

/** Opens a PDF beside the page, in whatever the browser shows PDFs with. */
export function openPdf(bytes: ArrayBuffer) {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener' }).click()
  // The new page needs the address a moment; the bytes are let go afterwards.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
