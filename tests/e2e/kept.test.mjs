// A form that is half filled in when everything ends without warning is there again, to the last character.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillApplication, pasteSite } from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

const SITE = ['111.600300,24.448026', '111.600450,24.448026', '111.600450,24.448120', '111.600300,24.448120']

test(
  'a half-filled application survives SIGKILL',
  withDesk(async desk => {
    let { page } = desk
    await signIn(page, '韦')
    await fillApplication(page, { name: '半示例', serial: '456', address: '示例路未填完', capacity: '12.5' })
    await pasteSite(page, SITE)
    await until('the site', async () => /m²|㎡/.test(await page.text({ css: 'main' })))
    await until('it to be called saved', async () => /已存|已保存/.test(await page.text('draft.state')))

    page = await desk.again('SIGKILL')
    await signIn(page, '韦')
    // It is offered, not forced upon the next applicant.
    await page.goto('#/application')
    await page.click({ css: '[data-testid="application.drafts"] a' })
    await until('the name to be back', async () => (await page.value('application.name')) === '半示例')
    assert.equal(await page.value('application.address'), '示例路未填完')
    assert.equal(await page.value('application.capacity'), '12.5')
    await until('the site to be judged again', async () =>
      /界内|不能确定/.test(await page.text('application.answer')),
    )
  }),
)
