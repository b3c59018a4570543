import { Input } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useWords } from '../../app/i18n'
import { Field } from '../../parts/Field'
import { Segmented } from '../../parts/Segmented'
import { Select } from '../../parts/Select'
import { CODES, systemName, zoneOfCode } from '../system'
import { EXTENT, FOUR, type NumberName, type OwnField, type OwnTyped, PLANE, SEVEN } from './own'

const UNITS: Partial<Record<NumberName, string>> = {
  central_meridian: '°',
  scale_ppm: 'ppm',
  rotation_arcsec: '″',
  rx_arcsec: '″',
  ry_arcsec: '″',
  rz_arcsec: '″',
  west: '°',
  south: '°',
  east: '°',
  north: '°',
  scale: '',
}

/** The parameters as their paper gives them: each with its unit, the sense of a rotation said in words. */
export function OwnForm({
  typed,
  error,
  onType,
}: {
  typed: OwnTyped
  /** What is wrong at a field, in words. */
  error: (field: OwnField) => string | undefined
  onType: (what: Partial<OwnTyped>) => void
}) {
  const t = useWords('facilities')
  const targets = useMemo(
    () =>
      CODES.filter(c => zoneOfCode(c)).map(c => ({
        value: c.slice(5),
        label: `${c.slice(5)} · ${systemName(c, t)}`,
      })),
    [t],
  )
  const number = (name: NumberName): ReactNode => (
    <Field key={name} label={t(`own.field.${name}`)} error={error(name)}>
      <Input
        value={typed.numbers[name] ?? ''}
        suffix={UNITS[name] ?? 'm'}
        inputMode="decimal"
        autoComplete="off"
        onChange={e => onType({ numbers: { ...typed.numbers, [name]: e.target.value } })}
        data-testid={`own.${name}`}
      />
    </Field>
  )
  const choice = <K extends 'ellipsoid' | 'convention' | 'turn'>(
    name: K,
    values: OwnTyped[K][],
  ): ReactNode => (
    <Field
      label={t(`own.field.${name}`)}
      error={error(name)}
      hint={typed[name] === '' ? undefined : t(`own.means.${typed[name]}`)}
    >
      {ids => (
        <Select
          id={ids.id}
          value={typed[name] || null}
          placeholder={t('own.choose')}
          options={values.map(v => ({ value: v, label: t(`own.${name}.${v}`) }))}
          onChange={v => v && onType({ [name]: v } as Partial<OwnTyped>)}
          data-testid={`own.${name}`}
        />
      )}
    </Field>
  )
  return (
    <div className="own-form">
      <Field label={t('own.field.name')} error={error('name')} hint={t('own.nameHint')} required>
        <Input
          value={typed.name}
          prefix={<span className="third">own:</span>}
          onChange={e => onType({ name: e.target.value })}
          data-testid="own.name"
        />
      </Field>
      <Field label={t('own.field.by')}>
        <Segmented
          label={t('own.field.by')}
          value={typed.by}
          options={(['seven', 'four'] as const).map(v => ({ value: v, label: t(`own.by.${v}`) }))}
          onChange={by => onType({ by })}
          testid="own.by"
        />
      </Field>
      {typed.by === 'seven' ? (
        <>
          {choice('ellipsoid', ['krassovsky', 'iag75'])}
          <Field label={t('own.field.coordinates')}>
            <Segmented
              label={t('own.field.coordinates')}
              value={typed.coordinates}
              options={(['plane', 'degrees'] as const).map(v => ({
                value: v,
                label: t(`own.coordinates.${v}`),
              }))}
              onChange={coordinates => onType({ coordinates })}
              testid="own.coordinates"
            />
          </Field>
          {typed.coordinates === 'plane' && <div className="own-two">{PLANE.map(number)}</div>}
          {choice('convention', ['position_vector', 'coordinate_frame'])}
          <div className="own-two">{SEVEN.map(number)}</div>
        </>
      ) : (
        <>
          <Field label={t('own.field.target')} error={error('target')} hint={t('own.targetHint')}>
            {ids => (
              <Select
                id={ids.id}
                showSearch={{ optionFilterProp: 'label' }}
                value={typed.target || null}
                placeholder={t('own.choose')}
                options={targets}
                onChange={v => v && onType({ target: v })}
                data-testid="own.target"
              />
            )}
          </Field>
          {choice('turn', ['clockwise', 'counterclockwise'])}
          <div className="own-two">{FOUR.map(number)}</div>
        </>
      )}
      {number('accuracy_m')}
      <Field label={t('own.field.source')} hint={t('own.sourceHint')}>
        <Input
          value={typed.source}
          onChange={e => onType({ source: e.target.value })}
          data-testid="own.source"
        />
      </Field>
      <p className="second t12 own-extent">{t('own.extentHint')}</p>
      <div className="own-two">{EXTENT.map(number)}</div>
    </div>
  )
}
