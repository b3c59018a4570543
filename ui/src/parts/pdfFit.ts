/** A page's width and height, in PDF points or in pixels; only the proportion is used across units. */
export interface Size {
  width: number
  height: number
}

/** A4 upright, until the page itself has said what it is. */
export const A4: Size = { width: 210, height: 297 }

/** Above this many pixels WebKit gives back an empty canvas, without an error. */
const MOST_PIXELS = 4096 * 4096

/**
 * The canvas of a page that fills `box` CSS pixels: whole device pixels, and the scale from page units to them.
 * A canvas above the engine's limit is made smaller, so the page is softer but never blank.
 * null where there is nothing to draw on (a hidden box, a page without extent).
 */
export function canvasSize(page: Size, box: number, ratio: number): (Size & { scale: number }) | null {
  if (!(box > 0 && ratio > 0 && page.width > 0 && page.height > 0)) return null
  const wanted = (box * ratio) / page.width
  const most = Math.sqrt(MOST_PIXELS / (page.width * page.height))
  // Rounded down at the limit: rounding up would step over it.
  if (wanted > most)
    return {
      width: Math.max(1, Math.floor(page.width * most)),
      height: Math.max(1, Math.floor(page.height * most)),
      scale: most,
    }
  return {
    width: Math.max(1, Math.round(page.width * wanted)),
    height: Math.max(1, Math.round(page.height * wanted)),
    scale: wanted,
  }
}

/** The pages to show before the paper is read: as many as its card says, at least one. */
export function blankPages(count: number): Size[] {
  return Array.from({ length: Math.max(1, Math.floor(count) || 1) }, () => A4)
}
