import { Input, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../api/client'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Field } from '../parts/Field'
import { PIN, pinDigits } from './pin'

const FIELDS = ['old', 'pin', 'again'] as const

/** A person's own PIN: the old one, and the new one twice. */
export function ChangePin({ onClose }: { onClose: () => void }) {
  const t = useWords('staff')
  const [value, setValue] = useState({ old: '', pin: '', again: '' })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const same = value.again === value.pin
  const ready = PIN.test(value.old) && PIN.test(value.pin) && same
  const send = async () => {
    if (!ready || busy) return
    setBusy(true)
    setError('')
    try {
      await call('staff/change_pin', { old: value.old, pin: value.pin })
      onClose()
    } catch (e) {
      setError(errorText(e))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('ownPin')}
      onCancel={onClose}
      onOk={() => void send()}
      okText={t('directory.save')}
      okButtonProps={{ disabled: !ready, loading: busy, 'data-testid': 'staff.own_pin.save' } as never}
    >
      <form
        onSubmit={e => {
          e.preventDefault()
          void send()
        }}
      >
        {FIELDS.map(field => (
          <Field
            key={field}
            label={t(`ownPin.${field}`)}
            error={field === 'again' && value.again !== '' && !same ? t('ownPin.differs') : undefined}
          >
            <Input
              type="password"
              inputMode="numeric"
              autoComplete={field === 'old' ? 'current-password' : 'new-password'}
              autoFocus={field === 'old'}
              value={value[field]}
              onChange={e => setValue(v => ({ ...v, [field]: pinDigits(e.target.value) }))}
              data-testid={`staff.own_pin.${field}`}
            />
          </Field>
        ))}
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        {/* Enter in a field sends; the button that people see is the dialog's. */}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Modal>
  )
}
