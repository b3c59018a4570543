// A site taped from a tower: the note is typed at the counter, the tower chosen among those of its number, and the answer
// stands beside it with the error the office computed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDesk } from '../lib/desk.mjs'
import { signIn } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

test(
  'a site taped from a tower is placed by the office, with its error',
  withDesk(async ({ page }) => {
    await page.waitFor('staff.signin')
    await signIn(page, '张')
    await page.goto('#/application')
    await page.waitFor('map.paste')
    // Tower 9 of several sample lines: which one is asked.
    await page.fill('map.paste', '#9杆东12米、北4米；东30米、北4米；东30米、北20米；东12米、北20米')
    await page.waitFor('map.taped.ST-901-9')
    await page.click('map.taped.ST-901-9')
    // The line's poles are known to 0.5 m; a degree of "east" and "north" makes 0.63 m of the farthest corner's 36 m.
    await until(
      'the accuracy of the taped site',
      async () => (await page.value('application.accuracy')) === '1.13',
    )
    // Four metres north of the poles and 3.2 m off the outer conductor: inside, and 1.3 m of error change nothing.
    const answer = await until('the answer beside the map', async () => {
      const said = await page.text('application.answer')
      return /界内/.test(said) && said
    })
    assert.match(answer, /\d\.\d+ ± \d\.\d+ m/, 'a distance with its error')
    assert.match(await page.text('application.facts'), /示例901线/)
  }),
)
