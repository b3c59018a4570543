import { Button, Checkbox, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/i18n'
import { useToday } from '../../office/useOffice'
import { DateText } from '../../parts/DateText'
import { Field } from '../../parts/Field'
import { type AreaLack, isChanged, lacks } from './areas'
import type { AreasEdit } from './useAreas'

/** What a declaration says of one area. What is lacking is said at the field once `asked`. */
export function AreaForm({ it, asked }: { it: AreasEdit; asked: boolean }) {
  const t = useWords('facilities')
  const today = useToday()
  const { change } = it
  const first = useRef<InputRef>(null)
  const fresh = change && !change.original ? change.key : null
  // A new area begins with who declares it.
  useEffect(() => {
    if (fresh) first.current?.focus()
  }, [fresh])
  if (!change) return null
  const { typed, original, at } = change
  if (change.remove)
    return (
      <div className="hand-form">
        <p className="warn" data-testid="facilities.areas.removed">
          {t('populated.removing', { document: original?.document ?? '' })}
        </p>
        <Button onClick={() => at !== null && it.removeAt(at, false)} data-testid="facilities.areas.keep">
          {t('populated.keep')}
        </Button>
      </div>
    )
  const missing = asked && isChanged(change) ? lacks(change) : []
  const lack = (...codes: AreaLack[]): string | undefined => {
    const code = codes.find(c => missing.includes(c))
    return code && t(`populated.lacks.${code}`)
  }
  const outline = lack('outline', 'fault')
  const words = (name: 'authority' | 'document') => (
    <Field
      label={t(`populated.${name}`)}
      error={lack(name) ?? (typed[name].trim().length > 200 ? lack('long') : undefined)}
      required
    >
      <Input
        ref={name === 'authority' ? first : undefined}
        value={typed[name]}
        placeholder={t(`populated.${name}Hint`)}
        title={typed[name]}
        onChange={e => it.type({ [name]: e.target.value })}
        data-testid={`facilities.areas.${name}`}
      />
    </Field>
  )
  return (
    <div className="hand-form areas-form" data-testid="facilities.areas.form">
      <div className="row hand-name">
        <h2 className="ellipsis" title={original?.document}>
          {original ? original.document : t('populated.new')}
        </h2>
        <span className="grow" />
        {at !== null && (
          <button
            type="button"
            className="link areas-fixed"
            onClick={() => it.removeAt(at, true)}
            data-testid="facilities.areas.remove"
          >
            {t('populated.remove')}
          </button>
        )}
      </div>
      {words('authority')}
      {words('document')}
      <Field label={t('populated.asOf')}>
        {ids => (
          <DateText
            id={ids.id}
            value={typed.asOf}
            today={today}
            onChange={asOf => it.type({ asOf })}
            data-testid="facilities.areas.as_of"
          />
        )}
      </Field>
      <Field
        label={t('populated.accuracy')}
        error={lack('accuracy')}
        hint={t(typed.accuracyUnknown ? 'populated.accuracyUnknown' : 'populated.accuracyHint')}
      >
        {ids => (
          <span className="row hand-metres">
            <Input
              id={ids.id}
              aria-describedby={ids.describedBy}
              aria-invalid={ids.invalid || undefined}
              value={typed.accuracyUnknown ? '' : typed.accuracy}
              disabled={typed.accuracyUnknown}
              inputMode="decimal"
              suffix="m"
              onChange={e => it.type({ accuracy: e.target.value })}
              data-testid="facilities.areas.accuracy"
            />
            <Checkbox
              checked={typed.accuracyUnknown}
              onChange={e => it.type({ accuracyUnknown: e.target.checked })}
              data-testid="facilities.areas.accuracy.unknown"
            >
              {t('hand.unknown')}
            </Checkbox>
          </span>
        )}
      </Field>
      <p className={outline ? 'error t12' : 'second t12'} role={outline ? 'alert' : undefined}>
        {outline ?? t('populated.outlineHint')}
      </p>
    </div>
  )
}
