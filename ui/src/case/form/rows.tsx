import { Input } from 'antd'
import { useToday } from '../../office/useOffice'
import { DateText } from '../../parts/DateText'
import { Segmented } from '../../parts/Segmented'
import { ActRow, type RowProps } from './ActRow'
import { PhraseArea } from './PhraseArea'

/** A short text on one line. */
export function TextRow<T extends object>(props: RowProps<T> & { placeholder?: string }) {
  const { act, field, placeholder } = props
  return (
    <ActRow {...props}>
      {({ id, describedBy, invalid }) => (
        <Input
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          placeholder={placeholder}
          value={String(act.value[field] ?? '')}
          onChange={e => act.set(field)(e.target.value as T[typeof field])}
        />
      )}
    </ActRow>
  )
}

/** Prose: opinions, reasons, notes; with the person's own phrases. */
export function ProseRow<T extends object>(
  props: RowProps<T> & { placeholder?: string; autoFocus?: boolean },
) {
  const { act, field, placeholder, autoFocus } = props
  return (
    <ActRow {...props}>
      {({ id, describedBy, invalid }) => (
        <PhraseArea
          id={id}
          describedBy={describedBy}
          invalid={invalid}
          placeholder={placeholder}
          autoFocus={autoFocus}
          value={String(act.value[field] ?? '')}
          onChange={text => act.set(field)(text as T[typeof field])}
        />
      )}
    </ActRow>
  )
}

/** A typed date; '' where none. */
export function DateRow<T extends object>(props: RowProps<T>) {
  const { act, field } = props
  const today = useToday()
  return (
    <ActRow {...props}>
      {({ id, describedBy, invalid }) => (
        <DateText
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          today={today}
          value={String(act.value[field] ?? '')}
          onChange={date => act.set(field)(date as T[typeof field])}
        />
      )}
    </ActRow>
  )
}

/** Two to five choices; nothing is chosen beforehand, so nobody passes over a finding. */
export function ChoiceRow<T extends object, V extends string>(
  props: RowProps<T> & { options: { value: V; label: string }[]; ariaLabel: string },
) {
  const { act, field, options, ariaLabel } = props
  const current = act.value[field]
  return (
    <ActRow {...props} say={value => options.find(o => o.value === value)?.label ?? String(value)}>
      {() => (
        <span>
          <Segmented
            label={ariaLabel}
            options={options}
            value={(current ?? '') as V}
            onChange={value => act.set(field)(value as unknown as T[typeof field])}
            testid={`act.${field}.choice`}
          />
        </span>
      )}
    </ActRow>
  )
}

/** Yes or no, undecided to begin with. */
export function YesNoRow<T extends object>(
  props: RowProps<T> & { yes: string; no: string; ariaLabel: string },
) {
  const { act, field, yes, no, ariaLabel } = props
  const current = act.value[field]
  return (
    <ActRow {...props} say={value => (value === true ? yes : no)}>
      {() => (
        <span>
          <Segmented
            label={ariaLabel}
            options={[
              { value: 'yes', label: yes },
              { value: 'no', label: no },
            ]}
            value={(current === true ? 'yes' : current === false ? 'no' : '') as 'yes' | 'no'}
            onChange={value => act.set(field)((value === 'yes') as unknown as T[typeof field])}
            testid={`act.${field}.choice`}
          />
        </span>
      )}
    </ActRow>
  )
}
