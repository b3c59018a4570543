// One application from the counter to its end, by hand, by the people whose work each step is: a line is imported, the
// application taken beside it, screened, surveyed, noticed, served, rectified, re-inspected, approved, replied to and
// found again. The same script runs in a browser and in the real window.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  act,
  choosePerson,
  fillApplication,
  PHOTO,
  pasteSite,
  SCAN,
  sent,
  today,
  write,
} from '../lib/acts.mjs'
import { withDesk } from '../lib/desk.mjs'
import { wordsOf } from '../lib/papers.mjs'
import { asPerson, changeTo, signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

/** A feeder that no office has: east and west through 24.498 degrees north. */
const LINE = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'e2e-950',
      properties: {
        线路名称: '示例950线',
        电压等级: '交流10千伏',
        线路类型: 'line',
        边线间距: '1.6',
        点位精度: '0.3',
      },
      geometry: {
        type: 'LineString',
        coordinates: [
          [111.595, 24.498],
          [111.606, 24.498],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { 线路名称: '示例951线' },
      geometry: { type: 'LineString', coordinates: [[111.6, 24.499]] },
    },
  ],
}

/** Two metres north of the outer conductor of that line. */
const SITE = ['111.600300,24.498026', '111.600450,24.498026', '111.600450,24.498120', '111.600300,24.498120']

/** What the surveyor measures there, metres. */
const MEASURED = '1.87'

