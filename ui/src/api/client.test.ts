import { afterEach, expect, it, vi } from 'vitest'
import { CallError, call, newKey, onCall, putFile, setCredentials } from './client'

afterEach(() => {
  vi.unstubAllGlobals()
  setCredentials(null)
})
function serve(status: number, body: string) {
  const seen: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({ url, init })
    return new Response(body, { status })
  })
  return seen
}
const header = (init: RequestInit | undefined, name: string) =>
  (init?.headers as Record<string, string> | undefined)?.[name]

it('posts JSON, proves who asks, sends the idempotency key', async () => {
  const seen = serve(200, '{"position":7,"cases":[]}')
  setCredentials({ csrf: 'c1', token: null })
  expect(await call('case/since', { position: 3, wait_ms: 0 }, { key: 'k1' })).toEqual({
    position: 7,
    cases: [],
  })
  expect(seen[0]?.url).toBe('./api/case/since')
  expect(seen[0]?.init.body).toBe('{"position":3,"wait_ms":0}')
  expect(header(seen[0]?.init, 'X-Linewarden-Csrf')).toBe('c1')
  expect(header(seen[0]?.init, 'Idempotency-Key')).toBe('k1')
})

it('the window’s token goes into Authorization instead', async () => {
  const seen = serve(200, '{}')
  setCredentials({ csrf: 'c1', token: 't1' })
  await call('staff/lock', {})
  expect(header(seen[0]?.init, 'Authorization')).toBe('Bearer t1')
  expect(header(seen[0]?.init, 'X-Linewarden-Csrf')).toBeUndefined()
  // Unlocking tells no token again; the session is the same one.
  setCredentials({ csrf: 'c1', token: null })
  await call('staff/lock', {})
  expect(header(seen[1]?.init, 'Authorization')).toBe('Bearer t1')
})

it('a refusal keeps its code and parameters', async () => {
  serve(409, '{"code":"case.changed","params":{"version":5},"hint":null}')
  const error = await call('case/show', { case: 'c' }).catch(e => e)
  expect(error).toBeInstanceOf(CallError)
  expect(error).toMatchObject({ status: 409, code: 'case.changed', params: { version: 5 } })
})

it('what is not ours to read says so, and no answer is status 0', async () => {
  serve(502, '<html>Bad gateway</html>')
  expect(await call('staff/me', {}).catch(e => e)).toMatchObject({ status: 502, code: 'server.unreadable' })
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('network')
  })
  const heard: boolean[] = []
  const off = onCall(e => heard.push(e.reached))
  expect(await call('staff/me', {}).catch(e => e)).toMatchObject({ status: 0, code: 'server.unreachable' })
  off()
  expect(heard).toEqual([false])
})

it('a session that ended is told to whoever shows the lock', async () => {
  serve(401, '{"code":"session.expired","params":{},"hint":null}')
  const heard: boolean[] = []
  const off = onCall(e => heard.push(e.signedOut))
  await call('case/show', { case: 'c' }).catch(() => undefined)
  off()
  expect(heard).toEqual([true])
})

it('bytes go as an ArrayBuffer with the name encoded; a Blob body would crash the window', async () => {
  const seen = serve(200, '{"id":"f1","size":3,"media_type":"image/jpeg"}')
  const bytes = new Uint8Array([1, 2, 3]).buffer
  expect((await putFile('杆号牌.jpg', 'image/jpeg', bytes)).id).toBe('f1')
  expect(seen[0]?.init.body).toBe(bytes)
  expect(header(seen[0]?.init, 'X-File-Name')).toBe(encodeURIComponent('杆号牌.jpg'))
})

it('keys are version 4 uuids and differ, also where crypto.randomUUID is missing', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(newKey()).toMatch(uuid)
  vi.stubGlobal('crypto', { getRandomValues: (a: Uint8Array) => globalThis.crypto && a.fill(255) })
  expect(newKey()).toMatch(uuid)
})
