// `linewarden serve` on a store: what a browser talks to.

import { program } from './files.mjs'
import { start } from './process.mjs'
import { until } from './wait.mjs'

/** Starts an office server. `base` is its origin, `address` the one-time address that it prints for signing in. */
export async function serve(store) {
  const server = start(program('linewarden'), ['serve', '--store', store, '--listen', '127.0.0.1:0'])
  const base = await until('the office server to listen', () => {
    server.alive()
    return /^listening (http:\/\/127\.0\.0\.1:\d+)/m.exec(server.said.out)?.[1]
  })
  // The address has the server's origin and something behind it, and may be printed on either stream.
  const pattern = new RegExp(`${base.replaceAll('.', '\\.')}/\\S+`)
  const address = await until(
    'the one-time address',
    () => pattern.exec(server.said.out + server.said.err)?.[0],
    {
      timeout: 2000,
    },
  ).catch(() => `${base}/`)
  return { base, address, said: server.said, stop: signal => server.stop(signal) }
}
