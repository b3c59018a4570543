// Low voltage above 13.2 kW: handed to the distribution works area, which answers that a smaller capacity is the way on;
// the applicant takes less, the works area agrees, and only then can the head of the unit approve.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { act, sent, write } from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { asPerson, changeTo, signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

test(
  'a T2 application waits for the answer on transformer capacity',
  withDesk(async ({ page }) => {
    await page.waitFor('staff.signin')
    const before = await asPerson(page, '韦')
    const search = { query: '赵示例', stages: [], tiers: ['T2'], verdicts: [], after: null, limit: 1 }
    const id = (await before.ask('case/list', search)).body.rows[0].case
    await before.ask('staff/sign_out')
    await page.reload()
    await signIn(page, '韦')

    await act(page, id, 'supply/hand_over')
    await write(page, 'note', '请核配变容量')
    await sent(page, 'supply/hand_over')

    await changeTo(page, '黄')
    await act(page, id, 'survey/record')
    for (const finding of [
      'unlawful.choice.no',
      'inside_zone.choice.no',
      'hazard.choice.none',
      'hindrance.choice.none',
    ])
      await page.click(`act.${finding}`)
    await sent(page, 'survey/record')

    // The head cannot approve yet, and the page says why.
    await changeTo(page, '蒙')
    await act(page, id, 'supply/approve')
    await until('what is missing', async () => /缺：配变容量答复/.test(await page.text('act.supply/approve')))
    assert.ok(await page.read('act.submit', button => button.disabled))

    await changeTo(page, '罗')
    await act(page, id, 'supply/answer_capacity')
    await write(page, 'transformer', '示例台区 3 号变 200 kVA', 'input')
    await page.click('act.sufficient.choice.no')
    await page.click('act.way_on.choice.smaller_capacity')
    await sent(page, 'supply/answer_capacity')

    // The applicant takes less; the case is routed again, and the works area answers for the new figure.
    await changeTo(page, '韦')
    await act(page, id, 'application/change_capacity')
    await write(page, 'capacity', '１５', 'input')
    await until('the new way', async () => /T2/.test(await page.text('application.routing')))
    await write(page, 'reason', '改小容量')
    await sent(page, 'application/change_capacity')
    await until('the new capacity', async () => /15 kW/.test(await page.text('case.header')))

    await changeTo(page, '罗')
    await act(page, id, 'supply/answer_capacity')
    await page.click('act.sufficient.choice.yes')
    await write(page, 'transformer', '示例台区 3 号变 315 kVA（已换）', 'input')
    await sent(page, 'supply/answer_capacity')

    await changeTo(page, '蒙')
    await act(page, id, 'supply/approve')
    await sent(page, 'supply/approve')
    await until('the reply to be next', async () => /待答复/.test(await page.text('case.header')))

    const someone = await asPerson(page, '蒙')
    const shown = (await someone.ask('case/show', { case: id })).body
    assert.equal(shown.stage, 'replying')
    assert.equal(shown.supply.capacity.sufficient, true)
  }),
)
