// A desk for one test: an office of its own, and the pages open on it, in a browser or in the window (LINEWARDEN_IN).

import { join } from 'node:path'
import { openBrowser } from './browser.mjs'
import { folder, root, store } from './files.mjs'
import { serve } from './office.mjs'
import { Page } from './page.mjs'
import { openWindow } from './window.mjs'

export const where = process.env.LINEWARDEN_IN ?? 'browser'

/** Opens the pages on an office: `{ page, store, close, again }`. `again` closes them, with SIGKILL without asking, and opens the same office anew. */
export async function openDesk({ office = 'sample', size = [1366, 768] } = {}) {
  const home = await folder()
  const kept = await store(home.path, office)
  let opened
  async function open() {
    if (where === 'window') {
      const driver = await openWindow({ store: kept, home: home.path, size })
      opened = { page: new Page(driver), end: signal => (signal ? driver.kill(signal) : driver.close()) }
    } else {
      const server = await serve(kept)
      const driver = await openBrowser({ ...server, size })
      opened = {
        page: new Page(driver),
        server,
        end: async signal => {
          // The office goes first: what it has not on disk by then is lost.
          if (signal) await server.stop(signal)
          await driver.close()
          await server.stop()
        },
      }
    }
  }
  await open()
  return {
    store: kept,
    home: home.path,
    get page() {
      return opened.page
    },
    get server() {
      return opened.server
    },
    async again(signal) {
      await opened.end(signal)
      await open()
      return opened.page
    },
    async close() {
      await opened.end()
      await home.remove()
    },
  }
}

/** A test on a desk. When it fails, what was on the screen is in var/test/failed. */
export function withDesk(work, options) {
  return async context => {
    const desk = await openDesk(options)
    try {
      await work(desk, context)
      if (desk.page.faults.length > 0) throw new Error(`faults in the page:\n${desk.page.faults.join('\n')}`)
    } catch (error) {
      const name = context.name.replace(/\W+/g, '-')
      await desk.page.screenshot(join(root, 'var/test/failed', `${where}-${name}.png`)).catch(() => {})
      throw error
    } finally {
      await desk.close()
    }
  }
}
