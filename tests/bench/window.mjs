// Starts the real window and a bare one in turn and measures both: see scripts/bench-window. Each start is a new process on
// a store, a profile and a file cache that have been used before, as on a working day.

import { cpus } from 'node:os'
import { join } from 'node:path'
import { program as binary, folder, store } from '../lib/files.mjs'
import { Page } from '../lib/page.mjs'
import { CLERK, signIn } from '../lib/people.mjs'
import { pause, until } from '../lib/wait.mjs'
import { openWindow } from '../lib/window.mjs'
import { memory, program } from './memory.mjs'

const starts = Number(process.argv[2] ?? 20)
/** Memory is read when the window has come to rest. Milliseconds. */
const REST = 2000

const home = await folder()
const office = await store(home.path, 'sample')
const measured = { real: [], bare: [] }
try {
  await once('real') // the first start fills caches and is not counted
  await once('bare')
  for (let i = 0; i < starts; i++) {
    measured.real.push(await once('real'))
    measured.bare.push(await once('bare'))
  }
} finally {
  await home.remove()
}
report()

async function once(kind) {
  const real = kind === 'real'
  const application = real ? binary('linewarden-window') : join(binary('examples'), 'bare')
  const driver = await openWindow({ store: real ? office : null, home: join(home.path, kind), application })
  const page = new Page(driver)
  try {
    const { pid, started } = await program(driver.pid, application)
    await page.waitFor(real ? { css: '[data-testid^="staff."]' } : 'usable', { every: 10 })
    const seen = Date.now() - started
    const result = { usable: seen }
    // Noted by the web view itself, so free of the driver's own time. It may come a little after the thing is found.
    const painted = await until(
      'the first paint',
      () =>
        page.run(() => {
          const first = performance.getEntriesByName('first-contentful-paint')[0]
          return first ? performance.timeOrigin + first.startTime : null
        }),
      { timeout: 2000 },
    ).catch(() => undefined)
    if (painted) result.painted = painted - started
    if (real) {
      const begun = Date.now()
      await signIn(page, CLERK)
      await page.waitFor({ role: 'row' }, { every: 10 })
      result.worklist = Date.now() - begun
    }
    await pause(REST)
    result.memory = await memory(pid)
    return result
  } finally {
    await page.close()
  }
}

function report() {
  const quantile = (list, share) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))]
  const cell = (kind, key) => {
    const list = measured[kind].map(each => each[key]).filter(each => each !== undefined)
    if (list.length === 0) return '–'
    return [0.5, 0.9].map(share => Math.round(quantile(list, share))).join(' / ')
  }
  const rows = [
    ['start to first paint, ms', 'painted'],
    ['start to usable first screen, ms', 'usable'],
    ['sign-in (typing the PIN included) to worklist rows, ms', 'worklist'],
    ['memory at rest, MiB PSS of all its processes', 'memory'],
  ]
  console.log(`${starts} starts each, in turn; median / 90 %; ${cpus().length} × ${cpus()[0].model.trim()}\n`)
  console.log('| | Linewarden | bare Tauri window |\n|---|---|---|')
  for (const [words, key] of rows) console.log(`| ${words} | ${cell('real', key)} | ${cell('bare', key)} |`)
}
