import { Button, Checkbox, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/i18n'
import { useToday } from '../../office/useOffice'
import { DateText } from '../../parts/DateText'
import { Field } from '../../parts/Field'
import { TextArea } from '../../parts/TextArea'
import { type AreaLack, isChanged, LONGEST, lacks } from './areas'
import type { AreasEdit } from './useAreas'

/** What a declaration says of one area. What is lacking is said at the field once `asked`. */
export function AreaForm({ it, asked, onSubmit }: { it: AreasEdit; asked: boolean; onSubmit: () => void }) {
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
  const tooLong = (name: 'authority' | 'document') =>
    typed[name].trim().length > LONGEST ? lack('long') : undefined
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
      <Field label={t('populated.authority')} error={lack('authority') ?? tooLong('authority')} required>
        <Input
          ref={first}
          value={typed.authority}
          placeholder={t('populated.authorityHint')}
          title={typed.authority}
          onChange={e => it.type({ authority: e.target.value })}
          data-testid="facilities.areas.authority"
        />
      </Field>
      <Field label={t('populated.document')} error={lack('document') ?? tooLong('document')} required>
        <TextArea
          value={typed.document}
          placeholder={t('populated.documentHint')}
          autoSize={{ minRows: 1, maxRows: 3 }}
          // A title is one line however long it is.
          onChange={document => it.type({ document: document.replace(/\s*\n\s*/g, ' ') })}
          onSubmit={onSubmit}
          data-testid="facilities.areas.document"
        />
      </Field>
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
