import { Dropdown } from 'antd'
import { useState } from 'react'
import { call } from '../api/client'
import { useWords } from '../app/i18n'
import { saveAll } from '../draft/unsaved'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { ChangePin } from './ChangePin'
import { lockNow } from './IdleLock'
import { leave, useMe } from './session'

/** Foot of the rail: who is at work; lock, or let another person sit down. */
export function MeMenu() {
  const t = useWords('staff')
  const me = useMe()
  const first = me.assignments[0]
  const [trouble, setTrouble] = useState('')
  const [pin, setPin] = useState(false)
  const change = async () => {
    setTrouble('')
    try {
      // What is half filled in belongs to the person leaving: it becomes their draft before anybody else sits down.
      await saveAll()
      await call('staff/sign_out', {})
      leave()
    } catch (error) {
      setTrouble(t('changeFailed', { why: errorText(error) }))
    }
  }
  return (
    <>
      {trouble && (
        <p className="error t12" role="alert" style={{ padding: '4px 14px' }}>
          {trouble}
        </p>
      )}
      {pin && <ChangePin onClose={() => setPin(false)} />}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'lock', label: t('lock'), onClick: lockNow },
            { key: 'change', label: t('change'), onClick: () => void change() },
            { key: 'pin', label: t('ownPin'), onClick: () => setPin(true) },
          ],
        }}
      >
        <button type="button" className="rail-me" data-testid="staff.me" title={me.name}>
          <Icon name="person" />
          <span className="rail-word">
            <span className="strong">{me.name}</span>
            {first && <small>{t(`role.${first.role}`)}</small>}
            {first && <small>{first.unit_name}</small>}
          </span>
        </button>
      </Dropdown>
    </>
  )
}
