// What a paper says, read from its PDF by another program than the one that wrote it.

import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The words of an archived paper without any spaces. */
export async function wordsOf(page, headers, paper, folder) {
  const answer = await page.fetch(`/api/paper/${paper}.pdf`, { headers })
  if (answer.status !== 200) throw new Error(`paper ${paper}: ${answer.status}`)
  const file = join(folder, `${paper}.pdf`)
  await writeFile(file, answer.body)
  const { stdout } = await run('pdftotext', [file, '-'])
  return stdout.replace(/\s+/g, '')
}
