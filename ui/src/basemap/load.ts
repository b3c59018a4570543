/** Tiles come by the one transport, with the session's proof: a picture's address alone proves nothing in the window. */
import { CallError, getBytes } from '../api/client'
import type { BaseMapShown, Coded } from '../api/contract'
import { isDark, tone } from './tone'

export type At = readonly [z: number, x: number, y: number]

export function tilePath(map: BaseMapShown, [z, x, y]: At): string {
  return `basemap/${map.id}/${z}/${x}/${y}?v=${encodeURIComponent(map.stamp)}`
}

/** The bytes of a tile; null where the base map has none. */
export async function tileBytes(
  map: BaseMapShown,
  at: At,
  signal?: AbortSignal,
): Promise<ArrayBuffer | null> {
  const { bytes } = await getBytes(tilePath(map, at), signal)
  return bytes.byteLength === 0 ? null : bytes
}

/** A tile as a picture, toned for the theme in force. */
export async function tilePicture(
  map: BaseMapShown,
  at: At,
  signal?: AbortSignal,
): Promise<HTMLImageElement | HTMLCanvasElement> {
  const bytes = await tileBytes(map, at, signal)
  if (!bytes) return nothing()
  const url = URL.createObjectURL(new Blob([bytes]))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return toned(image, map)
  } finally {
    URL.revokeObjectURL(url)
  }
}

function toned(image: HTMLImageElement, map: BaseMapShown): HTMLImageElement | HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx || canvas.width === 0 || canvas.height === 0) return image
  ctx.drawImage(image, 0, 0)
  const data = ctx.getImageData(0, 0, canvas.width, canvas.height)
  tone(data.data, { imagery: map.imagery, dark: isDark() })
  ctx.putImageData(data, 0, 0)
  return canvas
}

let empty: HTMLCanvasElement | null = null
/** A tile with nothing on it. */
function nothing(): HTMLCanvasElement {
  if (!empty) {
    empty = document.createElement('canvas')
    empty.width = 256
    empty.height = 256
  }
  return empty
}

/** Why a tile did not come; null where nobody waits for it any more. */
export function troubleOf(error: unknown, map: BaseMapShown): Coded | null {
  if (error instanceof CallError) return { code: error.code, params: error.params }
  if (error instanceof DOMException && error.name === 'AbortError') return null
  // It came, and is no picture a browser can read.
  return { code: 'basemap.not_a_tile', params: { name: map.name } }
}
