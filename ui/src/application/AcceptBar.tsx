import { Button } from 'antd'
import type { CallError } from '../api/client'
import type { FieldNote, Missing } from '../api/contract'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { fieldName } from './fieldName'
import { sectionOf } from './sections'

interface Props {
  missing: Missing[]
  problems: FieldNote[]
  judged: boolean
  error: CallError | null
  busy: boolean
  onAccept: () => void
  checkError: string | null
}

/** Puts the cursor where something is missing or wrong. */
export function goToField(field: string | undefined): void {
  if (!field) return
  const control = document.querySelector<HTMLElement>(
    `[data-field="${field}"] input, [data-testid="application.document.${field.replace('documents.', '')}"] button[tabindex="0"]`,
  )
  if (control) control.focus()
  else document.getElementById(`section-${sectionOf(field)}`)?.scrollIntoView({ block: 'start' })
}

/** Right end of the title row: what stands in the way, in words, then the one primary button. */
export function AcceptBar({ missing, problems, judged, error, busy, onAccept, checkError }: Props) {
  const t = useWords('application')
  const fields = [...problems.map(p => p.field), ...missing.map(m => m.field)]
  const names = [...new Set(fields)].map(fieldName)
  const go = (): void => goToField(fields[0])
  const refused = error && error.code !== 'application.incomplete'
  return (
    <>
      {refused && (
        <span
          className="error t12 ellipsis"
          role="alert"
          title={errorText(error)}
          data-testid="application.refused"
        >
          {errorText(error)}
        </span>
      )}
      {checkError && !refused && (
        <span className="error t12 ellipsis" role="alert" title={checkError}>
          {checkError}
        </span>
      )}
      {judged && names.length > 0 && (
        <button
          type="button"
          className="intake-missing"
          onClick={go}
          title={names.join(t('list'))}
          data-testid="application.missing"
        >
          <Icon name="warning" />
          <span className="ellipsis" role="status">
            {t(problems.length > 0 ? 'to_do' : 'missing', {
              count: names.length,
              names: names.slice(0, 3).join(t('list')) + (names.length > 3 ? t('and_more') : ''),
            })}
          </span>
        </button>
      )}
      <Button type="primary" loading={busy} onClick={onAccept} data-testid="application.accept">
        {t(busy ? 'accepting' : 'accept')} <KeyHint>Ctrl Enter</KeyHint>
      </Button>
    </>
  )
}
