// One person's hands and eyes on the pages, the same in a browser and in the window. A driver supplies the little that
// differs: see browser.mjs and window.mjs.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { described, finder, plain } from './find.mjs'
import { pause, until } from './wait.mjs'

/** OpenLayers takes two clicks closer than this for a double click. Milliseconds. */
const BETWEEN_CLICKS = 400

export class Page {
  #driver

  constructor(driver) {
    this.#driver = driver
  }

  /** Errors that the page threw and requests that left our own origin; only a browser tells. */
  get faults() {
    return this.#driver.faults
  }

  /** Goes to a route such as `#/cases`. */
  async goto(hash) {
    await this.run(
      where => {
        window.location.hash = where
      },
      hash.replace(/^#/, ''),
    )
  }

  reload() {
    return this.#driver.reload()
  }

  /** Runs a function in the page and gives its answer; it may be async, its arguments are plain data. */
  run(work, ...args) {
    return this.#driver.run(work.toString(), args)
  }

  /** The element that a target names, as soon as it is there. */
  async #element(target, options) {
    return until(described(target), () => this.#driver.element(finder, plain(target)), options)
  }

  /** Waits until the thing is visible, or with `gone` until it is not any more. */
  async waitFor(target, { gone = false, ...options } = {}) {
    await until(
      `${described(target)}${gone ? ' to go' : ''}`,
      async () => (await this.count(target)) > 0 !== gone,
      options,
    )
  }

  /** How many such things are visible now. */
  count(target) {
    return this.#driver.run(`target => { ${finder}; return findAll(target).length }`, [plain(target)])
  }

  /** Reads something of the element: `page.read('case-title', e => e.innerText)`. */
  async read(target, work) {
    await this.waitFor(target)
    const source = `target => { ${finder}; const found = findAll(target)[0]; return found ? (${work})(found) : null }`
    return this.#driver.run(source, [plain(target)])
  }

  text(target) {
    return this.read(target, element => element.innerText)
  }

  value(target) {
    return this.read(target, element => element.value)
  }

  /** All visible texts of a target, such as of rows. */
  texts(target) {
    const source = `target => { ${finder}; return findAll(target).map(each => each.innerText) }`
    return this.#driver.run(source, [plain(target)])
  }

  /** Clicks, once the thing takes a click and nothing lies above it. */
  async click(target) {
    // The window's driver clicks a disabled button without a word.
    await until(`${described(target)} to be enabled`, async () => {
      const disabled = await this.read(target, element => element.matches(':disabled'))
      return disabled === false
    })
    // A thing half under a bar that stays is in view for a driver, and cannot be clicked.
    await this.read(target, element => element.scrollIntoView({ block: 'center', inline: 'nearest' }) ?? true)
    let last
    await until(`a click on ${described(target)}`, async () => {
      try {
        await this.#driver.click(await this.#element(target, { timeout: 3000 }))
        return true
      } catch (error) {
        last = error
        throw error
      }
    }).catch(error => {
      throw new Error(error.message, { cause: last })
    })
  }

  /** Types into a thing, behind what is there. */
  async type(target, text) {
    await this.click(target)
    await this.keys(text)
  }

  /** Types into a thing, instead of what is there. */
  async fill(target, text) {
    await this.click(target)
    await this.press('Control+a')
    await this.press('Delete')
    await this.keys(text)
  }

  /** Types wherever the focus is. */
  keys(text) {
    return this.#driver.keys(text)
  }

  /** Presses one key, with others held: `Enter`, `Control+Enter`, `Alt+n`. */
  press(combination) {
    return this.#driver.press(combination.split('+'))
  }

  /** Clicks at points of a thing, such as a map, in CSS pixels from its upper left corner. The last may be a double click. */
  async clickAt(target, points, { double = false } = {}) {
    await this.waitFor(target)
    const box = await this.read(target, element => {
      const { x, y } = element.getBoundingClientRect()
      return { x, y }
    })
    for (const [i, [x, y]] of points.entries()) {
      await this.#driver.clickAt(box.x + x, box.y + y, double && i === points.length - 1)
      await pause(BETWEEN_CLICKS)
    }
  }

  /** Chooses files in a file field, which need not be visible. */
  async upload(target, ...paths) {
    const element = await until(described(target), () => this.#driver.element(finder, plain(target), true))
    await this.#driver.upload(element, paths)
  }

  /** A request as the pages make it. Gives status and the body as bytes. */
  async fetch(path, options = {}) {
    const answer = await this.run(
      async (where, how) => {
        const response = await fetch(where, how)
        const bytes = new Uint8Array(await response.arrayBuffer())
        let text = ''
        for (const byte of bytes) text += String.fromCharCode(byte)
        return { status: response.status, type: response.headers.get('content-type'), body: btoa(text) }
      },
      path,
      options,
    )
    return { ...answer, body: Buffer.from(answer.body, 'base64') }
  }

  /** An operation of the office, with JSON both ways. Headers say who asks: see people.mjs. */
  async api(operation, request = {}, headers = {}) {
    const { status, body } = await this.fetch(`/api/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request),
    })
    return { status, body: JSON.parse(body.toString('utf8') || 'null') }
  }

  /** Language (zh, en) and theme (light, dark), as the person's own choice, and the page anew. */
  async prefer({ lang, theme }) {
    await this.run(
      (language, look) => {
        if (language) localStorage.setItem('linewarden.lang', language)
        if (look) localStorage.setItem('linewarden.theme', look)
      },
      lang ?? null,
      theme ?? null,
    )
    await this.reload()
  }

  /** Size of the page in CSS pixels. */
  resize(width, height) {
    return this.#driver.resize(width, height)
  }

  /** What is on the screen, as PNG. */
  picture() {
    return this.#driver.screenshot()
  }

  async screenshot(path) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await this.picture())
  }

  /** What axe finds serious or critical, as `rule: selector` lines. */
  async axe() {
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await this.#driver.run(`() => { if (!window.axe) { ${source} } }`, [])
    return this.run(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
      return violations
        .filter(each => ['serious', 'critical'].includes(each.impact))
        .flatMap(each => each.nodes.map(node => `${each.id}: ${node.target.join(' ')}`))
    })
  }

  close() {
    return this.#driver.close()
  }
}
