// The administrator puts a file of tiles under the map; another person sees it in grey, and switches it off.

import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { withDesk } from '../lib/desk.mjs'
import { CLERK, changeTo, signIn } from '../lib/people.mjs'
import { stripedPmtiles } from '../lib/tiles.mjs'
import { until } from '../lib/wait.mjs'

/** The greatest difference between the colours of a pixel, over the base map's canvas; null while nothing is painted. */
const hue = page =>
  page.run(() => {
    const canvas = document.querySelector('.base-map canvas')
    if (!canvas || canvas.width === 0) return null
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    let most = 0
    let painted = 0
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 0) continue
      painted++
      most = Math.max(most, Math.abs(data[i] - data[i + 1]), Math.abs(data[i + 1] - data[i + 2]))
    }
    return painted * 8 > data.length ? most : null
  })

test(
  'a base map from a file, from the settings to the map',
  withDesk(async desk => {
    const { page } = desk
    await mkdir(join(desk.store, 'basemaps'), { recursive: true })
    await writeFile(join(desk.store, 'basemaps', 'stripes.pmtiles'), stripedPmtiles())
    await signIn(page, '管示例')
    await page.goto('#/admin')
    await page.click('policy.goBaseMap')
    await page.waitFor('basemap.folder')
    await page.click('basemap.add.file')
    assert.equal(await page.value('basemap.name'), '示例条纹图')
    await page.press('Control+Enter')
    await until('a tile to come', async () => /取到了/.test(await page.text('basemap.page')))

    await changeTo(page, CLERK)
    await page.goto('#/map')
    await page.waitFor('map.overview')
    await until('the base map to be painted', async () => (await hue(page)) !== null)
    assert.ok((await hue(page)) <= 2, 'no colour of the picture reaches the map')
    assert.match(await page.text('map.overview'), /示例院/)
    assert.equal(await page.count('map.baseTrouble'), 0)

    await page.click('basemap.list')
    await page.press('Space')
    await until('it to be gone', async () => (await hue(page)) === null)
    assert.doesNotMatch(await page.text('map.overview'), /示例院/)
  }),
)
