import { Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Field } from '../parts/Field'
import { Select } from '../parts/Select'
import type { Directory } from './directory'
import { FormEnd } from './FormEnd'

type Unit = Directory['units'][number]

const KINDS = [
  'county_company',
  'customer_service_centre',
  'sunshine_company',
  'distribution_works_area',
  'key_account_office',
  'transmission_om_office',
  'distribution_om_office',
  'marketing_department',
  'om_department',
  'safety_quality_department',
  'business_meeting',
  'supply_station',
  'power_law_office',
  'government',
  'safety_authority',
  'land_authority',
] as const satisfies Unit['kind'][]

/** A unit that cases can be handed to: which kind, and under which company. */
export function NewUnitForm({ directory, onDone }: { directory: Directory; onDone: () => void }) {
  const t = useWords('staff')
  const to = useWords('office')
  const company = directory.units.find(u => u.kind === 'city_company')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Unit['kind'] | undefined>()
  const [parent, setParent] = useState<string | null>(company?.id ?? null)
  const add = useCommand('staff/add_unit', ['staff/directory', 'office/units'])
  const ready = name.trim() !== '' && kind !== undefined
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ready && !add.isPending)
      add.mutate({ expected: directory.version, name: name.trim(), kind, parent }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} data-testid="staff.new_unit">
      <h2>{t('directory.newUnit')}</h2>
      <Field label={t('directory.kind')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={kind}
          placeholder={t('directory.kindHint')}
          onChange={value => {
            // Most units are called what they are.
            if (name === '' || (kind && name === to(`unit_kind.${kind}`))) setName(to(`unit_kind.${value}`))
            setKind(value)
          }}
          options={KINDS.map(value => ({ value, label: to(`unit_kind.${value}`) }))}
          data-testid="staff.unit_kind"
        />
      </Field>
      <Field label={t('directory.name')} required>
        <Input value={name} onChange={e => setName(e.target.value)} data-testid="staff.unit_name" />
      </Field>
      <Field label={t('directory.parent')}>
        <Select
          value={parent ?? undefined}
          allowClear
          onChange={value => setParent(value ?? null)}
          options={directory.units
            .filter(u => u.kind === 'city_company' || u.kind === 'county_company')
            .map(u => ({ value: u.id, label: u.name }))}
        />
      </Field>
      <FormEnd
        error={add.error}
        missing={ready ? '' : t('directory.missing')}
        ready={ready}
        busy={add.isPending}
      />
    </form>
  )
}

/** Another name for a unit that is there. */
export function UnitForm({
  unit,
  directory,
  onDone,
}: {
  unit: Unit
  directory: Directory
  onDone: () => void
}) {
  const t = useWords('staff')
  const to = useWords('office')
  const [name, setName] = useState(unit.name)
  const [reason, setReason] = useState('')
  const rename = useCommand('staff/rename_unit', ['staff/directory', 'office/units', 'staff/list'])
  const ready = name.trim() !== '' && name.trim() !== unit.name && reason.trim() !== ''
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ready && !rename.isPending)
      rename.mutate(
        { expected: directory.version, unit: unit.id, name: name.trim(), reason: reason.trim() },
        { onSuccess: onDone },
      )
  }
  return (
    <form onSubmit={submit} data-testid="staff.unit">
      <h2>{unit.name}</h2>
      <p className="second">{to(`unit_kind.${unit.kind}`)}</p>
      <Field label={t('directory.name')} required>
        <Input value={name} onChange={e => setName(e.target.value)} data-testid="staff.unit_name" />
      </Field>
      <Field label={t('directory.reason')} required>
        <Input value={reason} onChange={e => setReason(e.target.value)} />
      </Field>
      <FormEnd
        error={rename.error}
        missing={ready ? '' : t('directory.missingReason')}
        ready={ready}
        busy={rename.isPending}
      />
    </form>
  )
}
