// Waiting for something to become true, instead of for some time to pass.

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Asks again until the answer is truthy, and gives it. Errors count as "not yet"; the last one is told at the end.
 * Times in milliseconds.
 */
export async function until(what, ask, { timeout = 10_000, every = 50 } = {}) {
  const end = Date.now() + timeout
  let last
  for (;;) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = undefined
    } catch (error) {
      last = error
    }
    if (Date.now() > end) {
      throw new Error(`waited ${timeout} ms in vain for ${what}`, { cause: last })
    }
    await pause(every)
  }
}
