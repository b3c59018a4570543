// Loaded once the first screen stands: the program of a case is there before its first row is opened.
const soon = [() => import('../case/Page'), () => import('../map/CaseMap'), () => import('../notice/Page')]

/** One after another while the browser is idle, so that nothing the person does waits for it. */
export function preload(): () => void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 300))
  let gone = false
  const next = (i: number) => {
    const load = soon[i]
    if (gone || !load) return
    // A file that cannot be fetched now is fetched, and its trouble said, when it is needed.
    idle(
      () =>
        void load().then(
          () => next(i + 1),
          () => undefined,
        ),
    )
  }
  next(0)
  return () => {
    gone = true
  }
}
