import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { saveAll } from '../draft/unsaved'
import { errorText } from '../errors/errorText'
import { useWords } from './i18n'

/** A screen that broke: says so, saves what was typed, offers the way on. The frame stays. */
export function ErrorPage() {
  const t = useWords('app')
  const error = useRouteError()
  const [kept, setKept] = useState<'saving' | 'kept' | 'failed'>('saving')
  useEffect(() => {
    saveAll().then(
      () => setKept('kept'),
      () => setKept('failed'),
    )
  }, [])
  return (
    <div className="gate">
      <div className="gate-box" role="alert">
        <h1>{t('broken.title')}</h1>
        <p>{t(`broken.${kept}`)}</p>
        <p className="third">{errorText(error)}</p>
        <div className="row">
          <Button type="primary" onClick={() => location.reload()}>
            {t('broken.reload')}
          </Button>
          <a href="#/worklist">{t('broken.worklist')}</a>
        </div>
      </div>
    </div>
  )
}