test(
  'an application inside a zone goes from the counter through its hazard to the reply, and is found again',
  withDesk(async ({ page, home }) => {
    // 1. Come in. Another language without a restart, and back.
    await page.waitFor('staff.signin')
    await signIn(page, '陆')
    await page.click({ role: 'button', name: 'English' })
    await page.waitFor({ text: 'Worklist' })
    await page.click({ role: 'button', name: '中文' })
    await page.waitFor({ text: '工作台' })

    // 2. Lines are loaded: one row is good, one has no usable geometry and is listed.
    const file = join(home, '新线路.geojson')
    await writeFile(file, JSON.stringify(LINE))
    await page.goto('#/facilities/import')
    await page.waitFor('facilities.choose')
    await page.upload('facilities.files', file)
    await page.waitFor('facilities.confirm_crs')
    await page.click('facilities.mode.add')
    await page.click('facilities.confirm_crs')
    await page.click('facilities.accept_rejects')
    await until('nothing left to say', () => page.read('facilities.make_current', button => !button.disabled))
    await page.click('facilities.make_current')
    await page.waitFor('facilities.made')

    // 3. An application is taken beside it.
    await changeTo(page, '韦')
    await fillApplication(page, {
      name: '试示例',
      serial: '123',
      address: '示例路测试一号',
      capacity: '１３',
    })
    await until('the row of the tier table', async () => /T1/.test(await page.text('application.routing')))
    await pasteSite(page, SITE)
    // Of a site that nobody says how well it was measured nothing is sure; RTK decides.
    await until('an honest answer', async () => /不能确定/.test(await page.text('application.answer')))
    await page.fill('application.accuracy', '0.3')
    const answer = await until('the answer beside the map', async () => {
      const said = await page.text('application.answer')
      return /界内/.test(said) && said
    })
    assert.match(await page.text('application.facts'), /示例950线/, 'the line that was just loaded')
    assert.match(answer, /\d\.\d+ ± \d\.\d+ m/, 'a distance with its error')
    assert.match(answer, /要求 5 m，条例第十条/, 'the width and its clause')
    for (const paper of ['identity', 'premises'])
      await page.click(`application.document_state.${paper}.handed`)

    // 4. Accepted: a receipt, a number, and a place in the worklist.
    await page.click('application.accept')
    await page.waitFor('application.receipt', { timeout: 30_000 })
    await page.click('application.open_case')
    await page.waitFor('case.header')
    const id = /case\/([^?]+)/.exec(await page.run(() => window.location.hash))[1]
    const number = /20\d\d-\d{4}/.exec(await page.text('case.header'))[0]
    assert.match(await page.text('case.header'), /试示例/)

    // 5. It is in the surveyor's worklist. A measured distance, a photo, three findings.
    await changeTo(page, '黄')
    await page.goto('#/worklist')
    await page.fill('worklist.search', '试示')
    await until('the case in the worklist', async () => (await page.text('worklist.list')).includes(number))
    await act(page, id, 'survey/record')
    await page.fill('survey.distance.e2e-950', MEASURED)
    await page.fill('survey.accuracy.e2e-950', '0.05')
    await page.fill('survey.instrument.e2e-950', '激光测距仪 示例-7')
    await page.upload('survey.photo', PHOTO)
    await page.fill('survey.caption.0', '场地南侧')
    await page.click('act.unlawful.choice.no')
    await page.click('act.inside_zone.choice.yes')
    await page.click('act.hazard.choice.severe')
    await page.click('act.hindrance.choice.possible')
    await sent(page, 'survey/record')

    // 6. The notice: composed beside its page, issued with a number.
    await page.goto(`#/notice/${id}`)
    await page.fill('notice.facts', '场地南侧已放线，责令停工')
    await page.click('notice.replace')
    await until('the words of the utility', async () => /请停工/.test(await page.value('notice.facts')))
    await choosePerson(page, 'notice.inspectors', '覃')
    await page.click('notice.objection')
    await until('nothing missing', async () => (await page.count('notice.missing')) === 0)
    await until('the page to show what is in the form', () =>
      page.read('notice.issue', button => !button.disabled),
    )
    await page.click('notice.issue')
    // Asked once more, with both inspectors' names: it cannot be changed after.
    await page.click('notice.confirm')
    await page.waitFor('notice.effective', { timeout: 30_000 })

    // Served by hand, with the signed receipt.
    await page.click('notice.serve.handed')
    await page.waitFor('act.notice/serve')
    await write(page, 'receiver', '试示例', 'input')
    await page.upload('notice.evidence.signed_receipt', SCAN)
    await until('the evidence', async () => /sample-receipt/.test(await page.text('notice.evidence')))
    await sent(page, 'notice/serve')
    await until('the service to count', async () => /视为送达/.test(await page.text('notice.effective')))

    // The party reports at the counter; two inspectors look again and pass it.
    await changeTo(page, '韦')
    await page.goto(`#/notice/${id}`)
    await page.click('notice.open.rectified')
    await page.waitFor('act.notice/rectified')
    for (const nth of [0, 1]) await page.click({ css: '.notice-items .ant-checkbox-input', nth })
    await sent(page, 'notice/rectified')
    await changeTo(page, '黄')
    await page.goto(`#/notice/${id}`)
    await page.click('notice.open.reinspect')
    await page.waitFor('act.notice/reinspect')
    await choosePerson(page, { css: '[data-testid="act.inspectors"] .ant-select' }, '覃')
    await page.click('notice.result.0.pass')
    await page.click('notice.result.1.pass')
    await page.click('act.grade.choice.none')
    await sent(page, 'notice/reinspect')
    await until('the notice to be passed', async () => /复查合格/.test(await page.text('notice.state')))

    // Approved by the head of the unit, with the agreement and the ground that a building in a zone needs.
    await changeTo(page, '蒙')
    await act(page, id, 'supply/approve')
    await write(page, 'agreement_on', today(), 'input')
    await page.click('act.ground.choice.before_line')
    await write(page, 'ground_note', '建筑先于线路')
    await sent(page, 'supply/approve')

    // 7. The reply, on paper, with its reasons; the case shows its way and its papers.
    await changeTo(page, '韦')
    await act(page, id, 'supply/reply')
    await page.click('act.how.choice.handed')
    await write(page, 'reasons', '隐患已消除，同意供电')
    await sent(page, 'supply/reply')
    await page.goto(`#/case/${id}?tab=timeline`)
    await page.waitFor('case.header')
    const way = await until('the whole way', async () => {
      const said = await page.text({ css: 'main' })
      return said.includes('答复') && said
    })
    for (const name of ['韦示例', '黄示例', '蒙示例'])
      assert.ok(way.includes(name), `${name} in the timeline: ${way}`)
    await page.goto(`#/case/${id}?tab=papers`)
    for (const kind of ['receipt', 'notice', 'reply']) await page.waitFor(`case.paper.${kind}`)

    // 8. Found again by two characters and by the end of its number.
    await page.goto('#/cases')
    for (const typed of ['试示', number.slice(-4)]) {
      await page.fill('case.list.search', typed)
      await until(`${typed} to be found`, async () =>
        (await page.texts({ role: 'row' })).some(row => row.includes(number)),
      )
    }

    // What the papers say, read from their PDFs.
    const someone = await asPerson(page, '覃')
    const shown = (await someone.ask('case/show', { case: id })).body
    assert.equal(shown.stage, 'approved')
    const [notice] = shown.notices
    assert.match(notice.number, /^示电隐告〔20\d\d〕\d+号$/)
    const told = await wordsOf(page, someone.headers, notice.paper.id, home)
    const fingerprint = notice.paper.fingerprint.replaceAll('-', '').toLowerCase()
    for (const wanted of [notice.number, '示例950线', `${MEASURED}m`, '5m', '第十条', fingerprint])
      assert.ok(told.includes(wanted), `the notice says ${wanted}: ${told}`)
    const reply = shown.papers.find(paper => paper.kind === 'reply')
    const replied = await wordsOf(page, someone.headers, reply.id, home)
    for (const wanted of [number, '隐患已消除，同意供电', '试示例'])
      assert.ok(replied.includes(wanted), `the reply says ${wanted}: ${replied}`)
  }),
)
