import { call } from '../api/client'
import { toWindow } from '../case/windowFile'

/** Saves bytes beside the page: by the window's dialog there, as a download in a browser. */
export async function saveBytes(
  name: string,
  mediaType: string,
  bytes: ArrayBuffer,
  inWindow: boolean,
): Promise<void> {
  if (inWindow) return toWindow('save', name, bytes)
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Saves a table for Excel. */
export async function saveText(name: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  const { channel } = await call('office/status', {})
  await saveBytes(name, 'text/csv;charset=utf-8', bytes.buffer as ArrayBuffer, channel === 'window')
}
