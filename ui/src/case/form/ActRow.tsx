import type { ReactElement, ReactNode } from 'react'
import { useWords } from '../../app/i18n'
import { Field } from '../../parts/Field'
import type { Clash } from './conflict'
import type { Act } from './useAct'

type Control =
  | ReactElement
  | ((ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode)

export type RowProps<T extends object> = {
  act: Act<T>
  field: keyof T & string
  label: ReactNode
  hint?: ReactNode
  unit?: ReactNode
  /** How a value of this field reads; used where two people's values are shown side by side. */
  say?: (value: unknown) => string
}

/** One row of an act's form: the control, what is missing once the person tried, and another person's value beside it. */
export function ActRow<T extends object>({
  act,
  field,
  label,
  hint,
  unit,
  say,
  children,
}: RowProps<T> & { children: Control }) {
  const hole = act.tried ? act.missing.find(h => h.field === field) : undefined
  const clash = act.clashes.find(c => c.field === field)
  const t = useWords('case')
  return (
    <div data-field={field}>
      <Field
        label={label}
        hint={hint}
        unit={unit}
        error={hole ? t('form.missing', { list: hole.text }) : undefined}
        testid={`act.${field}`}
      >
        {children}
      </Field>
      {clash && <ClashRow clash={clash} say={say} onSettle={take => act.settle(field, take)} />}
    </div>
  )
}

function ClashRow({
  clash,
  say,
  onSettle,
}: {
  clash: Clash
  say: RowProps<object>['say']
  onSettle: (take: boolean) => void
}) {
  const t = useWords('case')
  const read = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('conflict.empty')
    if (say) return say(value)
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no')
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  }
  return (
    <div className="act-clash" role="alert" data-testid={`act.clash.${clash.field}`}>
      <dl>
        <dt>{t('conflict.theirs')}</dt>
        <dd>{read(clash.now)}</dd>
        <button type="button" className="link" onClick={() => onSettle(true)} data-testid="act.clash.take">
          {t('conflict.take')}
        </button>
        <dt>{t('conflict.mine')}</dt>
        <dd>{read(clash.mine)}</dd>
        <button type="button" className="link" onClick={() => onSettle(false)} data-testid="act.clash.keep">
          {t('conflict.keep')}
        </button>
      </dl>
    </div>
  )
}
