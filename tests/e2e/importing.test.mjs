// A drawing and a table brought in beside what is loaded: layers and letters are put right by hand, the cases it would
// touch are read before anything is written, and what comes again is updated.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { withDesk } from '../lib/desk.mjs'
import { signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

/** A drawing of two lines on a layer that says nothing, and a frame; metres on the 111° meridian. */
function drawing() {
  const line = (layer, y) => `0\nLINE\n8\n${layer}\n10\n560000\n20\n${y}\n11\n561600\n21\n${y}\n`
  return `0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1027\n9\n$INSUNITS\n70\n6\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${line('DL-1', 2705060)}${line('DL-1', 2705300)}${line('图框', 2706000)}0\nENDSEC\n0\nEOF\n`
}

/** A drawing names no system: the 111° meridian is chosen. */
async function system(page) {
  await page.click('facilities.crs_other')
  await page.keys('4546')
  await page.press('Enter')
  await page.waitFor('facilities.crs.EPSG:4546')
}

test(
  'a drawing’s layers are said, and the cases it would touch are shown before it counts',
  withDesk(async ({ page, home }) => {
    await signIn(page, '陆')
    const file = join(home, '竣工图.dxf')
    await writeFile(file, drawing())
    await page.goto('#/facilities/import')
    await page.waitFor('facilities.choose')
    await page.upload('facilities.files', file)
    await page.waitFor('facilities.layers')
    await page.click('facilities.mode.add')
    await system(page)
    // The frame is left out, the lines get their voltage.
    await page.click('facilities.layer.图框')
    await page.click({ css: '.ant-select-item-option[title="不要"]' })
    await until('the frame to be left out', async () =>
      /图层按说明不要/.test(await page.text('facilities.import.page')),
    )
    await page.click('facilities.layer_voltage.DL-1')
    await page.click({ css: '.ant-select-item-option[title="110kV"]' })
    // Nobody said how well the drawing is known: sites beside its lines are in doubt.
    await until('two lines, and the cases that they would touch', async () => {
      const [figures, cases] = [
        await page.text('facilities.difference'),
        await page.text('facilities.effect'),
      ]
      return /新增\s*2/.test(figures) && /结论会变/.test(cases) && /界外 → 不能确定/.test(cases)
    })
    await page.click('facilities.confirm_crs')
    await page.click('facilities.make_current')
    await page.waitFor('facilities.page')
    await until('version 2', async () => /v2/.test(await page.text('facilities.page')))

    // The same drawing again adds nothing twice.
    await page.goto('#/facilities/import')
    await page.upload('facilities.files', file)
    await page.waitFor('facilities.layers')
    await page.click('facilities.mode.add')
    await system(page)
    await until('the effect of the second time', async () =>
      /新增\s*1\s[\s\S]*更新\s*2\s/.test(await page.text('facilities.difference')),
    )
  }),
)
