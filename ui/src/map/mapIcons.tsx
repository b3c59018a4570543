/** Signs of the drawing tools: 16 px grid, 1.25 px line, as the look's own set. */
const drawn = {
  select: 'M3.5 2v10.5l3-2.8 2 4.8 1.8-.8-2-4.6h4.2z',
  polygon: 'M8 2 14 6.5 12 14H4L2 6.5z',
  rectangle: 'M2 4h12v8H2z',
  circle: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  line: 'M2 13.5 6 6l4 4 4-7.5',
  point: 'M8 1.5v13M1.5 8h13M5 5h6v6H5z',
  measure: 'M1 5.5h14v5H1zM4 5.5v2M7 5.5v3M10 5.5v2M13 5.5v3',
  fit: 'M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5',
  layers: 'M8 2 15 5.5 8 9 1 5.5zM1 9l7 3.5L15 9',
} as const

export type ToolIcon = keyof typeof drawn

export function ToolSign({ name }: { name: ToolIcon }) {
  return (
    <svg
      className="icon"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      aria-hidden="true"
    >
      <path d={drawn[name]} />
    </svg>
  )
}
