// Programs that a test starts, and their end.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { within } from './wait.mjs'

/** Process groups that still run; none outlives the tests. */
const running = new Set()
process.on('exit', () => {
  for (const group of running) signalGroup(group, 'SIGKILL')
})

/** What a program said last; one that repeats itself for an hour must not end the tests. Characters. */
const MOST_SAID = 100_000

/** Signals a program and all it has started. */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal)
  } catch {
    // Nobody is left in it.
  }
}

/** Starts a program in a group of its own; what it says is kept for the case that something goes wrong. */
export function start(command, args, env = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', bytes => (said.out = (said.out + bytes).slice(-MOST_SAID)))
  child.stderr.on('data', bytes => (said.err = (said.err + bytes).slice(-MOST_SAID)))
  let failure
  child.on('error', error => (failure = error))
  if (child.pid) running.add(child.pid)
  // Not 'close': what the program has started may hold its pipes open for ever.
  const ended = once(child, 'exit').catch(() => {})
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid: child.pid,
    said,
    /** Throws when the program is not running any more. */
    alive() {
      if (failure) throw failure
      if (isOver()) {
        throw new Error(`${command} ended (${child.exitCode ?? child.signalCode}): ${said.err || said.out}`)
      }
    },
    /** Ends the program and what it has started: after 5 s, or with SIGKILL at once, without asking. */
    async stop(signal = 'SIGTERM') {
      if (!child.pid) return
      if (!isOver()) {
        signalGroup(child.pid, signal)
        await within(5000, `${command} to end`, ended).catch(() => {})
      }
      signalGroup(child.pid, 'SIGKILL')
      running.delete(child.pid)
      child.stdout.destroy()
      child.stderr.destroy()
    },
  }
}
