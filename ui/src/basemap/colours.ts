/** The ground's colours (LOOK 4) as strings a canvas takes; read again when the theme changes. */
import { cssColour } from '../look/colour'

export interface GroundColours {
  ground: string
  road: string
  roadEdge: string
  building: string
  buildingEdge: string
  plot: string
  water: string
  label: string
  font: string
}

export function groundColours(): GroundColours {
  return {
    ground: cssColour('--map-ground'),
    road: cssColour('--map-road'),
    roadEdge: cssColour('--map-road-edge'),
    building: cssColour('--map-building'),
    buildingEdge: cssColour('--map-building-edge'),
    plot: cssColour('--map-plot'),
    water: cssColour('--map-water'),
    label: cssColour('--map-label'),
    font: cssColour('--font') || 'sans-serif',
  }
}
