import { useRef } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { DateText } from '../parts/DateText'
import { Segmented } from '../parts/Segmented'
import type { DocumentEntry } from './intake'

interface Props {
  entry: DocumentEntry
  name: string
  today: string
  missing: boolean
  reading: boolean
  onFocus: () => void
  onFile: (file: File) => void
  onChange: (entry: DocumentEntry) => void
}

const STATES = ['missing', 'handed', 'promised'] as const

/** One paper of the file: its state by arrow keys, its scan, the date of a promise. */
export function DocumentRow({ entry, name, today, missing, reading, onFocus, onFile, onChange }: Props) {
  const t = useWords('application')
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      className="intake-document"
      role="group"
      aria-label={name}
      onFocus={onFocus}
      data-testid={`application.document.${entry.kind}`}
    >
      <span className={entry.state === 'handed' ? 'ok' : 'warn'}>
        <Icon name={entry.state === 'handed' ? 'check' : 'warning'} />
      </span>
      <span className={missing ? 'ellipsis warn' : 'ellipsis'} title={name}>
        {name}
      </span>
      <span className="grow" />
      {entry.state === 'promised' && (
        <span className="intake-promise">
          <DateText
            today={today}
            value={entry.promised_by ?? ''}
            onChange={date => onChange({ ...entry, promised_by: date || null })}
            data-testid={`application.promise.${entry.kind}`}
          />
        </span>
      )}
      {entry.state === 'handed' && (
        <>
          <span className="third t12" role="status">
            {reading ? t('documents.reading') : entry.file ? t('documents.scanned') : t('documents.paper')}
          </span>
          <button type="button" className="link t12" onClick={() => input.current?.click()}>
            {t(entry.file ? 'documents.other_file' : 'documents.file')}
          </button>
        </>
      )}
      {reading && entry.state !== 'handed' && <span className="third t12">{t('documents.reading')}</span>}
      <Segmented
        label={name}
        options={STATES.map(value => ({ value, label: t(`documents.states.${value}`) }))}
        value={entry.state}
        onChange={state =>
          onChange({
            ...entry,
            state,
            promised_by: state === 'promised' ? entry.promised_by : null,
            file: state === 'missing' ? null : entry.file,
          })
        }
        testid={`application.document_state.${entry.kind}`}
      />
      <input
        ref={input}
        type="file"
        hidden
        aria-label={name}
        accept="image/*,application/pdf"
        onChange={e => {
          const file = e.target.files?.[0]
          e.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
