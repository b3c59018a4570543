// A survey that does not fit the line as drawn: its owner sees it, puts the line right by hand, and answers; the case keeps both.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDesk } from '../lib/desk.mjs'
import { signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

/** Keeps the facility data of the sample office. */
const OWNER = '潘示例'

test(
  'a correction goes from the survey to the owner of the line and back',
  withDesk(async ({ page }) => {
    await signIn(page, OWNER)
    await page.goto('#/facilities')
    await page.waitFor('facilities.corrections')
    assert.match(await page.text('facilities.corrections.open'), /^1 /)
    const row = { css: '[data-testid^="facilities.correction.2"]' }
    const number = await page.read(row, element => element.dataset.testid.split('.').at(-1))
    const path = await page.read(row, element => element.querySelector('a').getAttribute('href'))
    await page.click(`facilities.correction.open.${number}`)

    // Declining needs a reason; calling it corrected needs a changed facility.
    await page.click('facilities.correction.decline')
    await page.waitFor('facilities.correction.problem')
    assert.equal(await page.count('facilities.correction.corrected'), 0)

    await page.click('facilities.correction.edit')
    await page.waitFor('facilities.hand.correction')
    const said = await page.text('facilities.hand.correction')
    const [, accuracy] = said.match(/至少 ([\d.]+) m/)
    await until(
      'the accuracy to be filled in',
      async () => (await page.value('facilities.hand.accuracy')) === accuracy,
    )
    assert.ok((await page.value('facilities.hand.reason')).includes(number))
    // The spread stands as it is recorded; whose answer changes is shown before it counts.
    await page.waitFor('facilities.hand.checked')
    await page.click('facilities.hand.send')
    await page.waitFor('facilities.made')

    await page.click(`facilities.correction.open.${number}`)
    await page.click('facilities.correction.corrected')
    await until('nothing left to answer', async () =>
      /^0 /.test(await page.text('facilities.corrections.open')),
    )

    await page.goto(`${path}?tab=survey`)
    await page.waitFor('case.corrections.sent')
    assert.match(await page.text('case.corrections.sent'), /已更正/)
  }),
)
