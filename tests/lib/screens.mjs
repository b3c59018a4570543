// Every screen that pictures are taken of: which office it needs, and how to come to it. A new route gets a line here.

import { CLERK, changeTo, signIn } from './people.mjs'
import { pause, until } from './wait.mjs'

/** Signs in, or lets the person sit down whose screen it is. */
async function inside(page, person) {
  const rail = { css: '[data-testid^="app.rail."]' }
  const out = await until('the sign-in or the rail', async () => {
    if ((await page.count('staff.signin')) > 0) return 'out'
    return (await page.count(rail)) > 0 ? 'in' : null
  })
  if (out === 'out') await signIn(page, person)
  await page.waitFor(rail)
  const there = await page.read('staff.me', button => button.title)
  if (there !== person) await changeTo(page, person)
}

/** Goes to a route, as somebody of the service centre, whose worklist is full, or as another person. */
function route(name, hash, then = async () => {}, person = CLERK) {
  return {
    name,
    office: 'sample',
    async show(page) {
      await inside(page, person)
      await page.goto(hash)
      await settled(page)
      // A route that is not there leads back to the worklist; its picture would show the wrong screen.
      const here = await page.run(() => window.location.hash)
      if (!here.startsWith(hash)) throw new Error(`${hash} leads to ${here}`)
      await then(page)
      await settled(page)
    },
  }
}

/** Waits until nothing loads and nothing moves any more: maps paint after their data has come. */
async function settled(page) {
  // Pages of a paper beyond the fold are drawn when they come into view.
  await page.waitFor({ css: '[aria-busy="true"]:not(.pdf-sheet)' }, { gone: true })
  let before = await page.picture()
  await until('the screen to come to rest', async () => {
    await pause(250)
    const now = await page.picture()
    const same = now.equals(before)
    before = now
    return same
  })
}

/** Opens the first row of the list on this screen. */
async function openFirst(page) {
  await page.click({ role: 'row', nth: 1 })
  await page.press('Enter')
}

/** Finds a case in the worklist and begins what it waits for. */
const begin = search => async page => {
  await page.fill('worklist.search', search)
  await settled(page)
  await page.click({ text: search, within: 'worklist.list' })
  await page.press('Enter')
  await page.click('case.primary')
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
  route('notice', '#/notices', page => page.click({ css: 'a[href*="#/notice/"]' })),
  route('facilities', '#/facilities'),
  route('import', '#/facilities/import', undefined, '陆示例'),
  route('own-systems', '#/facilities/systems', page => page.click('own.add'), '陆示例'),
  route('facilities-by-hand', '#/facilities?hand', undefined, '陆示例'),
  route('survey', '#/worklist', begin('示例加油站'), '李示例'),
  route('compose', '#/worklist', begin('机械厂'), '秦示例'),
  route('admin', '#/admin'),
]
