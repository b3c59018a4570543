import type { ReactNode } from 'react'

/** Own line icons: 16 px grid, 1.25 px line, butt caps, mitre joins, no fill. Each is a list of path data. */
const drawn = {
  // The field's own things
  tower: 'M8 1v3M3.5 5h9M2 8.5h12M6.5 4 3 15M9.5 4 13 15M6.5 4h3M5.7 8.5 12 15M10.3 8.5 4 15',
  conductor: 'M1 3c4 5 10 5 14 0M1 9c4 5 10 5 14 0M4 5.5v1M12 5.5v1',
  cable: 'M1 8h3l2-3h5l2 3h2M4 11h8M6 13.5h4M6 8h5',
  crane: 'M3 15V4M1 15h4M1.5 4H15M3 4l3-3 8 3M13 4v5M11.5 9h3v2.5h-3z',
  dig: 'M1 13h6M2 13v-3h5v3M5 10l1-5 5-2 3 4M14 7l-3 1v4c2.5 0 4-1.5 4-3.5z',
  pile: 'M1 9h14M6 3h4v10l-2 2-2-2zM4 1h8M8 1v2',
  drill: 'M6.5 1h3v3h-3zM8 4v2M6 6l4 1.5L6 9l4 1.5L6 12l4 1.5M8 12v3M1 10h3M12 10h3',
  blast: 'M8 1v3M8 12v3M1 8h3M12 8h3M3 3l2 2M11 11l2 2M3 13l2-2M11 5l2-2M6 6h4v4H6z',
  truck: 'M1 4h8v8H1zM9 7h3l3 3v2H9M3 12v2h2v-2M11 12v2h2v-2',
  seal: 'M5.5 1h5v3L9.5 7v2h4v3h-11V9h4V7l-1-3zM2.5 14.5h11',
  // Rail
  worklist: 'M6 3.5h9M6 8h9M6 12.5h9M1 3.5h2.5M1 8h2.5M1 12.5h2.5',
  intake: 'M9.5 1.5H3v13h10V5zM9.5 1.5V5H13M8 7v5M5.5 9.5h5',
  cases: 'M1.5 13.5v-11h4.5l1.5 2h6v2M1.5 13.5 4 6.5h11l-2.5 7z',
  map: 'M1.5 3.5 5.5 2l5 1.5 4-1.5v10.5l-4 1.5-5-1.5-4 1.5zM5.5 2v10.5M10.5 3.5V14',
  field: 'M8 1v4M8 11v4M1 8h4M11 8h4M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  notices: 'M3 1.5h10v13H3zM5.5 4.5h5M5.5 7h5M8.5 10h2.5v2.5H8.5z',
  patrol: 'M1.5 13 5 7l4 3.5L14 3M3.8 5.8h2.4v2.4H3.8zM1.5 13',
  supervision: 'M1.5 2.5h13v11h-13zM1.5 6h13M5.5 6v7.5M8 9h4M8 11h3',
  facilities: 'M8 1.5 15 5 8 8.5 1 5zM1 8l7 3.5L15 8M1 11l7 3.5 7-3.5',
  admin: 'M1 4h8M13 4h2M9 2h4v4H9zM1 12h2M7 12h8M3 10h4v4H3z',
  // Hand
  person: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2 14.5c.5-3 3-4.5 6-4.5s5.5 1.5 6 4.5',
  search: 'M6.5 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10 10l4.5 4.5',
  close: 'M3 3l10 10M13 3 3 13',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4 6 8l4 4',
  columns: 'M1.5 2.5h13v11h-13zM6 2.5v11M10.5 2.5v11',
  warning: 'M8 1.8 15 14H1zM8 6v4M8 11.2v1.3',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  lock: 'M3.5 7h9v7.5h-9zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  more: 'M3 7.4v1.2M8 7.4v1.2M13 7.4v1.2',
  photo: 'M1.5 4h3L6 2h4l1.5 2h3v10h-13zM8 6a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6',
  file: 'M9.5 1.5H3v13h10V5zM9.5 1.5V5H13',
  print: 'M4 6V1.5h8V6M4 12H1.5V6h13v6H12M4 9.5h8v5H4z',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.5 1.5M11.5 11.5 13 13M3 13l1.5-1.5M11.5 4.5 13 3',
  plus: 'M8 2.5v11M2.5 8h11',
  minus: 'M2.5 8h11',
  undo: 'M3 6h7a3.5 3.5 0 0 1 0 7H6M6 3 3 6l3 3',
  redo: 'M13 6H6a3.5 3.5 0 0 0 0 7h4M10 3l3 3-3 3',
} as const

export type IconName = keyof typeof drawn

/** An icon beside its word; alone only with a `label` (a collapsed rail, an icon button). */
export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 1.6 : 1.25}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={drawn[name]} />
    </svg>
  )
}

/** The product's own sign, in the accent: a tower. */
export function Sign({ size = 18 }: { size?: number }): ReactNode {
  return (
    <svg
      className="icon sign"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M8 0.5v3M3 4.5h10M1 8.5h14M6.5 3.5 2.5 15.5M9.5 3.5l4 12M6.5 3.5h3M5.5 8.5l7 7M10.5 8.5l-7 7" />
    </svg>
  )
}
