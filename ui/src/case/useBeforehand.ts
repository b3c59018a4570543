import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { call } from '../api/client'

/** Rows the pointer only crosses are not asked for. */
const REST_MS = 80

/** Reads a case before it is opened, once the pointer has rested on its row; the cache then shows it at once. */
export function useBeforehand(): (id: string) => void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    id => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        void client.prefetchQuery({
          queryKey: ['case/show', { case: id }],
          queryFn: ({ signal }) => call('case/show', { case: id }, { signal }),
        })
      }, REST_MS)
    },
    [client],
  )
}
