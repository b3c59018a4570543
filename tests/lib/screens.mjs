// Every screen that pictures are taken of: which office it needs, and how to come to it. A new route gets a line here.

import { join } from 'node:path'
import { fillApplication, pasteSite } from './acts.mjs'
import { root } from './files.mjs'
import { CLERK, changeTo, PIN, signIn } from './people.mjs'
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

/** Sixty lines drawn in CAD, on the 108° meridian: layers, letters, and what they would change. */
const DRAWING = join(root, 'crates/geofence/tests/data/dxf/gk_cm108_gbk_r2000.zip')
async function drawing(page) {
  if ((await page.count('facilities.layers')) > 0) return
  await afresh(page)
  await page.upload('facilities.files', DRAWING)
  await page.waitFor('facilities.layers')
  await page.waitFor('facilities.progress', { gone: true })
}

/** Lays aside the file that the screen before this one read. */
async function afresh(page) {
  if ((await page.count('facilities.clear')) === 0) return
  await page.click('facilities.clear')
  await page.waitFor('facilities.clear', { gone: true })
}

/** Finds a case in the worklist and begins what it waits for. */
const begin = search => async page => {
  await page.fill('worklist.search', search)
  await settled(page)
  await page.click({ text: search, within: 'worklist.list' })
  await page.press('Enter')
  await page.click('case.primary')
}

/** The owner's answer to a survey that does not fit the line as drawn. */
async function answering(page) {
  const open = { css: '[data-testid^="facilities.correction.open."]' }
  await page.waitFor(open)
  if ((await page.count('facilities.correction')) === 0) await page.click(open)
}

/** From there to the case that sent it. */
async function proposal(page) {
  const path = await page.read({ css: '[data-testid^="facilities.correction.2"] a' }, a =>
    a.getAttribute('href'),
  )
  await page.goto(`${path}?tab=survey`)
  await page.waitFor('case.corrections')
}

/** An office that was founded a moment ago: nothing is in it yet but its administrator. */
function empty(name, hash) {
  return {
    name: `${name}-empty`,
    office: 'empty',
    async show(page) {
      // Taken alone this is the first screen, and the page has yet to come.
      const rail = { css: '[data-testid^="app.rail."]' }
      const there = await until('the founding or the rail', async () => {
        if ((await page.count('office.name')) > 0) return 'founding'
        return (await page.count(rail)) > 0 ? 'rail' : null
      })
      if (there === 'founding') await found(page)
      await page.goto(hash)
      await settled(page)
    },
  }
}

async function found(page) {
  await page.fill('office.name', '示例新公司')
  await page.fill('office.notice_word', '示')
  await page.fill('office.administrator', '初示例')
  await page.fill('office.pin', PIN)
  await page.fill('office.pin_again', PIN)
  await page.click('office.submit')
  await page.waitFor({ css: '[data-testid^="app.rail."]' })
}

/** Shows the office and zooms from there by the map's keys. */
function zoom(key, times) {
  return async page => {
    await page.run(() => document.querySelector('[data-testid="map.overview.canvas"]').focus())
    // From the whole office: the map may stand where the screen before has left it.
    await page.press('z')
    for (let i = 0; i < times; i++) await page.press(key)
  }
}

/** A crane and a dig beside a line: an application as it looks before it is accepted. */
async function fillIn(page) {
  if (await page.value('application.name')) return
  await fillApplication(page, {
    name: '试示例',
    serial: '125',
    address: '示例路一号，一个写得很长很长、一行放不下的地址，示例小区三期七栋旁边的空地',
    capacity: '１３',
  })
  await page.click('application.work.excavation')
  await pasteSite(page, SITE)
  await page.fill('application.accuracy', '0.3')
}

/** Beside 10 kV 示例901线 of the sample office. */
const SITE = ['111.600300,24.448020', '111.600650,24.448020', '111.600650,24.448320', '111.600300,24.448320']

