// Where things are, and folders that go away again.

import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = name => join(root, 'target', process.env.LINEWARDEN_PROFILE ?? 'debug', name)

/** The sample office that every test copies; `./test` makes it once. */
const demo = join(root, 'var/test/demo')

/** A new folder, and its removal. */
export async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'linewarden-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** A store of its own for one test: a copy of the sample office, or nothing yet. */
export async function store(parent, kind) {
  const path = join(parent, 'office')
  if (kind === 'empty') return path
  if (!existsSync(demo)) throw new Error(`${demo} is missing: ./test makes it`)
  await cp(demo, path, { recursive: true })
  return path
}

/** A port that nothing listens on at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
