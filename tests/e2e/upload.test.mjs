// Bytes go up whole. In the window this is the way photos must take: a Blob or FormData body ends its web process.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { where, withDesk } from '../lib/desk.mjs'
import { asPerson } from '../lib/people.mjs'

test(
  'a photo of 5 MB is kept byte for byte',
  withDesk(async ({ page }) => {
    await page.waitFor('staff.signin')
    const person = await asPerson(page)
    const { put, sent, back } = await page.run(
      async (headers, key) => {
        const bytes = new Uint8Array(5_000_000)
        // JPEG's first bytes, then something that no compression or text decoding leaves alone.
        bytes.set([0xff, 0xd8, 0xff, 0xe0])
        for (let i = 4; i < bytes.length; i++) bytes[i] = (i * 2654435761) >>> 13
        const response = await fetch('/api/file/put', {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'image/jpeg',
            'x-file-name': encodeURIComponent('现场照片.jpg'),
            'idempotency-key': key,
          },
          body: bytes.buffer,
        })
        const put = { status: response.status, body: await response.json() }
        const hash = async data => [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].join()
        const got = await fetch(`/api/file/${put.body.id}`, { headers })
        return { put, sent: await hash(bytes), back: await hash(await got.arrayBuffer()) }
      },
      person.headers,
      randomUUID(),
    )
    assert.equal(put.status, 200, JSON.stringify(put.body))
    assert.equal(put.body.size, 5_000_000)
    assert.equal(back, sent)
  }),
)

test(
  'more than an office takes is refused with a code, and the pages live on',
  // The browser's driver copies what is sent into its own memory as text, and fails on this much.
  { skip: where === 'browser' },
  withDesk(async ({ page }) => {
    await page.waitFor('staff.signin')
    const person = await asPerson(page)
    const answer = await page.run(
      async (headers, key) => {
        const response = await fetch('/api/file/put', {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'image/jpeg',
            'x-file-name': 'a.jpg',
            'idempotency-key': key,
          },
          body: new ArrayBuffer(80_000_000),
        })
        return { status: response.status, body: await response.text() }
      },
      person.headers,
      randomUUID(),
    )
    assert.equal(answer.status, 413)
    assert.match(JSON.parse(answer.body).code, /^[a-z_]+(\.[a-z_]+)*$/)
    assert.equal((await page.api('office/status')).status, 200)
  }),
)
