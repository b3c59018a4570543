import { memo } from 'react'
import type { Column } from './List'

type Props<R> = {
  id: string
  row: R
  columns: Column<R>[]
  index: number
  selected: boolean
  tabbable: boolean
  onSelect: (key: string, row: R) => void
  onOpen: (row: R) => void
  onNear: (row: R) => void
}

/** A row and its cells. Drawn again only when it changes: moving through hundreds of rows redraws two. */
function Row<R>({ id, row, columns, index, selected, tabbable, onSelect, onOpen, onNear }: Props<R>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it has the keys
    <div
      role="row"
      aria-rowindex={index}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-row={id}
      className="list-row"
      onClick={() => onSelect(id, row)}
      onFocus={e => {
        if (e.target === e.currentTarget && !selected) onSelect(id, row)
      }}
      onMouseEnter={() => onNear(row)}
      onDoubleClick={() => onOpen(row)}
    >
      {columns.map(c => (
        <span
          key={c.key}
          role="gridcell"
          className={c.align === 'right' ? 'num ellipsis' : 'ellipsis'}
          title={c.full?.(row)}
        >
          {c.render(row)}
        </span>
      ))}
    </div>
  )
}

export const ListRow = memo(Row) as typeof Row
