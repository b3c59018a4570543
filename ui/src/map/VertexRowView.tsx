import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { isImeKey } from '../parts/isImeKey'
import { readPasted } from './pasted'
import type { Site } from './site'
import { type VertexRow, withCell } from './vertexRows'

interface Props {
  index: number
  count: number
  row: VertexRow
  site: Site
  metric: boolean
  selected: boolean
  tabbable: boolean
  onSelect: () => void
  onChange: (site: Site) => void
  onMove: (index: number, column: number) => void
  onPaste: (text: string) => void
  onUndo: () => void
  onRedo: () => void
  onRemove: () => void
}

/** One vertex: two cells that are edited in place, its edge and angle, and the way to remove it. */
export function VertexRowView(props: Props) {
  const t = useWords('map')
  const { index, row, metric, selected } = props
  return (
    // The row is chosen by mouse too; the keys belong to its cells.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      role="row"
      aria-selected={selected}
      aria-rowindex={index + 2}
      className={selected ? 'vertex-row on' : 'vertex-row'}
      onClick={props.onSelect}
    >
      <span role="rowheader">{index + 1}</span>
      <Cell
        {...props}
        column="north"
        name={t('table.cell', { n: index + 1, column: t(metric ? 'table.north' : 'table.lat') })}
        text={row.north}
      />
      <Cell
        {...props}
        column="east"
        name={t('table.cell', { n: index + 1, column: t(metric ? 'table.east' : 'table.lon') })}
        text={row.east}
      />
      <span role="gridcell">{row.length}</span>
      <span role="gridcell">{row.angle}</span>
      <span role="gridcell" className="vertex-end">
        <button
          type="button"
          className="vertex-remove"
          tabIndex={selected ? 0 : -1}
          aria-label={t('table.remove', { n: index + 1 })}
          title={t('table.remove', { n: index + 1 })}
          onClick={e => {
            e.stopPropagation()
            props.onRemove()
          }}
        >
          <Icon name="close" size={14} />
        </button>
      </span>
    </div>
  )
}

interface CellProps extends Props {
  column: 'north' | 'east'
  name: string
  text: string
}

/** Shows the figure; while it is typed in, keeps what was typed until Enter, Tab or an arrow leaves it. */
function Cell({
  column,
  name,
  text,
  site,
  index,
  count,
  tabbable,
  onSelect,
  onChange,
  onMove,
  onPaste,
  onUndo,
  onRedo,
}: CellProps) {
  const t = useWords('map')
  const [typed, setTyped] = useState<string | null>(null)
  const next = typed === null ? site : withCell(site, index, column, typed)
  const here = column === 'north' ? 0 : 1

  const commit = (): boolean => {
    if (typed === null) return true
    if (!next) return false
    if (next !== site) onChange(next)
    setTyped(null)
    return true
  }
  const onKeyDown = (e: KeyboardEvent<HTMLInputElement>): void => {
    if (isImeKey(e)) return
    const go = (row: number, col: number): void => {
      e.preventDefault()
      if (commit() && row >= 0 && row < count) onMove(row, col)
    }
    if ((e.ctrlKey || e.metaKey) && e.code === 'KeyZ' && typed === null) {
      e.preventDefault()
      e.stopPropagation()
      if (e.shiftKey) onRedo()
      else onUndo()
    } else if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey)
      go(here === 0 ? index : index + 1, here === 0 ? 1 : 0)
    else if (e.key === 'ArrowDown') go(index + 1, here)
    else if (e.key === 'ArrowUp') go(index - 1, here)
    else if (e.key === 'Escape' && typed !== null) {
      e.preventDefault()
      e.stopPropagation()
      setTyped(null)
    }
  }
  return (
    <span role="gridcell">
      <input
        data-cell={`${index}.${here}`}
        data-testid={`map.vertex.${index}.${column}`}
        aria-label={name}
        aria-invalid={next === null}
        title={next === null ? t('table.bad') : undefined}
        tabIndex={tabbable ? 0 : -1}
        value={typed ?? text}
        onFocus={e => {
          onSelect()
          e.target.select()
        }}
        onChange={e => setTyped(e.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
        onPaste={e => {
          const pasted = e.clipboardData.getData('text')
          if (readPasted(pasted).rows.length < 2) return
          e.preventDefault()
          setTyped(null)
          onPaste(pasted)
        }}
      />
    </span>
  )
}
