/**
 * Pictures of others step back behind lines and zones: greyed and lifted towards the ground's colour, so that no hue of
 * theirs is taken for a state's. Done on the pixels: a style sheet's filter lightens what lies under a see-through picture
 * in some WebKit versions.
 */
export interface Tone {
  imagery: boolean
  dark: boolean
}

/** How much of an aerial photograph's colour stays: enough to tell a field from a roof. */
const COLOUR_LEFT = 0.2

/** Tones pixels (red, green, blue, alpha one after the other) in place. */
export function tone(pixels: Uint8ClampedArray, { imagery, dark }: Tone): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const r = pixels[i] as number
    const g = pixels[i + 1] as number
    const b = pixels[i + 2] as number
    const grey = 0.299 * r + 0.587 * g + 0.114 * b
    if (imagery) {
      const light = (value: number): number => {
        const mixed = grey + (value - grey) * COLOUR_LEFT
        return dark ? 10 + mixed * 0.5 : 255 - (255 - mixed) * 0.8
      }
      pixels[i] = light(r)
      pixels[i + 1] = light(g)
      pixels[i + 2] = light(b)
    } else {
      // A drawn map is light with dark lines; on the dark ground it is the other way round.
      const value = dark ? 23 + (255 - grey) * 0.6 : 255 - (255 - grey) * 0.75
      pixels[i] = value
      pixels[i + 1] = value
      pixels[i + 2] = value
    }
  }
}

/** The theme in force, as the page's root says it. */
export function isDark(): boolean {
  return document.documentElement.dataset.theme === 'dark'
}
