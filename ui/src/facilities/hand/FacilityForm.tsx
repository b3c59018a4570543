import { Button, Checkbox, Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../../app/i18n'
import { Field } from '../../parts/Field'
import { Select } from '../../parts/Select'
import { AttributesForm } from './AttributesForm'
import { hasSpread, isChanged, KINDS, type Lack, lacks, type Typed } from './hand'
import type { HandEdit } from './useHandEdit'

/** What a person says about one facility. What is lacking is said at the field once `asked`. */
export function FacilityForm({ it, asked }: { it: HandEdit; asked: boolean }) {
  const t = useWords('facilities')
  const { change } = it
  const first = useRef<InputRef>(null)
  const fresh = change && !change.original ? change.key : null
  // A new facility begins with its name.
  useEffect(() => {
    if (fresh) first.current?.focus()
  }, [fresh])
  if (!change) return null
  const { typed, original } = change
  const missing = asked && isChanged(change) ? lacks(change) : []
  const lack = (code: Lack): string | undefined =>
    missing.includes(code) ? t(`hand.lacks.${code}`) : undefined
  if (change.remove)
    return (
      <div className="hand-form">
        <p className="warn" data-testid="facilities.hand.removed">
          {t('hand.removing', { name: original?.name ?? original?.id ?? '' })}
        </p>
        <Button onClick={() => it.remove(false)} data-testid="facilities.hand.keep">
          {t('hand.keep')}
        </Button>
      </div>
    )
  const text = (name: 'name' | 'owner' | 'voltage', lackCode?: Lack): ReactNode => (
    <Field
      label={t(`field.${name}`)}
      {...(lackCode ? { error: lack(lackCode) } : {})}
      required={name === 'name'}
    >
      <Input
        ref={name === 'name' ? first : undefined}
        value={typed[name]}
        placeholder={name === 'voltage' ? t('hand.voltage') : ''}
        onChange={e => it.type({ [name]: e.target.value } as Partial<Typed>)}
        data-testid={`facilities.hand.${name}`}
      />
    </Field>
  )
  return (
    <div className="hand-form" data-testid="facilities.hand.form">
      <div className="row hand-name">
        <h2 className="ellipsis">{original ? (original.name ?? original.id) : t('hand.new')}</h2>
        <span className="grow" />
        {original && (
          <button
            type="button"
            className="link"
            onClick={() => it.remove(true)}
            data-testid="facilities.hand.remove"
          >
            {t('hand.remove')}
          </button>
        )}
      </div>
      {text('name', 'name')}
      <Field label={t('field.kind')} error={lack('kind')}>
        {ids => (
          <Select
            id={ids.id}
            value={typed.kind}
            options={KINDS.map(k => ({ value: k, label: t(`kind.${k}`) }))}
            onChange={kind => it.type({ kind })}
            data-testid="facilities.hand.kind"
          />
        )}
      </Field>
      {text('voltage')}
      {text('owner')}
      {hasSpread(typed.kind) && (
        <Metres
          name="spread"
          typed={typed}
          error={lack('spread')}
          hint={
            original?.spread === 'assumed' && original.half_spread_m
              ? t('hand.assumedSpread', { metres: (original.half_spread_m * 2).toFixed(1) })
              : original?.spread === 'outer'
                ? t('hand.outerSpread')
                : ''
          }
          onType={it.type}
        />
      )}
      <Metres name="accuracy" typed={typed} error={lack('accuracy')} hint="" onType={it.type} />
      <AttributesForm it={it} />
    </div>
  )
}

/** A length that is either given or said to be unknown: an empty field would be neither. */
function Metres(p: {
  name: 'spread' | 'accuracy'
  typed: Typed
  error: string | undefined
  hint: string
  onType: (what: Partial<Typed>) => void
}) {
  const t = useWords('facilities')
  const unknown = p.typed[`${p.name}Unknown`]
  return (
    <Field label={t(`said.${p.name}`)} error={p.error} hint={p.hint || undefined}>
      {ids => (
        <span className="row hand-metres">
          <Input
            id={ids.id}
            aria-describedby={ids.describedBy}
            aria-invalid={ids.invalid || undefined}
            value={unknown ? '' : p.typed[p.name]}
            disabled={unknown}
            inputMode="decimal"
            suffix="m"
            onChange={e => p.onType({ [p.name]: e.target.value } as Partial<Typed>)}
            data-testid={`facilities.hand.${p.name}`}
          />
          <Checkbox
            checked={unknown}
            onChange={e => p.onType({ [`${p.name}Unknown`]: e.target.checked } as Partial<Typed>)}
            data-testid={`facilities.hand.${p.name}.unknown`}
          >
            {t('hand.unknown')}
          </Checkbox>
        </span>
      )}
    </Field>
  )
}
