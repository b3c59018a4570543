import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { errorText } from '../errors/errorText'
import { Field } from '../parts/Field'
import { fold } from '../parts/fold'
import { useRested } from '../parts/useRested'
import { SimulatorAnswer } from './SimulatorAnswer'

const VOLTAGES = ['220V', '380V', '10kV', '20kV', '35kV', '66kV', '110kV', '220kV']
/** Milliseconds an input rests before it is asked. */
const REST = 250

/** What if: voltage and capacity in, tier, units and dates out. Nothing of it becomes a case. */
export function Simulator({ onFired }: { onFired: (row: string | null) => void }) {
  const t = useWords('policy')
  const [voltage, setVoltage] = useState('380V')
  const [capacity, setCapacity] = useState('')
  const [existing, setExisting] = useState('')
  const [received, setReceived] = useState('')
  const request = useRested(
    {
      voltage,
      capacity: fold(capacity).trim(),
      existing: fold(existing).trim(),
      received_at: fold(received).trim() || null,
    },
    REST,
  )
  const asked = request.capacity !== ''
  const answer = useCall('policy/simulate', request, { enabled: asked, keep: true })
  const shown = asked && !answer.error ? (answer.data ?? null) : null
  const row = shown?.routing.row ?? null
  useEffect(() => onFired(row), [row, onFired])
  useKeys(t('simulate.title'), [
    {
      keys: '/',
      label: t('simulate.key'),
      run: () => document.querySelector<HTMLInputElement>('[data-testid="policy.capacity"]')?.select(),
    },
  ])
  const low = !voltage.endsWith('kV')
  const error = asked && answer.error ? errorText(answer.error) : undefined
  const about = answer.error?.code.startsWith('received') || answer.error?.code.startsWith('clock')
  return (
    <>
      <div className="toolrow">
        <h2>{t('simulate.title')}</h2>
        <span className="second t12 ellipsis">{t('simulate.hint')}</span>
      </div>
      <form className="policy-form" onSubmit={e => e.preventDefault()}>
        <Field label={t('simulate.voltage')}>
          <Select
            value={voltage}
            onChange={setVoltage}
            options={VOLTAGES.map(value => ({
              value,
              label: value.replace('V', ' V').replace('k V', ' kV'),
            }))}
            data-testid="policy.voltage"
          />
        </Field>
        <Field
          label={t('simulate.capacity')}
          unit={low ? 'kW' : 'kVA'}
          error={about ? undefined : error}
          hint={asked ? undefined : t('simulate.capacityHint')}
        >
          <Input
            value={capacity}
            onChange={e => setCapacity(e.target.value)}
            autoComplete="off"
            data-testid="policy.capacity"
          />
        </Field>
        <Field label={t('simulate.existing')} unit={low ? 'kW' : 'kVA'}>
          <Input
            value={existing}
            placeholder={t('simulate.existingHint')}
            onChange={e => setExisting(e.target.value)}
            autoComplete="off"
            data-testid="policy.existing"
          />
        </Field>
        <Field label={t('simulate.received')} error={about ? error : undefined}>
          <Input
            value={received}
            placeholder={t('simulate.receivedHint')}
            onChange={e => setReceived(e.target.value)}
            autoComplete="off"
            data-testid="policy.received"
          />
        </Field>
      </form>
      {shown && <SimulatorAnswer answer={shown} />}
    </>
  )
}
