// Drags and zooms the map over a network of a million segments, in a browser without a GPU or in the real window
// (LINEWARDEN_IN=window), and prints how long its frames took: see scripts/bench-map. With BENCH_PICTURES=FOLDER it also
// keeps what was seen.

import { execFile } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openBrowser } from '../lib/browser.mjs'
import { folder, program } from '../lib/files.mjs'
import { serve } from '../lib/office.mjs'
import { Page } from '../lib/page.mjs'
import { signIn } from '../lib/people.mjs'
import { pause, until } from '../lib/wait.mjs'
import { openWindow } from '../lib/window.mjs'
import { writeNetwork } from './network.mjs'

const inWindow = process.env.LINEWARDEN_IN === 'window'
const segments = Number(process.argv[2] ?? 1_000_000)
/** Steps of the minus key, half a zoom level each, from a place found by its coordinates, which is shown at 1:1000. */
const PLACES = [
  ['a town', 4],
  ['a county', 14],
  ['far out', 20],
]
/** Milliseconds without an answer after which a map counts as drawn. */
const REST = 700
const run = promisify(execFile)
const home = await folder()
try {
  const network = await writeNetwork(join(home.path, 'network.geojson'), segments)
  const store = join(home.path, 'office')
  await run(program('linewarden'), ['demo', store])
  const begun = Date.now()
  await run(program('linewarden'), ['import', '--store', store, join(home.path, 'network.geojson')], {
    maxBuffer: 1e9,
  })
  console.log(`${segments} segments, ${network.lines} lines, imported in ${seconds(Date.now() - begun)}`)
  await measure(store, network)
} finally {
  await home.remove()
}

async function measure(store, network) {
  const size = [1366, 768]
  const server = inWindow ? null : await serve(store)
  const driver = inWindow
    ? await openWindow({ store, home: home.path, size })
    : await openBrowser({ ...server, size })
  const page = new Page(driver)
  const rows = []
  try {
    await signIn(page)
    await page.run(watch)
    await page.goto('#/map')
    await page.waitFor('map.overview.canvas')
    for (const [name, steps] of PLACES) {
      await goTo(page, network.town)
      await rest(page)
      const loading = await timed(page, async () => {
        const from = Date.now()
        for (let i = 0; i < steps; i++) await page.press('-')
        await rest(page)
        return Math.max(0, Date.now() - from - REST)
      })
      const dragging = await timed(page, () => drag(driver.mouse))
      await rest(page)
      const zooming = await timed(page, () => zoom(page, driver.mouse))
      await rest(page)
      rows.push([name, seconds(loading.value), ...[loading, dragging, zooming].map(cell)])
    }
    report(rows)
    if (process.env.BENCH_PICTURES) await pictures(page, network)
  } finally {
    await driver.close()
    await server?.stop()
  }
}

/** Collects frames and long tasks in the page, and when something last came from the office for the map. */
function watch() {
  const kept = { frames: [], tasks: [], answer: 0, open: 0 }
  window.benchMap = kept
  let before = performance.now()
  const frame = now => {
    kept.frames.push(now - before)
    before = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver(list => {
    for (const each of list.getEntries()) kept.tasks.push(each.duration)
  }).observe({ type: 'longtask' })
  const { fetch } = window
  window.fetch = async (where, ...rest) => {
    if (!/facilities\/(draw|cell)/.test(String(where))) return fetch(where, ...rest)
    kept.open++
    try {
      return await fetch(where, ...rest)
    } finally {
      kept.open--
      kept.answer = performance.now()
    }
  }
}

async function rest(page) {
  await pause(300)
  await until(
    'the map to come to rest',
    async () => {
      const quiet = await page.run(() => {
        const kept = window.benchMap
        return kept.open === 0 && performance.now() - kept.answer
      })
      return quiet !== false && quiet > REST ? true : null
    },
    { timeout: 120_000 },
  )
}

async function timed(page, work) {
  await page.run(() => {
    window.benchMap.frames.length = 0
    window.benchMap.tasks.length = 0
  })
  const value = await work()
  const { frames, tasks } = await page.run(() => window.benchMap)
  const sorted = frames.toSorted((a, b) => a - b)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { value, median: at(0.5), p95: at(0.95), longest: at(1), task: Math.max(0, ...tasks) }
}

/** Four drags across most of the map, a step every 16 ms, as a hand does it. */
async function drag(mouse) {
  for (const [from, to] of [
    [900, 200],
    [250, 900],
    [900, 250],
    [900, 300],
  ]) {
    await mouse.move(from, 380)
    await mouse.down()
    for (let i = 1; i <= 60; i++) {
      await mouse.move(from + ((to - from) * i) / 60, 380 + 60 * Math.sin(i / 10))
      await pause(16)
    }
    await mouse.up()
    await pause(150)
  }
}

/** In and out with the wheel; with the keys in the window, whose driver has no wheel. */
async function zoom(page, mouse) {
  await mouse.move(560, 400)
  for (const step of [-100, -100, -100, 100, 100, 100, 100, -100]) {
    if (mouse.wheel) await mouse.wheel(0, step)
    else await page.press(step < 0 ? '=' : '-')
    await pause(350)
  }
}

/** To a place by its coordinates; the keys belong to the map then. */
async function goTo(page, place) {
  await page.fill('map.find', '')
  await page.fill('map.find', place.map(v => v.toFixed(5)).join(','))
  // The list answers a moment after the last letter; before that Enter would take an open case.
  await page.click({ text: 'CGCS2000', within: 'map.list' })
  await page.run(() => document.querySelector('[data-testid="map.overview.canvas"]').focus())
}

async function pictures(page, network) {
  for (const [name, steps] of PLACES) {
    // In the window changing these asks for the PIN anew.
    const looks = [['zh', 'light'], ...(inWindow ? [] : [['en', 'dark']])]
    for (const [lang, theme] of looks) {
      if (!inWindow) await page.prefer({ lang, theme })
      await page.waitFor('map.overview.canvas')
      await page.run(watch)
      await goTo(page, network.town)
      for (let i = 0; i < steps; i++) await page.press('-')
      await rest(page)
      await page.screenshot(
        join(process.env.BENCH_PICTURES, `${name.replaceAll(' ', '-')}-${lang}-${theme}.png`),
      )
    }
  }
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function cell(t) {
  const whole = v => v.toFixed(0)
  return `${whole(t.median)} / ${whole(t.p95)} / ${whole(t.longest)}, task ${t.task ? whole(t.task) : '< 50'}`
}

function report(rows) {
  console.log(`${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}`)
  console.log('Milliseconds: frame median / 95 % / longest, longest main-thread task\n')
  console.log('| | drawn after | while loading | dragging | zooming |\n|---|---|---|---|---|')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}
