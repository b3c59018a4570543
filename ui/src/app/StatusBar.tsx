import { useEffect, useState } from 'react'
import { onCall } from '../api/client'
import { useUnsaved } from '../draft/unsaved'
import { useOffice } from '../office/useOffice'
import { civil, longDate } from '../parts/dates'
import { Switches } from './GateBox'
import { useLang, useWords } from './i18n'

/** The server's clock, ticking here from its last answer. */
function useClock(serverNow: string | undefined): string {
  const [offset, setOffset] = useState(0)
  const [, tick] = useState(0)
  useEffect(() => {
    if (serverNow) setOffset(new Date(serverNow).getTime() - Date.now())
  }, [serverNow])
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), 10_000)
    return () => clearInterval(timer)
  }, [])
  return new Date(Date.now() + offset).toISOString()
}

/** `cn-national/2026-11-25.1/639a…`: the version without the hash, which is for looking up, not for reading. */
function shortRules(version: string | undefined): string {
  if (!version) return '—'
  const [set, dated] = version.split('/')
  return dated ?? set ?? version
}

/** Connection, unsent, data version, rules version; keys, language, theme, date. */
export function StatusBar({ onKeys }: { onKeys: () => void }) {
  const t = useWords('app')
  const lang = useLang()
  const { data } = useOffice()
  const [reached, setReached] = useState(true)
  useEffect(() => onCall(e => setReached(e.reached)), [])
  const unsaved = useUnsaved()
  const now = civil(useClock(data?.now))
  const f = data?.facilities
  return (
    <footer className="statusbar">
      <span role="status" className={reached ? 'ellipsis' : 'ellipsis error'} data-testid="app.connection">
        <i className={reached ? 'dot' : 'dot off'} />
        {t(reached ? 'status.connected' : 'status.lost', { name: data?.name ?? '' })}
      </span>
      <span className={unsaved > 0 ? 'warn' : ''} data-testid="app.unsent">
        {t('status.unsent', { count: unsaved })}
      </span>
      <span
        className={f ? 'ellipsis' : 'warn'}
        title={f?.attribution.join('；')}
        data-testid="app.facilities"
      >
        {f
          ? t('status.facilities', {
              number: f.number,
              date:
                lang === 'zh'
                  ? f.current_since.slice(0, 10)
                  : longDate(f.current_since.slice(0, 10), 'en').slice(4),
            })
          : t('status.noFacilities')}
      </span>
      <span
        title={[
          data?.rules_version,
          data && data.policy_unverified > 0
            ? t('status.unverified', { count: data.policy_unverified })
            : undefined,
        ]
          .filter(Boolean)
          .join('\n')}
        data-testid="app.rules"
      >
        {t('status.rules', { version: shortRules(data?.rules_version) })}
      </span>
      {data?.sample && <span className="strong">{t('status.sample')}</span>}
      <span className="grow" />
      <button type="button" onClick={onKeys} data-testid="app.keys">
        {t('status.keys')}
      </button>
      <Switches />
      <span data-testid="app.date">
        {longDate(now.date, lang)}
        {lang === 'en' && ' '}
        {now.time}
      </span>
    </footer>
  )
}
