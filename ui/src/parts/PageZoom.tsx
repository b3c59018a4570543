import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useWords } from '../app/i18n'
import { useRemembered } from '../app/remembered'
import { Segmented } from './Segmented'
import { useWidth } from './useWidth'
import './PageZoom.css'

export const ZOOMS = ['fit', '100', '150'] as const
export type Zoom = (typeof ZOOMS)[number]

/** How wide a sheet is drawn: 620 px are its 100 %. */
export function sheetWidth(zoom: Zoom): string {
  return zoom === 'fit' ? '100%' : `${(620 * Number(zoom)) / 100}px`
}

/** The zoom a key asks for; null: not one of these keys. */
export function zoomOf(key: string, now: Zoom): Zoom | null {
  if (key === '0' || key === '０') return 'fit'
  const at = ZOOMS.indexOf(now)
  if (key === '+' || key === '=' || key === '＋') return ZOOMS[Math.min(at + 1, ZOOMS.length - 1)] ?? null
  if (key === '-' || key === '－') return ZOOMS[Math.max(at - 1, 0)] ?? null
  return null
}

type Props = {
  /** Whose choice is remembered. */
  person: string
  label: string
  busy?: boolean
  /** At the left of the bar: how many pages there are. */
  note?: ReactNode
  /** At the right of the bar. */
  right?: ReactNode
  children: ReactNode
}

/** Sheets of paper on the sub-surface with a bar above: fit width, 100 %, 150 %; + − 0 while the sheets have the focus. */
export function PageZoom({ person, label, busy, note, right, children }: Props) {
  const t = useWords('parts')
  const width = useWidth()
  const narrow = width === 'narrow' || width === 'tiny'
  const [zoom, setZoom] = useRemembered<Zoom>(person, `paper.zoom.${narrow}`, narrow ? 'fit' : '100')
  const sheets = useRef<HTMLElement>(null)
  const change = (next: Zoom) => {
    const box = sheets.current
    // The place that was read stays in sight: it is kept as a share of the whole height.
    const share = box ? box.scrollTop / Math.max(1, box.scrollHeight) : 0
    setZoom(next)
    requestAnimationFrame(() => {
      if (box) box.scrollTop = share * box.scrollHeight
    })
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target !== e.currentTarget) return
    const next = zoomOf(e.key, zoom)
    if (next === null) return
    e.preventDefault()
    change(next)
  }
  return (
    <div className="pagezoom">
      <div className="pagezoom-bar">
        <span className="t12 second nowrap">{note}</span>
        <Segmented<Zoom>
          label={t('zoom.label')}
          value={zoom}
          onChange={change}
          options={ZOOMS.map(value => ({ value, label: value === 'fit' ? t('zoom.fit') : `${value} %` }))}
          testid="parts.zoom"
        />
        <span className="grow" />
        {right}
      </div>
      <section
        ref={sheets}
        className="pagezoom-sheets"
        style={{ '--sheet': sheetWidth(zoom) } as CSSProperties}
        aria-label={label}
        aria-busy={busy}
        title={t('zoom.keys')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-testid="parts.sheets"
      >
        {children}
      </section>
    </div>
  )
}
