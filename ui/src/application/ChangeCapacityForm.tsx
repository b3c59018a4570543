import { Input } from 'antd'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { errorText } from '../errors/errorText'
import { fold } from '../parts/fold'
import { Select } from '../parts/Select'
import { useRested } from '../parts/useRested'
import { HIGH_VOLTAGES, isHigh, LOW_VOLTAGES } from './intake'
import { Routing } from './Routing'

/** Milliseconds a figure rests before the table is asked. */
const REST = 250

/** Another capacity or voltage: shows the way the case will take before it is sent. */
export function ChangeCapacityForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('application')
  const increase = view.application.kind === 'increase'
  const act = useAct({
    view,
    operation: 'application/change_capacity',
    title: view.number,
    initial: { voltage: view.application.voltage.replace(' ', ''), capacity: '', existing: '', reason: '' },
    holes: value => [
      ...(value.capacity.trim() === '' ? [{ field: 'capacity', text: t('capacity') }] : []),
      ...(increase && value.existing.trim() === '' ? [{ field: 'existing', text: t('existing') }] : []),
      ...(value.reason.trim() === '' ? [{ field: 'reason', text: t('change.reason') }] : []),
    ],
    build: value => ({
      voltage: value.voltage,
      capacity: fold(value.capacity).trim(),
      existing: increase ? fold(value.existing).trim() : '',
      reason: value.reason.trim(),
    }),
    onDone,
  })
  const { voltage, capacity, existing } = act.value
  const asked = useRested(
    { voltage, capacity: fold(capacity).trim(), existing: fold(existing).trim(), received_at: null },
    REST,
  )
  const whole = asked.capacity !== '' && (!increase || asked.existing !== '')
  const route = useCall('policy/simulate', asked, { enabled: whole, keep: true })
  const unit = isHigh(voltage) ? 'kVA' : 'kW'
  return (
    <ActFrame
      act={act}
      operation="application/change_capacity"
      blocked={blocked}
      onClose={onClose}
      effect={t('change.effect', { voltage: view.application.voltage, capacity: view.application.capacity })}
    >
      <ActRow act={act} field="voltage" label={t('voltage')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={voltage}
            onChange={act.set('voltage')}
            options={[...LOW_VOLTAGES, ...HIGH_VOLTAGES].map(value => ({
              value,
              label: value.replace(/(\d)([kV])/, '$1 $2'),
            }))}
            data-testid="application.change.voltage"
          />
        )}
      </ActRow>
      <ActRow
        act={act}
        field="capacity"
        label={t('capacity')}
        unit={unit}
        hint={whole && route.error ? <span className="error">{errorText(route.error)}</span> : undefined}
      >
        {({ id, describedBy, invalid }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            value={capacity}
            onChange={e => act.set('capacity')(e.target.value)}
            autoComplete="off"
          />
        )}
      </ActRow>
      {increase && (
        <ActRow act={act} field="existing" label={t('existing')} unit={unit}>
          {({ id, describedBy, invalid }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              aria-invalid={invalid || undefined}
              value={existing}
              onChange={e => act.set('existing')(e.target.value)}
              autoComplete="off"
            />
          )}
        </ActRow>
      )}
      <Routing
        routing={whole && !route.error ? (route.data?.routing ?? null) : null}
        due={null}
        busy={route.isFetching}
      />
      <ProseRow act={act} field="reason" label={t('change.reason')} />
    </ActFrame>
  )
}
