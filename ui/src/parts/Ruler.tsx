import { useId } from 'react'
import './Ruler.css'

type Props = {
  /** From the conductor to the site, mm. */
  value_mm: number
  /** 95 %, mm; null: not known. */
  uncertainty_mm: number | null
  /** The width that has to be kept, mm. */
  required_mm: number
  label: string
  /** Words at the two signs. */
  site: string
  border: string
  width?: number
}

const H = 44

/** Pixels a sign's word needs beside it: 汉字 are as wide as they are high, letters little more than half. */
function room(word: string): number {
  return [...word].reduce((sum, c) => sum + (c > '\u2e7f' ? 12 : 7.5), 4)
}

/** A word stands on the free side of its sign, and on the other where it would be cut off. */
function beside(
  word: string,
  x: number,
  left: boolean,
  width: number,
): { x: number; textAnchor: 'start' | 'end' } {
  const toLeft = left ? x >= room(word) : x > width - room(word)
  return { x, textAnchor: toLeft ? 'end' : 'start' }
}

/** The answer without colour: filled up to the required width, the border band hatched, the site as a dot with whiskers.
 * Texture means "within the error". */
export function Ruler({ value_mm, uncertainty_mm, required_mm, label, site, border, width = 376 }: Props) {
  const hatch = useId()
  const u = uncertainty_mm ?? required_mm
  const end = Math.max(required_mm * 1.4, value_mm + u * 1.3, 1000)
  const x = (mm: number) => 4 + (Math.min(Math.max(mm, 0), end) / end) * (width - 12)
  const step =
    [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000].find(s => end / s <= 4) ?? end
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step)
  return (
    <svg
      className="ruler"
      width={width}
      height={H}
      viewBox={`0 0 ${width} ${H}`}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v5" className="ruler-hatch" />
        </pattern>
      </defs>
      <rect x={x(0)} y="15" width={x(required_mm) - x(0)} height="12" className="ruler-fill" />
      <rect
        x={x(required_mm - u)}
        y="15"
        width={x(required_mm + u) - x(required_mm - u)}
        height="12"
        fill={`url(#${hatch})`}
      />
      <path d={`M${x(required_mm)} 13v16`} className="ruler-border" />
      <path
        d={`M${x(value_mm - u)} 18v6M${x(value_mm + u)} 18v6M${x(value_mm - u)} 21H${x(value_mm + u)}`}
        className="ruler-whisker"
      />
      <rect x={x(value_mm) - 3} y="18" width="6" height="6" className="ruler-dot" />
      <path d={`M${x(0)} 28H${width - 4}`} className="ruler-axis" />
      {ticks.map(mm => (
        <g key={mm}>
          <path d={`M${x(mm)} 28v3`} className="ruler-axis" />
          <text x={x(mm)} y="42" textAnchor={mm === 0 ? 'start' : 'middle'}>
            {mm / 1000}
            {mm === ticks.at(-1) ? ' m' : ''}
          </text>
        </g>
      ))}
      <text {...beside(site, x(value_mm), value_mm < required_mm, width)} y="10">
        {site}
      </text>
      <text {...beside(border, x(required_mm), value_mm >= required_mm, width)} y="10">
        {border}
      </text>
    </svg>
  )
}
