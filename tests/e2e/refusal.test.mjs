// A hazard that remains: re-inspected, refused with all that a refusal needs, reported to marketing and safety, referred
// to government and answered, each by the person whose work it is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { act, choosePerson, SCAN, sent, today, write } from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { wordsOf } from '../lib/papers.mjs'
import { asPerson, changeTo, signIn } from '../lib/people.mjs'

test(
  'a remaining hazard is refused, and safety takes it to government',
  withDesk(async ({ page, home }) => {
    // In a browser a session is a cookie: whoever asks beside the page does so before and after, not between.
    await page.waitFor('staff.signin')
    const before = await asPerson(page, '黄')
    const search = { query: '鱼塘增氧', stages: [], tiers: [], verdicts: [], after: null, limit: 1 }
    const id = (await before.ask('case/list', search)).body.rows[0].case
    await before.ask('staff/sign_out')
    await page.reload()
    await signIn(page, '黄')

    // The head cannot refuse before the hazard was seen to remain: the form says what is missing.
    await changeTo(page, '蒙')
    await page.goto(`#/case/${id}?do=supply%2Frefuse`)
    await page.waitFor('supply.needs')
    assert.match(await page.text('supply.needs'), /复查/)

    // The party says it is done, before its time is up; two inspectors find that it is not.
    await changeTo(page, '韦')
    await page.goto(`#/notice/${id}`)
    await page.click('notice.open.rectified')
    await page.waitFor('act.notice/rectified')
    await page.click({ css: '.notice-items .ant-checkbox-input' })
    await sent(page, 'notice/rectified')
    await changeTo(page, '黄')
    await page.goto(`#/notice/${id}`)
    await page.click('notice.open.reinspect')
    await page.waitFor('act.notice/reinspect')
    await choosePerson(page, { css: '[data-testid="act.inspectors"] .ant-select' }, '覃')
    for (let i = 0; await page.count(`notice.result.${i}.fail`); i++)
      await page.click(`notice.result.${i}.fail`)
    await page.click('act.grade.choice.severe')
    await sent(page, 'notice/reinspect')

    await changeTo(page, '蒙')
    await act(page, id, 'supply/refuse')
    await page.click({ css: '[data-testid^="supply.ground."]' })
    await write(page, 'reasons', '隐患未消除，依据所列条款不同意供电')
    await page.upload('act.evidence.file', SCAN)
    await sent(page, 'supply/refuse')
    await act(page, id, 'referral/report')
    await write(page, 'note', '请安质部跟进')
    await sent(page, 'referral/report')

    await changeTo(page, '韦')
    await act(page, id, 'supply/reply')
    await page.click('act.how.choice.handed')
    await write(page, 'reasons', '隐患未消除')
    await sent(page, 'supply/reply')

    await changeTo(page, '何')
    await act(page, id, 'referral/file_to_safety')
    await sent(page, 'referral/file_to_safety')

    await changeTo(page, '陈')
    await act(page, id, 'referral/file')
    await page.click({ css: '[data-testid="act.addressees"] input[type=checkbox]' })
    await write(page, 'request', '依法查处保护区内的建筑')
    await sent(page, 'referral/file')
    await act(page, id, 'referral/answer')
    await write(page, 'answered_on', today(), 'input')
    await page.click('act.result.choice.ordered_removal')
    await write(page, 'answer', '已责令限期拆除')
    await page.click('act.closes.choice.yes')
    await sent(page, 'referral/answer')

    const someone = await asPerson(page, '陈')
    const shown = (await someone.ask('case/show', { case: id })).body
    assert.equal(shown.referral.answers.length, 1)
    assert.equal(shown.referral.answers[0].result, 'ordered_removal')
    const paper = shown.papers.find(each => each.kind === 'referral')
    const told = await wordsOf(page, someone.headers, paper.id, home)
    assert.ok(told.includes('依法查处保护区内的建筑'), told)
  }),
)
