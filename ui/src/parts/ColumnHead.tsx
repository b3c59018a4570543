import { Icon } from '../look/icons'
import type { Column } from './List'
import { nextSort, type Sort } from './sorting'

type Props<R> = { column: Column<R>; sort: Sort | null; onSort: ((sort: Sort | null) => void) | undefined }

/** A column's title; where the column can be sorted, a button that turns the order and says it. */
export function ColumnHead<R>({ column, sort, onSort }: Props<R>) {
  const cell = column.align === 'right' ? 'num ellipsis' : 'ellipsis'
  if (!onSort || !column.sort)
    return (
      <span role="columnheader" className={cell}>
        {column.title}
      </span>
    )
  const now = sort?.key === column.key ? sort : null
  return (
    <span
      role="columnheader"
      className={cell}
      aria-sort={now ? (now.down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={now ? 'list-sort on' : 'list-sort'}
        onClick={() => onSort(nextSort(sort, column.key))}
        data-testid={`list.sort.${column.key}`}
      >
        {column.title}
        {now && <Icon name={now.down ? 'down' : 'up'} size={12} />}
      </button>
    </span>
  )
}
