// High voltage, 630 kVA, with digging in a zone: surveyed by marketing, a supply scheme, marketing's sign-off, one meeting
// that puts it off and one that approves, approval with agreement, permit and the building's ground, and the connection.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { act, fillApplication, pasteSite, SCAN, sent, today, write } from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { asPerson, changeTo, signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

/** Two metres north of the outer conductor of 10 kV 示例901线. */
const SITE = ['111.600300,24.448026', '111.600600,24.448026', '111.600600,24.448200', '111.600300,24.448200']

test(
  'a high-voltage application in a zone goes through scheme and meeting to its connection',
  withDesk(async ({ page }) => {
    await signIn(page, '韦')
    await fillApplication(page, {
      name: '高示例',
      serial: '321',
      address: '示例路高压一号',
      voltage: '10',
      capacity: '630',
    })
    await until('the row of the tier table', async () => /T4/.test(await page.text('application.routing')))
    await page.click('application.work.excavation')
    await pasteSite(page, SITE)
    await page.fill('application.accuracy', '0.3')
    await until('the answer', async () => /界内/.test(await page.text('application.answer')))
    for (const paper of await page.run(() =>
      [...document.querySelectorAll('[data-testid^="application.document."]')].map(row =>
        row.dataset.testid.split('.').at(-1),
      ),
    ))
      await page.click(`application.document_state.${paper}.handed`)
    await page.click('application.accept')
    await page.waitFor('application.receipt', { timeout: 30_000 })
    await page.click('application.open_case')
    await page.waitFor('case.header')
    const id = /case\/([^?]+)/.exec(await page.run(() => window.location.hash))[1]

    await changeTo(page, '苏')
    await act(page, id, 'survey/record')
    for (const finding of [
      'unlawful.choice.no',
      'inside_zone.choice.yes',
      'hazard.choice.none',
      'hindrance.choice.none',
    ])
      await page.click(`act.${finding}`)
    await sent(page, 'survey/record')

    await changeTo(page, '秦')
    await act(page, id, 'supply/draft_scheme')
    await write(page, 'source', '示例变电站 10 kV 示例901线', 'input')
    await write(page, 'boundary', '901线 12 号杆跌落式熔断器', 'input')
    await write(page, 'metering', '高供高计', 'input')
    await sent(page, 'supply/draft_scheme')

    await changeTo(page, '何')
    await act(page, id, 'supply/sign_off')
    await page.click('act.agree.choice.yes')
    await sent(page, 'supply/sign_off')

    await changeTo(page, '周')
    await act(page, id, 'supply/decide_meeting')
    await write(page, 'held_on', today(), 'input')
    await write(page, 'agenda', '示例议题一', 'input')
    await page.click('act.decision.choice.put_off')
    await write(page, 'minutes', '示例纪要一号')
    await write(page, 'reasons', '待补负荷资料')
    await sent(page, 'supply/decide_meeting')
    await act(page, id, 'supply/decide_meeting')
    await write(page, 'held_on', today(), 'input')
    await write(page, 'agenda', '示例议题一（再议）', 'input')
    await page.click('act.decision.choice.approved')
    await write(page, 'minutes', '示例纪要二号')
    await sent(page, 'supply/decide_meeting')

    // The approval asks for exactly what is missing: agreement, permit, ground.
    await changeTo(page, '何')
    await act(page, id, 'supply/approve')
    await page.click('act.submit')
    assert.equal(await page.count('act.supply/approve'), 1, 'nothing is approved without them')
    await write(page, 'agreement_on', today(), 'input')
    await write(page, 'permit_issuer', '示例市经信委电力执法办', 'input')
    await write(page, 'permit_number', '示许 1', 'input')
    await write(page, 'permit_on', today(), 'input')
    await page.upload('act.permit_file.file', SCAN)
    await page.click('act.ground.choice.authority_paper')
    await write(page, 'ground_note', '示例规划许可')
    await sent(page, 'supply/approve')

    await changeTo(page, '韦')
    await act(page, id, 'supply/reply')
    await page.click('act.how.choice.handed')
    await write(page, 'reasons', '公司业务会批准')
    await sent(page, 'supply/reply')
    await act(page, id, 'supply/energise')
    await write(page, 'energised_on', today(), 'input')
    await page.click('act.extent_matches.choice.yes')
    await sent(page, 'supply/energise')

    const someone = await asPerson(page, '秦')
    const shown = (await someone.ask('case/show', { case: id })).body
    assert.equal(shown.stage, 'energised')
    assert.equal(shown.supply.approval.permit.number, '示许 1')
    assert.equal(shown.supply.approval.ground.kind, 'authority_paper')
  }),
)
