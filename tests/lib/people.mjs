// Coming in, going out, and asking the office by its API as a person of the sample office.

import { until } from './wait.mjs'

/** The PIN of everybody in a sample office. */
export const PIN = process.env.LINEWARDEN_PIN ?? '2468'

/** Takes applications in the sample office's service centre: a full worklist. */
export const CLERK = '韦示例'

/** Signs in through the page, by keyboard alone. `find` is part of a name; without it the first person in the list. */
export async function signIn(page, find = '', pin = PIN) {
  await page.waitFor('staff.signin')
  await page.fill('staff.find', find)
  // Enter takes whoever is first in the list, so the list has to be there.
  await until(`${find} in the list`, async () =>
    (await page.texts({ role: 'row' })).some(row => row.includes(find) && row.includes('示例')),
  )
  await page.press('Enter')
  await page.fill('staff.pin', pin)
  await page.press('Enter')
  await page.waitFor('staff.signin', { gone: true })
  // The screens are loaded by now or come a moment later; before that there is nowhere to go.
  await page.waitFor('staff.me')
}

/** Lets another person sit down, as a person does it: by the name at the foot of the rail. */
export async function changeTo(page, find, pin = PIN) {
  await page.click('staff.me')
  await page.click({ css: '.ant-dropdown-menu-item', nth: 1 })
  await signIn(page, find, pin)
}

/**
 * A session of its own beside the page's, for looking things up: `const someone = await asPerson(page, '王')`, then
 * `await someone.ask('case/list', {…})`, or `someone.headers` for other requests.
 */
export async function asPerson(page, find = '') {
  const { body } = await page.api('staff/list')
  const person = body.people.find(each => each.name.includes(find))
  if (!person) throw new Error(`nobody here is called ${find}: ${body.people.map(each => each.name)}`)
  const { status, body: me } = await page.api('staff/sign_in', { staff: person.id, pin: PIN })
  if (status !== 200) throw new Error(`${person.name} was not let in: ${JSON.stringify(me)}`)
  const headers = me.token ? { authorization: `Bearer ${me.token}` } : { 'x-linewarden-csrf': me.csrf }
  return { me, headers, ask: (operation, request) => page.api(operation, request, headers) }
}
