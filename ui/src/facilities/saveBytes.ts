import { call } from '../api/client'
import { toWindow } from '../case/windowFile'

/** Saves a text beside the page: by the window's dialog there, as a download in a browser. */
export async function saveText(name: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  const { channel } = await call('office/status', {})
  if (channel === 'window') return toWindow('save', name, bytes.buffer as ArrayBuffer)
  const url = URL.createObjectURL(new Blob([bytes], { type: 'text/csv;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
