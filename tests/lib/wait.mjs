// Waiting for something to become true, instead of for some time to pass.

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Asks again until the answer is truthy, and gives it. Errors count as "not yet"; the last one is told at the end.
 * Times in milliseconds.
 */
export async function until(what, ask, { timeout = 30_000, every = 50 } = {}) {
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

/** Waits for a promise, but not longer than some milliseconds. */
export function within(ms, what, promise) {
  let late
  const end = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error(`waited ${ms} ms in vain for ${what}`)), ms)
  })
  return Promise.race([promise, end]).finally(() => clearTimeout(late))
}
