// A small application taken by keyboard alone. How many keys it takes beside the text itself is printed, for
// docs/performance.md; that it can be done at all is the test.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentId } from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

const SITE = ['111.600300,24.448026', '111.600450,24.448026', '111.600450,24.448120', '111.600300,24.448120']

test(
  'a small application is taken without a mouse',
  withDesk(async ({ page }, context) => {
    await signIn(page, '韦')
    let keys = 0
    const press = async key => {
      keys++
      await page.press(key)
    }
    const at = () =>
      page.run(() => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? '')
    /** Tab to a field, as a clerk does who knows the page. */
    const tabTo = async field => {
      for (let i = 0; i < 15 && (await at()) !== field; i++) await press('Tab')
      assert.equal(await at(), field)
    }
    await page.waitFor('worklist.list')

    await press('Alt+n')
    await until('the field for the name', async () => (await at()) === 'application.name')
    await page.keys('键示例')
    await tabTo('application.id_number')
    await page.keys(residentId('789'))
    await tabTo('application.phone')
    await page.keys('13800000000')
    await tabTo('application.voltage')
    await page.keys('220')
    await press('Enter')
    await tabTo('application.capacity')
    await page.keys('8')
    await tabTo('application.address')
    await page.keys('示例路键盘一号')
    await tabTo('map.paste')
    for (const corner of SITE) {
      await page.keys(corner)
      await press('Enter')
    }
    await press('Control+Enter')
    await page.waitFor('map.paste.EPSG:4490')
    await tabTo('map.paste.EPSG:4490')
    await press('Enter')
    await until('the answer', async () => /界内|不能确定/.test(await page.text('application.answer')))
    await press('Control+Enter')
    // What is missing is where the cursor goes.
    for (const paper of ['identity', 'premises']) {
      await tabTo(`application.document_state.${paper}.missing`)
      await press('ArrowRight')
    }
    await press('Control+Enter')
    await page.waitFor('application.receipt', { timeout: 30_000 })
    context.diagnostic(`keys beside the text: ${keys}; clicks: 0`)
  }),
)
