import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FacilitiesVersion } from '../api/contract'
import { useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'

/** Makes an earlier version's data current again, as a further version, for a reason. */
export function Restore({
  version,
  onMade,
}: {
  version: FacilitiesVersion
  onMade: (number: number) => void
}) {
  const t = useWords('facilities')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const restore = useCommand('facilities/restore', [
    'facilities/current',
    'facilities/draw',
    'facilities/affected',
    'facilities/search',
    'office/status',
  ])
  const submit = (): void => {
    setAsked(true)
    if (reason.trim() === '' || restore.isPending) return
    restore.mutate(
      { number: version.number, reason: reason.trim() },
      { onSuccess: made => onMade(made.number) },
    )
  }
  const lacks = asked && reason.trim() === ''
  return (
    <div className="facilities-restore">
      <Input
        value={reason}
        placeholder={t('restore.reason')}
        aria-label={t('restore.reason')}
        status={lacks ? 'error' : ''}
        onChange={e => setReason(e.target.value)}
        data-testid="facilities.restore.reason"
      />
      <Button onClick={submit} loading={restore.isPending} data-testid="facilities.restore">
        {t('restore.make', { number: version.number })}
      </Button>
      {(lacks || restore.error) && (
        <p className="error" role="alert">
          <Icon name="warning" size={14} /> {lacks ? t('restore.lacks') : errorText(restore.error)}
        </p>
      )}
    </div>
  )
}
