import type { Operations, Params } from './contract'

export type Path = keyof Operations
export type RequestOf<P extends Path> = Operations[P]['request']
export type AnswerOf<P extends Path> = Operations[P]['answer']

/** What the server refused, or why it could not be asked. `status` 0: no answer at all. */
export class CallError extends Error {
  readonly code: string
  readonly params: Params
  readonly hint: string | null
  readonly status: number

  constructor(status: number, code: string, params: Params = {}, hint: string | null = null) {
    super(code)
    this.name = 'CallError'
    this.status = status
    this.code = code
    this.params = params
    this.hint = hint
  }
}

// Who is signed in. The browser's session is an HttpOnly cookie; the window has no cookies and sends a token.
let credentials: { csrf: string; token: string | null } | null = null

/** Remembers what the server handed out at sign-in; null forgets it. The window's token is told once, at sign-in:
 * later answers (who am I, unlock) bring none and mean the same session. */
export function setCredentials(next: { csrf: string; token: string | null } | null) {
  credentials = next && { csrf: next.csrf, token: next.token ?? credentials?.token ?? null }
}

/** Headers that prove who asks, for calls that are not JSON (bytes up and down). */
export function credentialHeaders(): Record<string, string> {
  if (!credentials) return {}
  return credentials.token
    ? { Authorization: `Bearer ${credentials.token}` }
    : { 'X-Linewarden-Csrf': credentials.csrf }
}

/** Told about every answer: is the server there, and is the session still good. */
export type CallListener = (event: { reached: boolean; signedOut: boolean; pending: number }) => void
const listeners = new Set<CallListener>()
let pending = 0
export function onCall(listener: CallListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
function tell(reached: boolean, signedOut: boolean) {
  for (const l of listeners) l({ reached, signedOut, pending })
}

async function readError(response: Response): Promise<CallError> {
  try {
    const body = await response.json()
    if (typeof body?.code === 'string')
      return new CallError(response.status, body.code, body.params ?? {}, body.hint ?? null)
  } catch {
    // Not our server's JSON: a proxy's page, or nothing. The status is all there is to say.
  }
  return new CallError(response.status, 'server.unreadable', { status: response.status })
}

async function send(path: string, init: RequestInit): Promise<Response> {
  pending += 1
  try {
    const response = await fetch(`./api/${path}`, { method: 'POST', credentials: 'same-origin', ...init })
    pending -= 1
    if (response.ok) {
      tell(true, false)
      return response
    }
    const error = await readError(response)
    // 401: no session, ended, or locked on the server. What may not be done comes as 403.
    tell(true, response.status === 401)
    throw error
  } catch (error) {
    if (error instanceof CallError) throw error
    pending -= 1
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    tell(false, false)
    throw new CallError(0, 'server.unreachable')
  }
}

/** One operation. `key` is the idempotency key of a command: made when the form opens, kept over retries. */
export async function call<P extends Path>(
  path: P,
  request: RequestOf<P>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<AnswerOf<P>> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', ...credentialHeaders() }
  if (options.key) headers['Idempotency-Key'] = options.key
  const response = await send(path, {
    headers,
    body: JSON.stringify(request),
    signal: options.signal ?? null,
  })
  return (await response.json()) as AnswerOf<P>
}

/** Stores bytes and returns the file's id. Takes an ArrayBuffer on purpose: a Blob body crashes the window. */
export async function putFile(
  name: string,
  mediaType: string,
  bytes: ArrayBuffer,
  key: string = newKey(),
): Promise<{ id: string; size: number; media_type: string }> {
  const headers = {
    ...credentialHeaders(),
    'Content-Type': mediaType || 'application/octet-stream',
    'X-File-Name': encodeURIComponent(name),
    'Idempotency-Key': key,
  }
  const response = await send('file/put', { headers, body: bytes })
  return await response.json()
}

/** Fetches bytes (a paper, a photo) with the session's proof; `where` is e.g. `paper/<id>.pdf`. */
export async function getBytes(
  where: string,
  signal?: AbortSignal,
): Promise<{ bytes: ArrayBuffer; mediaType: string }> {
  const response = await send(where, { method: 'GET', headers: credentialHeaders(), signal: signal ?? null })
  return { bytes: await response.arrayBuffer(), mediaType: response.headers.get('Content-Type') ?? '' }
}

/** A fresh idempotency key. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  // Plain http on an office network is no secure context, so randomUUID is missing there.
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = ((b[6] ?? 0) & 0x0f) | 0x40
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
  const h = [...b].map(x => x.toString(16).padStart(2, '0')).join('')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}
