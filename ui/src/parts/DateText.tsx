import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useLang, useWords } from '../app/i18n'
import { longDate, parseDate } from './dates'
import { isImeKey } from './isImeKey'

type Props = {
  /** `YYYY-MM-DD`, or '' for none. */
  value: string
  onChange: (date: string) => void
  /** The office's civil date; `+5` and `明天` count from it. */
  today: string
  workingDay?: (date: string) => boolean
  disabled?: boolean
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'data-testid'?: string
}

/** A date that is typed: 1130, 11-30, +5 (working days), 明天. Says beside the field what was understood. */
export function DateText({ value, onChange, today, workingDay, ...rest }: Props) {
  const t = useWords('parts')
  const lang = useLang()
  const [text, setText] = useState(value)
  const [shown, setShown] = useState(value)
  // A date set from outside (a draft loaded, a default) replaces the text; our own answer does not.
  useEffect(() => {
    if (value !== shown) {
      setText(value)
      setShown(value)
    }
  }, [value, shown])
  const understood = parseDate(text, today, workingDay)
  const settle = () => {
    if (understood) setText(understood)
  }
  return (
    <span className="datetext">
      <Input
        {...rest}
        value={text}
        placeholder={t('datePlaceholder')}
        status={text !== '' && !understood ? 'error' : undefined}
        onChange={e => {
          setText(e.target.value)
          const next = parseDate(e.target.value, today, workingDay) ?? ''
          setShown(next)
          onChange(next)
        }}
        onBlur={settle}
        onKeyDown={e => {
          if (!isImeKey(e) && e.key === 'Enter') settle()
        }}
      />
      <span className="datetext-read third t12" aria-live="polite">
        {text === '' ? '' : understood ? longDate(understood, lang) : t('dateUnread')}
      </span>
    </span>
  )
}
