// The pages in Chromium, served by an office on 127.0.0.1.

import { chromium } from 'playwright-core'

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the one-time address in a new browser with nothing in it. */
export async function openBrowser({ base, address, size }) {
  const [width, height] = size
  const browser = await chromium.launch({
    executablePath: process.env.LINEWARDEN_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS,
  })
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const faults = []
  const page = await context.newPage()
  // An office works without a network: whatever leaves our own origin is a fault, and gets nowhere (see ARGUMENTS).
  // Listening is enough; intercepting would copy every photo that goes up into the driver as text.
  page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(`${base}/`) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  await page.goto(address)
  return driver(browser, page, faults)
}

function driver(browser, page, faults) {
  const names = { Space: ' ' }
  return {
    faults,
    /** For what a hand does slowly: dragging, the wheel. */
    mouse: page.mouse,
    reload: () => page.reload(),
    run: (source, args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    element: async (finder, target, hidden = false) =>
      (await page.evaluateHandle(`(${finder})(${JSON.stringify(target)}, ${hidden})[0] ?? null`)).asElement(),
    click: element => element.click({ timeout: 2000 }),
    keys: text => page.keyboard.type(text),
    press: keys => page.keyboard.press(keys.map(key => names[key] ?? key).join('+')),
    clickAt: (x, y, double) => page.mouse.click(x, y, { clickCount: double ? 2 : 1 }),
    upload: (element, paths) => element.setInputFiles(paths),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
