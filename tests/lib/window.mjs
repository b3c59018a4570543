// The pages in the real window, driven through tauri-driver and the web view's own driver.

import { Builder, Capabilities, Key, Origin } from 'selenium-webdriver'
import { freePort, program } from './files.mjs'
import { start } from './process.mjs'
import { until, within } from './wait.mjs'

/** Opens the window on a store. `home` keeps its settings and local storage, apart from everybody else's. */
export async function openWindow({
  store,
  home,
  size,
  application = program('linewarden-window'),
  args = [],
}) {
  const [port, native] = [await freePort(), await freePort()]
  const tauri = start('tauri-driver', ['--port', port, '--native-port', native].map(String), {
    XDG_CONFIG_HOME: `${home}/config`,
    XDG_DATA_HOME: `${home}/data`,
    XDG_CACHE_HOME: `${home}/cache`,
    LANG: 'zh_CN.UTF-8',
    TZ: 'Asia/Shanghai',
  })
  try {
    // tauri-driver answers before the driver behind it does, so both are asked.
    for (const each of [native, port]) {
      await until(`the driver on port ${each}`, async () => {
        tauri.alive()
        return (await fetch(`http://127.0.0.1:${each}/status`)).ok
      })
    }
    const wanted = new Capabilities()
    wanted.setBrowserName('wry')
    wanted.set('tauri:options', { application, args: store ? ['--store', store, ...args] : args })
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(wanted)
      .build()
    await session.manage().setTimeouts({ script: 60_000 })
    const made = driver(session, tauri)
    if (size) await made.resize(...size)
    return made
  } catch (error) {
    await tauri.stop()
    throw new Error(`the window did not open: ${tauri.said.err}`, { cause: error })
  }
}

function driver(session, tauri) {
  const held = { Control: Key.CONTROL, Shift: Key.SHIFT, Alt: Key.ALT, Meta: Key.META }
  const keyNamed = name => {
    const constant = name
      .replace(/^Arrow/, 'ARROW_')
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toUpperCase()
    return name.length === 1 ? name : (Key[constant] ?? name)
  }
  const run = (source, args) =>
    session
      .executeAsyncScript(
        `const done = arguments[arguments.length - 1]
         Promise.resolve().then(() => (${source})(...arguments[0])).then(
           value => done({ value: value === undefined ? null : value }),
           error => done({ error: String(error) + ' ' + (error?.stack ?? '') }))`,
        args,
      )
      .then(answer => {
        if (answer.error) throw new Error(answer.error)
        return answer.value
      })
  return {
    session,
    pid: tauri.pid,
    faults: [],
    reload: () => session.navigate().refresh(),
    run,
    element: (finder, target, hidden = false) =>
      session.executeScript(`return (${finder})(arguments[0], arguments[1])[0] ?? null`, target, hidden),
    click: element => element.click(),
    async keys(text) {
      await session.actions().sendKeys(text).perform()
    },
    async press(keys) {
      const key = keyNamed(keys.at(-1))
      const with_ = keys.slice(0, -1).map(each => held[each])
      let actions = session.actions()
      for (const each of with_) actions = actions.keyDown(each)
      actions = actions.keyDown(key).keyUp(key)
      for (const each of with_.toReversed()) actions = actions.keyUp(each)
      await actions.perform()
    },
    async clickAt(x, y, double) {
      const at = session
        .actions()
        .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
      await (double ? at.press().release().press().release() : at.press().release()).perform()
    },
    /** As the browser's: for what a hand does slowly. */
    mouse: {
      move: (x, y) =>
        session
          .actions()
          .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
          .perform(),
      down: () => session.actions().press().perform(),
      up: () => session.actions().release().perform(),
    },
    upload: (element, paths) => element.sendKeys(paths.join('\n')),
    async resize(width, height) {
      await session.manage().window().setRect({ x: 0, y: 0, width, height })
      const inner = () => run('() => [innerWidth, innerHeight]', [])
      await until(`a window of ${width} by ${height}`, async () => {
        const [w, h] = await inner()
        if (w === width && h === height) return true
        const frame = await session.manage().window().getRect()
        const missing = { width: frame.width + width - w, height: frame.height + height - h }
        await session
          .manage()
          .window()
          .setRect({ x: 0, y: 0, ...missing })
        return false
      })
    },
    screenshot: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    /** Ends the window and its drivers at once. */
    kill: signal => tauri.stop(signal),
    async close() {
      await within(5000, 'the window to close', session.quit()).catch(() => {})
      await tauri.stop()
    },
  }
}
