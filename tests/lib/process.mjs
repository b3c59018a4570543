// Programs that a test starts, and their end.

import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Starts a program; what it says is kept for the case that something goes wrong. */
export function start(command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', bytes => (said.out += bytes))
  child.stderr.on('data', bytes => (said.err += bytes))
  let failure
  child.on('error', error => (failure = error))
  const ended = once(child, 'close').catch(() => {})
  return {
    pid: child.pid,
    said,
    /** Throws when the program is not running any more. */
    alive() {
      if (failure) throw failure
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`${command} ended (${child.exitCode ?? child.signalCode}): ${said.err || said.out}`)
      }
    },
    /** Ends the program and waits for it; after 5 s, or with SIGKILL at once, without asking. */
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(late)
    },
  }
}
