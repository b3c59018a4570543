import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../api/useCall'
import { GatePage } from '../app/GateBox'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { Controls } from '../look/Controls'
import { Sign } from '../look/icons'
import { Field } from '../parts/Field'
import { PIN, pinDigits } from '../staff/pin'
import { signedIn } from '../staff/session'

const EMPTY = { name: '', notice_word: '', administrator: '', pin: '', again: '' }

/** The first page of an empty store: the office's name, its code word, its first administrator. */
function FoundOffice() {
  const t = useWords('office')
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const found = useCommand('office/found', ['office/status'])
  const set = (key: keyof typeof EMPTY) => (value: string) => setForm(f => ({ ...f, [key]: value }))
  const digits = (key: 'pin' | 'again') => (value: string) => set(key)(pinDigits(value))

  const need = (key: 'name' | 'notice_word' | 'administrator', what: string) =>
    form[key].trim() ? '' : t('required', { what })
  const problems = {
    name: need('name', t('name')),
    notice_word: need('notice_word', t('notice')),
    administrator: need('administrator', t('admin')),
    pin: PIN.test(form.pin) ? '' : t('pinBad'),
    again: form.again === form.pin ? '' : t('pinDiffers'),
  }
  const missing = Object.values(problems).filter(Boolean).length
  const show = (key: keyof typeof problems) => (tried ? problems[key] : '')
  const submit = (e: FormEvent) => {
    e.preventDefault()
    setTried(true)
    // The first wrong field takes the focus once its error is on the page.
    if (missing > 0)
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-testid="office.found"] [aria-invalid="true"]')?.focus(),
      )
    if (missing > 0 || found.isPending) return
    const { again: _, ...request } = form
    found.mutate(
      {
        ...request,
        name: form.name.trim(),
        notice_word: form.notice_word.trim(),
        administrator: form.administrator.trim(),
      },
      { onSuccess: signedIn },
    )
  }
  return (
    <GatePage>
      <form className="gate-box" onSubmit={submit} data-testid="office.found">
        <div className="row">
          <Sign />
          <h1>{t('title')}</h1>
        </div>
        <p className="second">{t('intro')}</p>
        <div>
          <Field label={t('name')} hint={t('nameHint')} error={show('name')} required>
            <Input
              value={form.name}
              onChange={e => set('name')(e.target.value)}
              autoFocus
              data-testid="office.name"
            />
          </Field>
          <Field label={t('notice')} hint={t('noticeHint')} error={show('notice_word')} required>
            <Input
              value={form.notice_word}
              onChange={e => set('notice_word')(e.target.value)}
              data-testid="office.notice_word"
            />
          </Field>
          <Field label={t('admin')} hint={t('adminHint')} error={show('administrator')} required>
            <Input
              value={form.administrator}
              onChange={e => set('administrator')(e.target.value)}
              autoComplete="name"
              data-testid="office.administrator"
            />
          </Field>
          <Field label={t('pin')} hint={t('pinHint')} error={show('pin')} required>
            <Input
              type="password"
              inputMode="numeric"
              autoComplete="new-password"
              value={form.pin}
              onChange={e => digits('pin')(e.target.value)}
              data-testid="office.pin"
            />
          </Field>
          <Field label={t('pinAgain')} error={form.again !== '' || tried ? problems.again : ''} required>
            <Input
              type="password"
              inputMode="numeric"
              autoComplete="new-password"
              value={form.again}
              onChange={e => digits('again')(e.target.value)}
              data-testid="office.pin_again"
            />
          </Field>
        </div>
        <Trouble error={found.error} />
        <div className="row">
          <span className="grow" />
          {tried && missing > 0 && <span className="warn">{t('missing', { count: missing })}</span>}
          <Button type="primary" htmlType="submit" data-testid="office.submit">
            {t(found.isPending ? 'busy' : 'submit')} <span className="keyhint">Enter</span>
          </Button>
        </div>
      </form>
    </GatePage>
  )
}

/** Loaded by itself: only an empty store needs it. */
export default function FoundPage() {
  return (
    <Controls>
      <FoundOffice />
    </Controls>
  )
}
