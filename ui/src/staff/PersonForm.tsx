import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { useToday } from '../office/useOffice'
import { Field } from '../parts/Field'
import type { Directory, Held, Member } from './directory'
import { FormEnd } from './FormEnd'
import { PIN, pinDigits } from './pin'
import { RoleRows } from './RoleRows'

const TOUCHES = ['staff/directory', 'staff/list'] as const
const whole = (roles: Held[]) => roles.length > 0 && roles.every(r => r.unit !== '' && r.from !== '')

/** Somebody new: name, roles, and a first PIN that the administrator tells them. */
export function NewPersonForm({ directory, onDone }: { directory: Directory; onDone: () => void }) {
  const t = useWords('staff')
  const today = useToday()
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [roles, setRoles] = useState<Held[]>([
    {
      role: 'clerk',
      unit: directory.units.length === 1 ? (directory.units[0]?.id ?? '') : '',
      from: today,
      to: null,
    },
  ])
  const add = useCommand('staff/add', [...TOUCHES])
  const ready = name.trim() !== '' && PIN.test(pin) && whole(roles)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (!ready || add.isPending) return
    add.mutate(
      { expected: directory.version, name: name.trim(), pin, assignments: roles },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} data-testid="staff.new_person">
      <h2>{t('directory.newPerson')}</h2>
      <Field label={t('directory.name')} required>
        <Input value={name} onChange={e => setName(e.target.value)} autoFocus data-testid="staff.name" />
      </Field>
      <Field label={t('pin')} hint={t('directory.firstPin')} required>
        <Input
          value={pin}
          onChange={e => setPin(pinDigits(e.target.value))}
          inputMode="numeric"
          autoComplete="off"
          data-testid="staff.first_pin"
        />
      </Field>
      <RoleRows directory={directory} roles={roles} onChange={setRoles} />
      <FormEnd
        error={add.error}
        missing={ready ? '' : t('directory.missing')}
        ready={ready}
        busy={add.isPending}
      />
    </form>
  )
}

/** Somebody who is here: name and roles with the reason of the change; whether they may come in; another PIN. */
export function PersonForm({
  person,
  directory,
  may,
}: {
  person: Member
  directory: Directory
  may: boolean
}) {
  const t = useWords('staff')
  const [name, setName] = useState(person.name)
  const [roles, setRoles] = useState(person.assignments)
  const [reason, setReason] = useState('')
  const [pin, setPin] = useState('')
  const change = useCommand('staff/change', [...TOUCHES])
  const admit = useCommand('staff/admit', [...TOUCHES])
  const reset = useCommand('staff/reset_pin', [...TOUCHES])
  const expected = directory.version
  const staff = person.id
  const differs = name.trim() !== person.name || JSON.stringify(roles) !== JSON.stringify(person.assignments)
  const ready = differs && name.trim() !== '' && whole(roles) && reason.trim() !== ''
  const done = { onSuccess: () => setReason('') }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (ready && !change.isPending)
      change.mutate({ expected, staff, name: name.trim(), assignments: roles, reason: reason.trim() }, done)
  }
  return (
    <form onSubmit={submit} data-testid="staff.person">
      <h2>
        {person.name} {person.disabled && <span className="warn t12">{t('directory.disabled')}</span>}
      </h2>
      <fieldset disabled={!may} className="directory-part">
        <Field label={t('directory.name')} required>
          <Input value={name} onChange={e => setName(e.target.value)} data-testid="staff.name" />
        </Field>
        <RoleRows directory={directory} roles={roles} onChange={setRoles} />
      </fieldset>
      {may && (
        <>
          <Field label={t('directory.reason')} hint={t('directory.reasonHint')}>
            <Input value={reason} onChange={e => setReason(e.target.value)} data-testid="staff.reason" />
          </Field>
          <FormEnd
            error={change.error ?? admit.error}
            missing={differs && !ready ? t('directory.missingReason') : ''}
            ready={ready}
            busy={change.isPending}
          >
            <Button
              disabled={reason.trim() === ''}
              loading={admit.isPending}
              onClick={() =>
                admit.mutate({ expected, staff, admitted: person.disabled, reason: reason.trim() }, done)
              }
              data-testid="staff.admit"
            >
              {t(person.disabled ? 'directory.enable' : 'directory.disable')}
            </Button>
          </FormEnd>
          <h2>{t('directory.newPin')}</h2>
          <Field label={t('pin')} hint={t('directory.newPinHint')}>
            <Input
              value={pin}
              onChange={e => setPin(pinDigits(e.target.value))}
              inputMode="numeric"
              autoComplete="off"
              data-testid="staff.reset_pin"
            />
          </Field>
          <Trouble error={reset.error} />
          <div className="row">
            <Button
              disabled={!PIN.test(pin)}
              loading={reset.isPending}
              onClick={() => reset.mutate({ expected, staff, pin }, { onSuccess: () => setPin('') })}
            >
              {t('directory.setPin')}
            </Button>
            {reset.isSuccess && <span className="ok t12">{t('directory.pinSet')}</span>}
          </div>
        </>
      )}
    </form>
  )
}
