// What a person does again and again on a case page, and what every application of the tests needs.

import { join } from 'node:path'
import { root } from './files.mjs'
import { until } from './wait.mjs'

/** Pictures of nobody and nothing, as evidence. */
export const PHOTO = join(root, 'crates/office/src/demo/data/sample-photo.jpg')
export const SCAN = join(root, 'crates/office/src/demo/data/sample-receipt.jpg')

/** Today where the office is, as YYYY-MM-DD. */
export const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

/** A number with the right check digit (GB 11643) that belongs to nobody: its region is a whole province. */
export function residentId(serial) {
  const body = `45000019900101${serial}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * weights[i], 0)
  return body + '10X98765432'[sum % 11]
}

/** Opens the form of an act from the case page, wherever it is offered. */
export async function act(page, id, operation) {
  await page.goto(`#/case/${id}?do=${encodeURIComponent(operation)}`)
  await page.waitFor(`act.${operation}`)
}

/** Sends the open form and waits until the office has it on disk. */
export async function sent(page, operation) {
  await page.click('act.submit')
  await page.waitFor(`act.${operation}`, { gone: true })
}

/** Writes into a field of the open form. */
export const write = (page, field, text, tag = 'textarea') =>
  page.fill({ css: `[data-testid="act.${field}"] ${tag}` }, text)

/** Chooses one more person in a field for several. */
export async function choosePerson(page, target, name) {
  await page.click(target)
  await page.keys(name)
  await until(`${name} to be offered`, async () =>
    (await page.texts({ css: '.ant-select-item-option' })).some(each => each.includes(name)),
  )
  await page.press('Enter')
  await page.press('Escape')
}

/** Fills in the applicant, the load and the papers of a small application. The site is left to the test. */
export async function fillApplication(page, { name, serial, address, voltage = '380', capacity }) {
  await page.goto('#/application')
  await page.fill('application.name', name)
  await page.fill('application.id_number', residentId(serial))
  await page.fill('application.phone', '13800000000')
  await page.click('application.voltage')
  await page.keys(voltage)
  await page.press('Enter')
  await page.fill('application.capacity', capacity)
  await page.fill('application.building', '砖房')
  await page.fill('application.height', '6')
  await page.fill('application.address', address)
}

/** Pastes the corners of a site, longitude and latitude in CGCS2000, measured to 0.3 m. */
export async function pasteSite(page, corners) {
  for (const [i, corner] of corners.entries()) {
    if (i === 0) await page.fill('map.paste', corner)
    else await page.keys(corner)
    await page.press('Enter')
  }
  await page.press('Control+Enter')
  // Longitude and latitude fit more than one system: the person says which.
  await page.click('map.paste.EPSG:4490')
}
