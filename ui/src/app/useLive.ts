import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../api/client'
import { useSession } from '../staff/session'

const WAIT_MS = 25_000

/** "What is new since position N", again and again while the page is there. A missed message is no missed change: the
 * next answer starts from the last position. Marks lists and the changed cases as old, so that they are read again. */
export function useLive() {
  const client = useQueryClient()
  const before = useRef(-1)
  const working = useSession().state === 'in'
  useEffect(() => {
    if (!working) return
    const stop = new AbortController()
    const pause = (ms: number) => new Promise(done => setTimeout(done, ms))
    const run = async () => {
      let position = before.current
      let failures = 0
      while (!stop.signal.aborted) {
        try {
          const answer = await call(
            'case/since',
            { position: Math.max(0, position), wait_ms: position < 0 ? 0 : WAIT_MS },
            { signal: stop.signal },
          )
          failures = 0
          if (position >= 0 && answer.position > position) {
            const changed = new Set(answer.cases)
            await client.invalidateQueries({
              predicate: q => {
                const [path, request] = q.queryKey as [string, { case?: string }]
                if (path === 'case/show' || path === 'notice/template')
                  return changed.has(request?.case ?? '')
                return ['case/worklist', 'case/list', 'notice/list', 'office/status'].includes(path)
              },
            })
          }
          // A server that answers at once without news must not be asked in a tight loop.
          if (answer.position === position) await pause(500)
          position = answer.position
          before.current = position
        } catch {
          if (stop.signal.aborted) return
          failures += 1
          await pause(Math.min(30_000, 1000 * 2 ** failures))
        }
      }
    }
    void run()
    return () => stop.abort()
    // Behind a lock nothing is asked; what happened meanwhile comes with the first look afterwards.
  }, [client, working])
}
