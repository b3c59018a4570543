import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { AnswerOf, CallError, RequestOf } from '../../api/client'
import { call } from '../../api/client'
import type { OwnCrs } from '../../api/types/OwnCrs'
import { useWords } from '../../app/i18n'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { Field } from '../../parts/Field'
import { Select } from '../../parts/Select'
import { CODES, systemName } from '../system'
import { pairOf } from './own'

type Tried = AnswerOf<'facilities/try_own_system'>
/** Systems of CGCS2000 alone: a shifted or older one would be judged by what it gets wrong itself. */
const KNOWN = CODES.filter(c => c.startsWith('EPSG:4') && c !== 'EPSG:4326')

/** A control point through the parameters as typed: where it comes to lie, and how far from where it is. */
export function OwnCheck({
  system,
  onRefused,
}: {
  /** Null while something is lacking. */
  system: () => OwnCrs | null
  onRefused: (error: CallError | null) => void
}) {
  const t = useWords('facilities')
  const [point, setPoint] = useState('')
  const [expected, setExpected] = useState('')
  const [crs, setCrs] = useState('EPSG:4490')
  const [asked, setAsked] = useState(false)
  const tried = useMutation<Tried, CallError, RequestOf<'facilities/try_own_system'>>({
    mutationFn: request => call('facilities/try_own_system', request),
    onSuccess: () => onRefused(null),
    onError: onRefused,
  })
  const [at, known] = [pairOf(point), expected.trim() === '' ? null : pairOf(expected)]
  const wrong = { point: at === null, expected: expected.trim() !== '' && known === null }
  const run = (): void => {
    setAsked(true)
    const own = system()
    if (!own || at === null || wrong.expected) tried.reset()
    else tried.mutate({ system: own, point: at, expected: known && { at: known, crs } })
  }
  const place = tried.error?.code === 'own_crs.not_a_place' ? String(tried.error.params.field) : null
  const error = (field: 'point' | 'expected'): string | undefined =>
    asked && wrong[field]
      ? t('own.pair')
      : place === field && tried.error
        ? errorText(tried.error)
        : undefined
  const { data } = tried
  const far = data?.misfit_m != null && data.misfit_m > data.error_m
  return (
    <section className="own-check" aria-label={t('own.check')}>
      <h2>{t('own.check')}</h2>
      <p className="second t12">{t('own.checkHint')}</p>
      <Field label={t('own.point')} error={error('point')} hint={t('own.pairHint')}>
        <Input
          value={point}
          onChange={e => setPoint(e.target.value)}
          onPressEnter={run}
          autoComplete="off"
          data-testid="own.point"
        />
      </Field>
      <Field label={t('own.expectedSystem')}>
        {ids => (
          <Select
            id={ids.id}
            showSearch={{ optionFilterProp: 'label' }}
            value={crs}
            options={KNOWN.map(c => ({ value: c, label: `${c.slice(5)} · ${systemName(c, t)}` }))}
            onChange={v => v && setCrs(v)}
            data-testid="own.expected_crs"
          />
        )}
      </Field>
      <Field label={t('own.expected')} error={error('expected')} hint={t('own.expectedHint')}>
        <Input
          value={expected}
          onChange={e => setExpected(e.target.value)}
          onPressEnter={run}
          autoComplete="off"
          data-testid="own.expected"
        />
      </Field>
      <div className="row">
        <Button onClick={run} loading={tried.isPending} data-testid="own.try">
          {t('own.try')}
        </Button>
      </div>
      {data?.place && (
        <div role="status" data-testid="own.tried">
          <p>
            CGCS2000 {data.place[0].toFixed(9)}°, {data.place[1].toFixed(9)}°
          </p>
          {data.plane && (
            <p>
              {systemName(data.plane.crs, t)} {data.plane.at[0].toFixed(3)}, {data.plane.at[1].toFixed(3)} m
            </p>
          )}
          {data.misfit_m != null && (
            <p className={far ? 'error' : 'ok'} data-testid="own.misfit">
              <Icon name={far ? 'warning' : 'check'} size={14} />{' '}
              {t(far ? 'own.misfitFar' : 'own.misfit', {
                metres: data.misfit_m.toFixed(3),
                error: data.error_m.toFixed(2),
              })}
            </p>
          )}
        </div>
      )}
    </section>
  )
}
