import { Input } from 'antd'
import type { ComponentProps, KeyboardEvent } from 'react'
import { isImeKey } from './isImeKey'

type Props = Omit<ComponentProps<typeof Input.TextArea>, 'onChange' | 'onKeyDown'> & {
  value: string
  onChange: (text: string) => void
  /** Ctrl+Enter; never Enter, and never while an input method composes. */
  onSubmit?: () => void
}

/** A text of several lines that grows with what is typed. */
export function TextArea({ onChange, onSubmit, autoSize = { minRows: 2, maxRows: 10 }, ...rest }: Props) {
  const onKeyDown = (e: KeyboardEvent) => {
    if (isImeKey(e)) return
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && onSubmit) {
      e.preventDefault()
      e.stopPropagation()
      onSubmit()
    }
  }
  return (
    <Input.TextArea
      {...rest}
      autoSize={autoSize}
      onChange={e => onChange(e.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
