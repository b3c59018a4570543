import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { ColumnHead } from './ColumnHead'
import { isImeKey } from './isImeKey'
import { ListRow } from './ListRow'
import { move } from './listMove'
import type { Sort, SortValue } from './sorting'
import './List.css'

export type Column<R> = {
  key: string
  title: ReactNode
  /** Pixels, or a CSS track such as `minmax(120px, 1fr)`. Fixed tracks keep a long name from pushing others out. */
  width: number | string
  align?: 'right'
  render: (row: R) => ReactNode
  /** The full text, shown on hover when the cell is cut. */
  full?: (row: R) => string
  /** What rows are put in order by; a column without it cannot be sorted. */
  sort?: (row: R) => SortValue
}
export type Section<R> = {
  key: string
  label: ReactNode
  name: string
  note?: ReactNode
  tone?: 'error'
  rows: R[]
}

type Props<R> = {
  label: string
  columns: Column<R>[]
  rows?: R[]
  sections?: Section<R>[]
  rowKey: (row: R) => string
  selected: string | null
  onSelect: (key: string, row: R) => void
  onOpen?: (row: R) => void
  onPeek?: (row: R) => void
  /** The pointer is on a row: what it opens may be read beforehand. */
  onNear?: (row: R) => void
  /** Further keys of a row (`.`, X …); return true when the key was used. */
  onRowKey?: (event: KeyboardEvent, row: R) => boolean
  /** Shown instead of rows: says the next act in words. */
  empty?: ReactNode
  /** Takes the focus when its first rows come and nothing else has it: J and K work without a click. */
  autoFocus?: boolean
  testid?: string
  sort?: Sort | null
  onSort?: (sort: Sort | null) => void
  /** Rows of 27 px instead of 31. */
  dense?: boolean
}

/** The keyboard grid every list uses. J K ↑ ↓ Home End PageUp PageDown move, Enter opens, Space peeks.
 * One row is in the tab order (roving tabindex); section rows fold. */
export function List<R>(p: Props<R>) {
  const t = useWords('parts')
  const body = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const sections = useMemo<Section<R>[]>(
    () => p.sections ?? [{ key: '', label: null, name: '', rows: p.rows ?? [] }],
    [p.sections, p.rows],
  )
  const flat = useMemo(
    () => sections.filter(s => !folded.has(s.key)).flatMap(s => s.rows),
    [sections, folded],
  )
  const keys = flat.map(p.rowKey)
  const at = p.selected === null ? -1 : keys.indexOf(p.selected)
  // Something must be reachable by Tab even before anything is selected.
  const tabbable = at >= 0 ? p.selected : (keys[0] ?? null)

  // The handlers a row gets never change, so that a row is drawn again only for its own sake.
  const latest = useRef(p)
  latest.current = p
  const select = useCallback((key: string, row: R) => latest.current.onSelect(key, row), [])
  const near = useCallback((row: R) => latest.current.onNear?.(row), [])
  const open = useCallback((row: R) => latest.current.onOpen?.(row), [])

  const focusRow = useCallback((key: string) => {
    const row = body.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView?.({ block: 'nearest' })
  }, [])

  const onKeyDown = (e: KeyboardEvent) => {
    if (isImeKey(e) || e.ctrlKey || e.metaKey || e.altKey) return
    const here = (e.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset.row
    if (here === undefined || (e.target as HTMLElement).closest('input,textarea,select')) return
    const i = keys.indexOf(here)
    const row = flat[i]
    if (row === undefined) return
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 310) / (p.dense ? 27 : 31)) - 1)
    const to = move(e.code, e.key, i, keys.length, page)
    if (to !== null) {
      e.preventDefault()
      const next = flat[to]
      const key = keys[to]
      if (next === undefined || key === undefined) return
      p.onSelect(key, next)
      focusRow(key)
      return
    }
    const onButton = (e.target as HTMLElement).closest('button,a') !== null
    if (e.key === 'Enter' && !onButton && p.onOpen) {
      e.preventDefault()
      p.onOpen(row)
    } else if (e.key === ' ' && !e.shiftKey && !onButton && p.onPeek) {
      e.preventDefault()
      p.onPeek(row)
    } else if (p.onRowKey?.(e, row)) {
      e.preventDefault()
    }
  }

  const wanted = useRef(p.autoFocus === true)
  useEffect(() => {
    if (!wanted.current || tabbable === null) return
    wanted.current = false
    if (document.activeElement === document.body || document.activeElement?.id === 'main') focusRow(tabbable)
  }, [tabbable, focusRow])

  // A row that was selected from outside (a way back, a link) is brought into view.
  useEffect(() => {
    if (p.selected === null) return
    body.current
      ?.querySelector(`[data-row="${CSS.escape(p.selected)}"]`)
      ?.scrollIntoView?.({ block: 'nearest' })
  }, [p.selected])

  const template = p.columns.map(c => (typeof c.width === 'number' ? `${c.width}px` : c.width)).join(' ')
  let index = 1
  return (
    <div
      className={p.dense ? 'list dense' : 'list'}
      role="grid"
      aria-label={p.label}
      aria-colcount={p.columns.length}
      aria-rowcount={flat.length + 1}
      style={{ '--cols': template } as never}
      data-testid={p.testid}
    >
      <div className="list-head" role="row" aria-rowindex={1}>
        {p.columns.map(c => (
          <ColumnHead key={c.key} column={c} sort={p.sort ?? null} onSort={p.onSort} />
        ))}
      </div>
      {/* A group without rows is no group: what is said in it then is plain text. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of its rows */}
      <div
        className="list-body"
        ref={body}
        role={sections.some(s => s.label !== null || s.rows.length > 0) ? 'rowgroup' : 'presentation'}
        onKeyDown={onKeyDown}
      >
        {flat.length === 0 && sections.every(s => s.rows.length === 0) && p.empty && (
          <div className="list-empty">{p.empty}</div>
        )}
        {sections.map(s => (
          <Fragment key={s.key}>
            {s.label !== null && (
              <div role="row" className={`list-section${s.tone ? ` ${s.tone}` : ''}`}>
                <span role="gridcell" aria-colspan={p.columns.length}>
                  <button
                    type="button"
                    aria-expanded={!folded.has(s.key)}
                    title={t(folded.has(s.key) ? 'unfold' : 'fold', { name: s.name })}
                    onClick={() => setFolded(toggled(folded, s.key))}
                  >
                    <Icon name={folded.has(s.key) ? 'right' : 'down'} size={12} />
                    <span className="strong">{s.label}</span>
                    {s.note && <span className="list-note">{s.note}</span>}
                  </button>
                </span>
              </div>
            )}
            {!folded.has(s.key) &&
              s.rows.map(row => {
                index += 1
                const key = p.rowKey(row)
                return (
                  <ListRow
                    key={key}
                    id={key}
                    row={row}
                    columns={p.columns}
                    index={index}
                    selected={key === p.selected}
                    tabbable={key === tabbable}
                    onSelect={select}
                    onOpen={open}
                    onNear={near}
                  />
                )
              })}
          </Fragment>
        ))}
      </div>
    </div>
  )
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