/** A file with one bad row, read and waiting for its coordinate system; a small window shows its rows first. */
async function readFile(page) {
  if ((await page.count('facilities.layers')) > 0) await afresh(page)
  if ((await page.count('facilities.file')) > 0) return
  await page.waitFor('facilities.choose')
  await page.upload('facilities.files', join(root, 'tests/lib/data/lines.geojson'))
  await page.waitFor('facilities.file')
  await page.waitFor('facilities.progress', { gone: true })
}

/** A declared area typed and pasted, with a name that does not fit, and what it would change. */
async function populatedArea(page) {
  await page.waitFor('facilities.areas.choose')
  // Filled for another size or language of the same person: what was typed is still there.
  if ((await page.count('facilities.areas.form')) > 0) return
  await page.click('facilities.areas.add')
  await page.fill('facilities.areas.authority', '示例市人民政府自然资源和规划局城乡规划管理办公室')
  await page.fill(
    'facilities.areas.document',
    '示例政发〔2025〕1号 关于公布示例市中心城区人口密集地区范围的通告（第一批）',
  )
  await page.fill('facilities.areas.as_of', '2025-03-01')
  await page.fill('facilities.areas.accuracy', '1.5')
  await pasteSite(page, AREA)
  await page.waitFor('facilities.areas.checked')
}

/** A file that says no system, with a name that does not fit and an outline that crosses itself. */
async function populatedFile(page) {
  await page.waitFor('facilities.areas.choose')
  if ((await page.count('facilities.areas.rows')) > 0) return
  if ((await page.count('facilities.areas.clear')) > 0) await page.click('facilities.areas.clear')
  await page.upload('facilities.areas.picker', join(root, 'tests/lib/data/areas.csv'))
  await page.waitFor('facilities.areas.rows')
}

/** Around the sites beside 10 kV 示例901线 of the sample office. */
const AREA = ['111.595,24.445', '111.606,24.445', '111.607,24.452', '111.600,24.454', '111.595,24.451']

export const screens = [
  { name: 'found', office: 'empty', show: settled },
  empty('worklist', '#/worklist'),
  empty('application', '#/application'),
  empty('cases', '#/cases'),
  empty('map', '#/map'),
  empty('notices', '#/notices'),
  empty('facilities', '#/facilities'),
  empty('facilities-by-hand', '#/facilities?hand'),
  {
    name: 'sign-in',
    office: 'sample',
    async show(page) {
      await page.waitFor('staff.signin')
      await settled(page)
    },
  },
  route('worklist', '#/worklist'),
  route('application', '#/application'),
  route('application-filled', '#/application', fillIn),
  route('cases', '#/cases'),
  route('case', '#/cases', openFirst),
  route('map', '#/map'),
  // Half a level a key: from a town to the whole province.
  route('map-far', '#/map', zoom('-', 4)),
  route('map-near', '#/map', zoom('+', 4)),
  route('notices', '#/notices'),
  route('notice', '#/notices', page => page.click({ css: 'a[href*="#/notice/"]' })),
  route('facilities', '#/facilities'),
  route('correction-answer', '#/facilities', answering, '潘示例'),
  route('correction-sent', '#/facilities', proposal),
  route('import', '#/facilities/import', undefined, '陆示例'),
  route('import-read', '#/facilities/import', readFile, '陆示例'),
  route('import-drawing', '#/facilities/import', drawing, '陆示例'),
  route('own-systems', '#/facilities/systems', page => page.click('own.add'), '陆示例'),
  route('facilities-by-hand', '#/facilities?hand', undefined, '陆示例'),
  route('populated', '#/facilities?populated', populatedArea, '陆示例'),
  route('populated-file', '#/facilities?populated', populatedFile, '陆示例'),
  route('survey', '#/worklist', begin('示例加油站'), '李示例'),
  route('compose', '#/worklist', begin('机械厂'), '秦示例'),
  route('admin', '#/admin'),
  route('people', '#/admin/people', page => page.click({ role: 'row', nth: 2 }), '管示例'),
  route('base-map', '#/admin/basemap', page => page.click('basemap.add.tianditu'), '管示例'),
]
