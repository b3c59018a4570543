import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { putFile } from '../api/client'
import type { DocumentKind } from '../api/contract'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { useToday } from '../office/useOffice'
import { Select } from '../parts/Select'
import { DocumentRow } from './DocumentRow'
import { documentOf, listedDocuments, moreDocuments, withDocument } from './intake'
import type { SectionProps } from './sectionProps'

/** Papers by kind of application: handed in, promised with a date (一证受理), or missing. Drop, paste or choose files. */
export function DocumentsSection({ state, missingShown }: SectionProps) {
  const t = useWords('application')
  const tc = useWords('case')
  const today = useToday()
  const { intake, set, check } = state
  const latest = useRef(intake)
  latest.current = intake
  const [reading, setReading] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [current, setCurrent] = useState<DocumentKind | null>(null)
  const asked = (check.answer?.missing ?? [])
    .filter(m => m.field.startsWith('documents.'))
    .map(m => m.field.slice('documents.'.length))
  const listed = listedDocuments(intake, asked)
  const open = listed.find(kind => documentOf(intake, kind).state !== 'handed')

  const take = async (file: File, kind: DocumentKind | undefined): Promise<void> => {
    if (!kind) return
    setReading(kind)
    setFailed(null)
    try {
      const stored = await putFile(
        file.name || `${tc(`document.${kind}`)}.png`,
        file.type,
        await file.arrayBuffer(),
      )
      set(withDocument(latest.current, { kind, state: 'handed', file: stored.id, promised_by: null }))
    } catch (error) {
      setFailed(`${file.name}：${errorText(error)}`)
    } finally {
      setReading(null)
    }
  }
  const onPaste = (e: ClipboardEvent): void => {
    const file = [...e.clipboardData.files][0]
    if (!file) return
    e.preventDefault()
    void take(file, current ?? open)
  }
  const onDrop = (e: DragEvent): void => {
    e.preventDefault()
    const file = [...e.dataTransfer.files][0]
    if (file) void take(file, current ?? open)
  }

  return (
    <section
      className="intake-section"
      aria-labelledby="intake-documents"
      id="section-documents"
      onPaste={onPaste}
      onDragOver={e => e.preventDefault()}
      onDrop={onDrop}
    >
      <h2 id="intake-documents">
        {t('section.documents')}
        <span className="third t12 intake-head-hint">{t('documents.hint')}</span>
      </h2>
      {listed.map(kind => (
        <DocumentRow
          key={kind}
          entry={documentOf(intake, kind)}
          name={tc(`document.${kind}`)}
          today={today}
          missing={missingShown && asked.includes(kind)}
          reading={reading === kind}
          onFocus={() => setCurrent(kind)}
          onFile={file => void take(file, kind)}
          onChange={entry => set(withDocument(intake, entry))}
        />
      ))}
      {failed && (
        <div className="note error" role="alert">
          {failed}
        </div>
      )}
      <Select
        size="small"
        variant="borderless"
        className="intake-more"
        placeholder={t('documents.more')}
        aria-label={t('documents.more')}
        value={null}
        onChange={(kind: DocumentKind | null) => {
          if (kind) set(withDocument(intake, { kind, state: 'handed', file: null, promised_by: null }))
        }}
        options={moreDocuments(listed).map(value => ({ value, label: tc(`document.${value}`) }))}
        popupMatchSelectWidth={170}
        data-testid="application.more_documents"
      />
      {intake.documents.some(d => d.state === 'promised') && (
        <div className="third t12">{t('documents.promise_note')}</div>
      )}
    </section>
  )
}
