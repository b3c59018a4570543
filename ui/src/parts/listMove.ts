/** Where a key moves to in a list of `length` rows from row `at`; null when the key does not move. Letters by code: a Chinese
 * input method may hand over another key value. */
export function move(code: string, key: string, at: number, length: number, page: number): number | null {
  const clamp = (n: number) => Math.max(0, Math.min(length - 1, n))
  if (length === 0) return null
  if (key === 'ArrowDown' || code === 'KeyJ') return clamp(at + 1)
  if (key === 'ArrowUp' || code === 'KeyK') return clamp(at - 1)
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  if (key === 'PageDown') return clamp(at + page)
  if (key === 'PageUp') return clamp(at - page)
  return null
}
