// Every screen that pictures are taken of: which office it needs, and how to come to it. A new route gets a line here.

import { signIn } from './people.mjs'
import { until } from './wait.mjs'

/** Signs in unless somebody is signed in. */
async function inside(page) {
  const rail = { css: '[data-testid^="app.rail."]' }
  const out = await until('the sign-in or the rail', async () => {
    if ((await page.count('staff.signin')) > 0) return 'out'
    return (await page.count(rail)) > 0 ? 'in' : null
  })
  if (out === 'out') await signIn(page)
  await page.waitFor(rail)
}

/** Goes to a route and waits until it has stopped loading. */
function route(name, hash, then = async () => {}) {
  return {
    name,
    office: 'sample',
    async show(page) {
      await inside(page)
      await page.goto(hash)
      await settled(page)
      await then(page)
      await settled(page)
    },
  }
}

async function settled(page) {
  await page.waitFor({ css: '[aria-busy="true"]' }, { gone: true })
  // Two frames: one for what has just come, one for what that has moved.
  await page.run(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
}

/** Opens the first row of the list on this screen. */
async function openFirst(page) {
  await page.click({ role: 'row', nth: 1 })
  await page.press('Enter')
}

export const screens = [
  { name: 'found', office: 'empty', show: settled },
  {
    name: 'sign-in',
    office: 'sample',
    async show(page) {
      await page.waitFor('staff.signin', { timeout: 20_000 })
      await settled(page)
    },
  },
  route('worklist', '#/worklist'),
  route('application', '#/application'),
  route('cases', '#/cases'),
  route('case', '#/cases', openFirst),
  route('map', '#/map'),
  route('notices', '#/notices'),
  route('notice', '#/notices', openFirst),
  route('facilities', '#/facilities'),
  route('import', '#/facilities/import'),
  route('admin', '#/admin'),
]
