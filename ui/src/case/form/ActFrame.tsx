import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLang, useWords } from '../../app/i18n'
import { useKeys } from '../../app/keys/registry'
import { SaveState } from '../../draft/SaveState'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { shortTime } from '../../parts/dates'
import { KeyHint } from '../../parts/KeyHint'
import './act.css'
import { NewsWords } from './NewsWords'
import type { Act } from './useAct'

type Props<T extends object> = {
  act: Act<T>
  operation: string
  onClose: () => void
  /** Why the server would refuse it now, in words; the form stays open to be read and filled. */
  blocked?: string | null
  /** What the act brings about; stands under the title. */
  effect?: ReactNode
  danger?: boolean
  children: ReactNode
}

/** The panel every act on a case is done in: title and save state, the rows, what is missing and one primary button. */
export function ActFrame<T extends object>({
  act,
  operation,
  onClose,
  blocked,
  effect,
  danger,
  children,
}: Props<T>) {
  const t = useWords('case')
  const lang = useLang()
  const root = useRef<HTMLElement>(null)
  const title = t(`operation.${operation}`)

  // Typing goes into the form as soon as it is there.
  useEffect(() => {
    const first = root.current?.querySelector<HTMLElement>(
      '.act-body input:not([hidden]), .act-body textarea, .act-body button',
    )
    first?.focus()
  }, [])
  const submit = () => {
    const first = act.clashes[0]?.field ?? act.missing[0]?.field
    if (first) focusField(root.current, first)
    void act.submit()
  }
  // A save that fails is said beside the title; nothing else has to happen here.
  const flush = () => void act.flush().catch(() => undefined)
  const close = () => {
    flush()
    onClose()
  }
  useKeys(title, [
    { keys: 'Ctrl+Enter', label: title, run: submit },
    { keys: 'Ctrl+S', label: t('help.save'), run: flush },
    {
      keys: 'Esc',
      label: t('form.close'),
      // Esc first closes an open list of choices; only then the form.
      run: () => root.current?.querySelector('.ant-select-open') ?? close(),
    },
  ])
  const missing = act.missing.map(hole => hole.text).join(t('form.listed'))
  return (
    <section ref={root} className="act" aria-label={title} data-testid={`act.${operation}`}>
      <header className="act-head">
        <h1>{title}</h1>
        <SaveState save={act.save} onRetry={flush} />
        <span className="grow" />
        <button
          type="button"
          className="iconbutton"
          aria-label={t('form.close')}
          title={t('form.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="act-body pane">
        {effect && <p className="act-effect second">{effect}</p>}
        {act.foundAt && (
          <p className="act-note">
            {t('form.found', { at: shortTime(act.foundAt, lang) })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => void act.startOver()}
              data-testid="act.discard"
            >
              {t('form.discard')}
            </button>
          </p>
        )}
        {act.news && <NewsWords act={act} />}
        {children}
      </div>
      <footer className="act-foot">
        <div className="act-said" aria-live="polite">
          {act.error ? (
            <span className="error" role="alert" data-testid="act.error">
              {errorText(act.error)}
            </span>
          ) : blocked ? (
            <span className="warn">{t('form.blocked', { reason: blocked })}</span>
          ) : missing ? (
            <span className={act.tried ? 'warn' : 'third'} data-testid="act.missing">
              {t('form.missing', { list: missing })}
            </span>
          ) : (
            <span className="ok">{t('form.complete')}</span>
          )}
        </div>
        <Button
          type="primary"
          danger={danger}
          disabled={Boolean(blocked)}
          loading={act.sending}
          onClick={submit}
          data-testid="act.submit"
        >
          {act.sending ? t('form.sending') : title}
          {!act.sending && <KeyHint>Ctrl Enter</KeyHint>}
        </Button>
      </footer>
    </section>
  )
}

/** Puts the cursor into a row of the form. */
function focusField(root: HTMLElement | null, field: string) {
  const row = root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const control = row?.querySelector<HTMLElement>('input,textarea,button,[tabindex="0"]')
  row?.scrollIntoView?.({ block: 'nearest' })
  control?.focus()
}
