import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'

type Props = {
  error: unknown
  /** Why it cannot be saved yet; '' where nothing is missing. */
  missing: string
  ready: boolean
  busy: boolean
  /** Another act, at the left. */
  children?: ReactNode
}

/** The end of a form of the directory: what went wrong, what is missing, and the button. */
export function FormEnd({ error, missing, ready, busy, children }: Props) {
  const t = useWords('staff')
  return (
    <>
      <Trouble error={error} />
      <div className="row">
        {children}
        <span className="grow second t12">{missing}</span>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy} data-testid="staff.save">
          {t('directory.save')}
        </Button>
      </div>
    </>
  )
}
