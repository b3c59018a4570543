/** The map's colours as strings a canvas takes, read from the look's variables; read again when the theme changes. */

import type { Verdict } from '../api/contract'
import { cssColour } from '../look/colour'

export interface Palette {
  ground: string
  label: string
  line: string
  conductor: string
  leader: string
  surface: string
  text: string
  text2: string
  chipLine: string
  accent: string
  focus: string
  error: string
  mark: Record<Verdict, string>
  word: Record<Verdict, string>
  font: string
}

export function readPalette(): Palette {
  return {
    ground: cssColour('--map-ground'),
    label: cssColour('--map-label'),
    line: cssColour('--map-line'),
    conductor: cssColour('--map-conductor'),
    leader: cssColour('--map-leader'),
    surface: cssColour('--surface'),
    text: cssColour('--text'),
    text2: cssColour('--text-2'),
    chipLine: cssColour('--chip-line'),
    accent: cssColour('--accent'),
    focus: cssColour('--focus'),
    error: cssColour('--error'),
    mark: {
      inside: cssColour('--inside'),
      cannot_tell: cssColour('--unsure'),
      outside: cssColour('--outside'),
    },
    word: {
      inside: cssColour('--inside-word'),
      cannot_tell: cssColour('--unsure-word'),
      outside: cssColour('--outside-word'),
    },
    font: cssColour('--font') || 'sans-serif',
  }
}

const tiles = new Map<string, HTMLCanvasElement>()
/** Side of the hatch tile: 45° strokes 5 px apart. */
export const HATCH_TILE = 7

/** A tile that is painted once for a name and a pixel ratio. */
function tile(
  name: string,
  ratio: number,
  paint: (ctx: CanvasRenderingContext2D, side: number) => void,
): HTMLCanvasElement {
  const key = `${name} ${ratio}`
  const cached = tiles.get(key)
  if (cached) return cached
  const side = Math.round(HATCH_TILE * ratio)
  const made = document.createElement('canvas')
  made.width = side
  made.height = side
  const ctx = made.getContext('2d')
  if (ctx) paint(ctx, side)
  tiles.set(key, made)
  return made
}

/** Hatching in the state colour at 75 %. */
export function hatchTile(colour: string, ratio: number): HTMLCanvasElement {
  return tile(colour, ratio, (ctx, side) => {
    ctx.strokeStyle = colour
    ctx.globalAlpha = 0.75
    ctx.lineWidth = 1.1 * ratio
    ctx.beginPath()
    for (const shift of [-side, 0, side]) {
      ctx.moveTo(shift - 1, side + 1)
      ctx.lineTo(shift + side + 1, -1)
    }
    ctx.stroke()
  })
}

/** Dots in the state colour: the error's size is not known. */
export function dotTile(colour: string, ratio: number): HTMLCanvasElement {
  return tile(`dots ${colour}`, ratio, (ctx, side) => {
    ctx.fillStyle = colour
    ctx.globalAlpha = 0.75
    const dot = 1.5 * ratio
    ctx.fillRect(0, 0, dot, dot)
    ctx.fillRect(side / 2, side / 2, dot, dot)
  })
}
