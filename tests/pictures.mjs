// Writes a picture of every screen in both languages, three sizes, light and dark, into var/pictures, and says what axe
// finds serious on any. `./test pictures [window] [SCREEN…]`.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDesk, where } from './lib/desk.mjs'
import { root } from './lib/files.mjs'
import { screens } from './lib/screens.mjs'

const SIZES = [
  [1093, 614],
  [1366, 768],
  [1920, 1080],
]
const LANGUAGES = ['zh', 'en']
const THEMES = ['light', 'dark']

const wanted = process.argv.slice(2)
const chosen = screens.filter(each => wanted.length === 0 || wanted.includes(each.name))
if (chosen.length === 0)
  throw new Error(`no such screen; there are: ${screens.map(each => each.name).join(', ')}`)

const out = join(root, 'var/pictures')
if (wanted.length === 0) await rm(out, { recursive: true, force: true })

const serious = new Set()
let missed = 0
let taken = 0
for (const kind of ['sample', 'empty']) {
  const here = chosen.filter(each => each.office === kind)
  if (here.length === 0) continue
  for (const lang of LANGUAGES) {
    for (const theme of THEMES) {
      const desk = await openDesk({ office: kind })
      try {
        await desk.page.prefer({ lang, theme })
        await picture(desk, here, `${lang}-${theme}`)
      } finally {
        await desk.close()
      }
    }
  }
}

async function picture(desk, here, variant) {
  for (const screen of here) {
    for (const [width, height] of SIZES) {
      const name = `${screen.name}-${variant}-${width}x${height}`
      try {
        await desk.page.resize(width, height)
        await screen.show(desk.page)
        await desk.page.screenshot(join(out, `${where}-${name}.png`))
        taken++
        // Colours and names do not depend on the size, so one look a variant is enough.
        if (width === 1366)
          for (const line of await desk.page.axe()) serious.add(`${screen.name} ${variant}: ${line}`)
      } catch (error) {
        missed++
        console.error(`${name}: ${error.message}`)
      }
    }
  }
}

for (const line of serious) console.error(`axe: ${line}`)
console.log(`${taken} pictures in var/pictures, ${missed} missed, ${serious.size} serious findings of axe`)
process.exitCode = missed === 0 && serious.size === 0 ? 0 : 1
