/** The value of a colour variable now, for canvases (map, charts) that cannot use CSS. `cssColour('--inside')`. */
export function cssColour(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
