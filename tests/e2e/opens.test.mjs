// The program opens: the pages are there, in Chinese, and ask who one is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { where, withDesk } from '../lib/desk.mjs'

test(
  'opens on the sign-in of the sample office, in Chinese, and changes to English without a restart',
  withDesk(async ({ page }) => {
    await page.waitFor('staff.signin')
    assert.match(await page.text('staff.signin'), /\p{Script=Han}/u)
    await page.prefer({ lang: 'en' })
    await page.waitFor('staff.signin')
    assert.equal(await page.run(() => document.documentElement.lang), 'en')
    // The people and their units keep their names; the words of the page are English.
    const words = await page.run(() => document.querySelector('[data-testid="staff.find"]').placeholder)
    assert.match(words, /^[\x20-\x7e…]+$/)
  }),
)

test(
  'an address that names no file is not answered with the start page',
  withDesk(async ({ page }) => {
    const missing = await page.fetch('/assets/no-such-script.js')
    assert.equal(missing.status, 404)
  }),
)

test(
  'only a window answers to /window',
  withDesk(async ({ page }) => {
    const about = await page.fetch('/window/about')
    if (where === 'window') {
      assert.equal(about.status, 200)
      assert.equal(JSON.parse(about.body).name, 'Linewarden')
    } else assert.equal(about.status, 404)
  }),
)
