// One application from the counter to its end, by hand: taken, screened, surveyed, noticed, served, rectified,
// re-inspected, approved, replied to and found again. The same script runs in a browser and in the real window.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { withDesk } from '../lib/desk.mjs'
import { root } from '../lib/files.mjs'
import { asPerson, signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

const run = promisify(execFile)
const PHOTO = join(root, 'crates/office/src/demo/data/sample-photo.jpg')
const SCAN = join(root, 'crates/office/src/demo/data/sample-receipt.jpg')

/** A number with the right check digit (GB 11643) that belongs to nobody: its region is a whole province. */
function residentId(serial) {
  const body = `45000019900101${serial}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * weights[i], 0)
  return body + '10X98765432'[sum % 11]
}

/** Two metres north of the outer conductor of 示例901线, which runs east and west through this place. */
const SITE = ['111.600300,24.448026', '111.600450,24.448026', '111.600450,24.448120', '111.600300,24.448120']

/** Opens the form of an act from the case page, wherever it is offered. */
async function act(page, id, operation) {
  await page.goto(`#/case/${id}?do=${encodeURIComponent(operation)}`)
  await page.waitFor(`act.${operation}`)
}

async function sent(page, operation) {
  await page.click('act.submit')
  await page.waitFor(`act.${operation}`, { gone: true })
}

test(
  'an application inside a zone goes from the counter through its hazard to the reply, and is found again',
  withDesk(async ({ page, home }) => {
    // 1. Come in. Another language without a restart, and back.
    await page.waitFor('staff.signin', { timeout: 20_000 })
    await signIn(page, '覃')
    await page.waitFor('worklist.list')
    await page.click({ role: 'button', name: 'English' })
    await page.waitFor({ text: 'Worklist' })
    await page.click({ role: 'button', name: '中文' })
    await page.waitFor({ text: '工作台' })

    // 2. and 3. The office stands on its lines; an application is taken on them.
    await page.goto('#/application')
    await page.fill('application.name', '试示例')
    await page.fill('application.id_number', residentId('123'))
    await page.fill('application.phone', '13800000000')
    await page.click('application.voltage')
    await page.keys('380')
    await page.press('Enter')
    await page.fill('application.capacity', '１３')
    await until('the row of the tier table', async () => /T1/.test(await page.text('application.routing')))
    await page.fill('application.building', '砖房')
    await page.fill('application.height', '6')
    await page.fill('application.address', '示例路测试一号')
    for (const [i, vertex] of SITE.entries()) {
      if (i === 0) await page.fill('map.paste', vertex)
      else await page.keys(vertex)
      await page.press('Enter')
    }
    await page.press('Control+Enter')
    // Longitude and latitude fit more than one system: the person says which.
    await page.click('map.paste.EPSG:4490')
    // Of a site that nobody says how well it was measured nothing is sure; RTK decides.
    await until('an honest answer', async () => /不能确定/.test(await page.text('application.answer')))
    await page.fill('application.accuracy', '0.3')
    const answer = await until('the answer beside the map', async () => {
      const said = await page.text('application.answer')
      return /界内/.test(said) && said
    })
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
    await page.goto('#/worklist')
    await page.fill('worklist.search', '试示')
    await until('the case in the worklist', async () => (await page.text('worklist.list')).includes(number))

    // 5. Survey: two surveyors are named by who records; a photo, three findings.
    await act(page, id, 'survey/record')
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
    await page.click('notice.inspectors')
    await page.keys('黄')
    await page.press('Enter')
    await page.press('Escape')
    await page.click('notice.objection')
    await until('nothing missing', async () => (await page.count('notice.missing')) === 0, {
      timeout: 20_000,
    })
    await until('the page to show what is in the form', () =>
      page.read('notice.issue', button => !button.disabled),
    )
    await page.click('notice.issue')
    await page.waitFor('notice.effective', { timeout: 30_000 })

    // Served by hand, with the signed receipt.
    await page.click('notice.serve.handed')
    await page.waitFor('act.notice/serve')
    await page.fill({ css: '[data-testid="act.receiver"] input' }, '试示例')
    await page.upload('notice.evidence.signed_receipt', SCAN)
    await until('the evidence', async () => /sample-receipt/.test(await page.text('notice.evidence')))
    await sent(page, 'notice/serve')
    await until('the service to count', async () => /视为送达/.test(await page.text('notice.effective')))

    // The party reports; two inspectors look again and pass it.
    await page.click('notice.open.rectified')
    await page.waitFor('act.notice/rectified')
    for (const nth of [0, 1]) await page.click({ css: '.notice-items .ant-checkbox-input', nth })
    await sent(page, 'notice/rectified')
    await page.click('notice.open.reinspect')
    await page.waitFor('act.notice/reinspect')
    await page.click({ css: '[data-testid="act.inspectors"] .ant-select' })
    await page.keys('黄')
    await page.press('Enter')
    await page.press('Escape')
    await page.click('notice.result.0.pass')
    await page.click('notice.result.1.pass')
    await page.click('act.grade.choice.none')
    await sent(page, 'notice/reinspect')
    await until('the notice to be passed', async () => /复查合格/.test(await page.text('notice.state')))

    // Approved, with the agreement and the ground that a building in a zone needs.
    await act(page, id, 'supply/approve')
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
    await page.fill({ css: '[data-testid="act.agreement_on"] input' }, today)
    await page.click('act.ground.choice.before_line')
    await page.fill({ css: '[data-testid="act.ground_note"] textarea' }, '建筑先于线路')
    await sent(page, 'supply/approve')

    // 7. The reply, on paper, with its reasons.
    await act(page, id, 'supply/reply')
    await page.click('act.how.choice.handed')
    await page.fill({ css: '[data-testid="act.reasons"] textarea' }, '隐患已消除，同意供电')
    await sent(page, 'supply/reply')
    await page.goto(`#/case/${id}?tab=papers`)
    await page.waitFor('case.header')

    // 8. Found again by two characters and by the end of its number.
    await page.goto('#/cases')
    for (const typed of ['试示', number.slice(-4)]) {
      await page.fill('case.list.search', typed)
      await until(`${typed} to be found`, async () =>
        (await page.texts({ role: 'row' })).some(row => row.includes(number)),
      )
    }

    // What the notice says, read from its PDF.
    const someone = await asPerson(page, '覃')
    const shown = (await someone.ask('case/show', { case: id })).body
    const notice = shown.notices[0]
    assert.match(notice.number, /^示电隐告〔20\d\d〕\d+号$/)
    const paper = await page.fetch(`/api/paper/${notice.paper.id}.pdf`, { headers: someone.headers })
    assert.equal(paper.status, 200)
    const file = join(home, 'notice.pdf')
    await writeFile(file, paper.body)
    const { stdout } = await run('pdftotext', [file, '-'])
    const text = stdout.replace(/\s+/g, '')
    const fingerprint = notice.paper.fingerprint.replaceAll('-', '').toLowerCase()
    const [line] = shown.screening.facilities.filter(f => f.name === '示例901线')
    const measured = `${(line.conductor_mm / 1000).toFixed(2)}m`
    for (const wanted of [notice.number, '示例901线', measured, '5m', '第十条', fingerprint])
      assert.ok(text.includes(wanted), `the notice says ${wanted}: ${text}`)
    assert.equal(shown.stage, 'approved')
  }),
)
