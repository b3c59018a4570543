import { useEffect, useState } from 'react'

/** The value once it has not changed for so many milliseconds: what is typed is not asked at every key. */
export function useRested<V>(value: V, ms: number): V {
  const [rested, setRested] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(text) as V), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return rested
}
