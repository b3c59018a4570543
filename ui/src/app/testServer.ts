import { vi } from 'vitest'
import type { Operations } from '../api/contract'

type Answers = {
  [P in keyof Operations]?: (
    request: Operations[P]['request'],
  ) => Operations[P]['answer'] | Response | Promise<Operations[P]['answer']>
}

/** For tests only: `fetch` answered from a table; what is not in it is a 404 with a code. Returns what was asked. */
export function serve(answers: Answers) {
  const asked: { path: string; request: unknown; headers: Record<string, string> }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = url.replace('./api/', '') as keyof Operations
    const request = JSON.parse(init.body as string)
    asked.push({ path, request, headers: init.headers as Record<string, string> })
    const answer = answers[path] as ((q: unknown) => unknown) | undefined
    if (!answer) return refuse(404, 'test.no_answer')
    const body = await answer(request)
    return body instanceof Response ? body : new Response(JSON.stringify(body), { status: 200 })
  })
  return asked
}

export function refuse(status: number, code: string, params: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ code, params, hint: null }), { status })
}

const assignments = [
  { role: 'account_manager', unit: 'u1', unit_name: '大客户室', unit_kind: 'key_account_office' },
]
export const me = {
  id: 'p1',
  name: '张示例',
  assignments,
  token: null,
  idle_lock_minutes: 10,
  csrf: 'c',
  locked: false,
}
export const status: Operations['office/status']['answer'] = {
  set_up: true,
  name: '示例市公司',
  notice_word: '示例安',
  sample: true,
  version: '0.1.0',
  now: '2026-11-25T14:06:00+08:00',
  today: '2026-11-25',
  channel: 'browser',
  facilities: null,
  rules_version: 'v1',
  policy_unverified: 0,
  head: { position: 0, fingerprint: '' },
  home: null,
  calendar_settled_until: '2026-12-31',
}
