import { Input } from 'antd'
import { useCall } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { Trouble } from '../../errors/Trouble'
import { Field } from '../../parts/Field'
import { Select } from '../../parts/Select'
import { type AttributesTyped, attributesTyped, fieldsOf, lengthWrong, NOTHING, WATERS } from './attributes'
import type { HandEdit } from './useHandEdit'

/** Water, conductor height and design. What is recorded is shown first, and stays as long as nobody changes it. */
export function AttributesForm({ it }: { it: HandEdit }) {
  const t = useWords('facilities')
  const { change } = it
  const id = change?.original?.id ?? null
  const recorded = useCall('facilities/attributes', { id: id ?? '' }, { enabled: id !== null })
  if (!change) return null
  const { water, lengths } = fieldsOf(change.typed.kind)
  if (!water && lengths.length === 0) return null
  const typed = change.typed.attributes
  const base = typed ?? (id === null ? NOTHING : recorded.data ? attributesTyped(recorded.data) : null)
  if (base === null) return <Trouble error={recorded.error} onRetry={() => void recorded.refetch()} />
  const put = (what: Partial<AttributesTyped>): void => it.type({ attributes: { ...base, ...what } })
  return (
    <>
      {water && (
        <Field label={t('stated.water')}>
          {ids => (
            <Select
              id={ids.id}
              allowClear
              value={base.water || null}
              placeholder={t('stated.unknown')}
              options={WATERS.map(w => ({ value: w, label: t(`stated.waters.${w}`) }))}
              onChange={w => put({ water: w ?? '' })}
              data-testid="facilities.hand.water"
            />
          )}
        </Field>
      )}
      {lengths.map(name => (
        <Field
          key={name}
          label={t(`stated.${name}`)}
          error={lengthWrong(base[name]) ? t('hand.lacks.attributes') : undefined}
        >
          <Input
            value={base[name]}
            suffix="m"
            inputMode="decimal"
            placeholder={t('stated.unknown')}
            onChange={e => put({ [name]: e.target.value })}
            data-testid={`facilities.hand.${name}`}
          />
        </Field>
      ))}
      {lengths.length > 0 && <p className="second t12">{t('stated.hint')}</p>}
    </>
  )
}
