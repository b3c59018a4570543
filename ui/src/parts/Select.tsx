import { Select as AntdSelect, type SelectProps } from 'antd'
import type { DefaultOptionType } from 'antd/es/select'
import type { KeyboardEvent } from 'react'

/** antd's list takes, or in a list of several drops, the highlighted choice on Tab. Here Tab only leaves the field. */
function leaveOnTab(e: KeyboardEvent) {
  if (e.key === 'Tab') e.stopPropagation()
}

/** A list of choices: arrows move, Enter takes, Esc closes, Tab leaves with what was taken before. */
export function Select<V = unknown, O extends DefaultOptionType = DefaultOptionType>(
  props: SelectProps<V, O>,
) {
  return (
    <span className="select" onKeyDownCapture={leaveOnTab}>
      <AntdSelect<V, O> {...props} />
    </span>
  )
}
