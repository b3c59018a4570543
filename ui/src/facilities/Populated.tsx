import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { putFile } from '../api/client'
import { useCall, useCommand } from '../api/useCall'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'

/** Areas an authority has declared densely populated: what is in force, and taking in others with a reason. */
export function Populated({ may, onMade }: { may: boolean; onMade: (number: number) => void }) {
  const t = useWords('facilities')
  const now = useCall('facilities/populated', {})
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [away, setAway] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const set = useCommand('facilities/set_populated', [
    'facilities/populated',
    'facilities/current',
    'facilities/draw',
    'facilities/affected',
    'office/status',
    'case/show',
  ])
  const areas = now.data?.areas ?? []
  const nothing = !away && file === null
  const noReason = reason.trim() === ''
  const busy = sending || set.isPending
  const submit = async (): Promise<void> => {
    setAsked(true)
    const expected = now.data?.version
    if (nothing || noReason || busy || !expected) return
    setFailed(null)
    setSending(true)
    try {
      const put = away || !file ? null : await putFile(file.name, file.type, await file.arrayBuffer())
      const made = await set.mutateAsync({
        expected,
        file: put?.id ?? null,
        name: put && file ? file.name : t('populated.awayLabel'),
        reason: reason.trim(),
      })
      setOpen(false)
      setFile(null)
      setAway(false)
      setReason('')
      setAsked(false)
      onMade(made.number)
    } catch (cause) {
      setFailed(cause)
      void now.refetch()
    }
    setSending(false)
  }
  return (
    <section aria-label={t('populated.title')} data-testid="facilities.populated">
      <div className="toolrow facilities-section">
        <h2>{t('populated.title')}</h2>
        <span className="second t12 ellipsis">
          {t('populated.designed', { count: now.data?.designed ?? 0 })}
        </span>
        <span className="grow" />
        {may && (
          <button
            type="button"
            className="link"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            data-testid="facilities.populated.open"
          >
            {t(open ? 'populated.close' : 'populated.change')}
          </button>
        )}
      </div>
      <Trouble error={now.error} onRetry={() => void now.refetch()} />
      {now.data && areas.length === 0 && <p className="populated-note second">{t('populated.none')}</p>}
      {areas.length > 0 && (
        <ul className="populated-list">
          {areas.map((a, i) => (
            // Two parts of one declaration differ in nothing but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i}>
              {t('populated.area', {
                authority: a.authority,
                document: a.document,
                date: a.as_of ?? '—',
                error:
                  a.accuracy_m === null
                    ? t('populated.errorUnknown')
                    : t('populated.error', { metres: a.accuracy_m }),
              })}
            </li>
          ))}
        </ul>
      )}
      {open && may && (
        <div className="populated-form">
          <p className="second t12">{t('populated.hint')}</p>
          <div className="row">
            <Button
              onClick={() => picker.current?.click()}
              disabled={away}
              data-testid="facilities.populated.choose"
            >
              {t('populated.choose')}
            </Button>
            <span className="ellipsis" data-testid="facilities.populated.file">
              {file?.name ?? ''}
            </span>
            {areas.length > 0 && (
              <label className="row">
                <input
                  type="checkbox"
                  checked={away}
                  onChange={e => setAway(e.target.checked)}
                  data-testid="facilities.populated.away"
                />
                {t('populated.away')}
              </label>
            )}
          </div>
          <input
            ref={picker}
            type="file"
            accept=".geojson,.json"
            hidden
            aria-label={t('populated.choose')}
            onChange={e => {
              const chosen = e.target.files?.[0] ?? null
              e.target.value = ''
              if (chosen) setFile(chosen)
            }}
            data-testid="facilities.populated.picker"
          />
          <div className="row">
            <Input
              value={reason}
              placeholder={t('populated.reason')}
              aria-label={t('populated.reason')}
              status={asked && noReason ? 'error' : ''}
              onChange={e => setReason(e.target.value)}
              data-testid="facilities.populated.reason"
            />
            <Button loading={busy} onClick={() => void submit()} data-testid="facilities.populated.send">
              {t('populated.send')}
            </Button>
          </div>
          {asked && (nothing || noReason) && (
            <p className="error" role="alert">
              <Icon name="warning" size={14} />{' '}
              {t(nothing ? 'populated.lacks.file' : 'populated.lacks.reason')}
            </p>
          )}
          {failed !== null && (
            <p className="error" role="alert" data-testid="facilities.populated.problem">
              <Icon name="warning" size={14} /> {errorText(failed)}
            </p>
          )}
        </div>
      )}
    </section>
  )
}
