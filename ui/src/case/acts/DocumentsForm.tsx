import { Checkbox } from 'antd'
import { useWords } from '../../app/i18n'
import { useToday } from '../../office/useOffice'
import { DateText } from '../../parts/DateText'
import { ActFrame } from '../form/ActFrame'
import { ActRow } from '../form/ActRow'
import type { FormProps } from '../form/props'
import { UploadButton } from '../form/Upload'
import { useAct } from '../form/useAct'
import { owed, type Supplied, suppliedDocuments } from './documents'

interface Value {
  supplied: Record<string, Supplied>
}

/** Supplies promised or missing papers: only what is still owed is listed. */
export function DocumentsForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('case')
  const today = useToday()
  const open = owed(view.application.documents)
  const act = useAct({
    view,
    operation: 'application/documents',
    title: view.number,
    initial: { supplied: {} } as Value,
    holes: value =>
      suppliedDocuments(view.application.documents, value.supplied).length === 0
        ? [{ field: 'supplied', text: t('act.documents.missing') }]
        : [],
    build: value => ({ documents: suppliedDocuments(view.application.documents, value.supplied) }),
    onDone,
  })
  const put = (kind: string, next: Partial<Supplied>) =>
    act.change(old => ({
      supplied: { ...old.supplied, [kind]: { ...EMPTY, ...old.supplied[kind], ...next } },
    }))
  return (
    <ActFrame
      act={act}
      operation="application/documents"
      blocked={blocked}
      onClose={onClose}
      effect={open.length === 0 ? t('act.documents.nothing') : t('act.documents.effect')}
    >
      {open.map(document => {
        const given = { ...EMPTY, ...act.value.supplied[document.kind] }
        const name = t(`document.${document.kind}`)
        return (
          <ActRow
            key={document.kind}
            act={act}
            field="supplied"
            label={name}
            hint={
              document.promised_by
                ? t('documents.promised', { date: document.promised_by })
                : t('documents.missing')
            }
          >
            {() => (
              <span className="act-document">
                {given.file ? (
                  <span className="ellipsis" title={given.file.name}>
                    {given.file.name}
                  </span>
                ) : (
                  <UploadButton
                    label={t('form.file')}
                    onFile={file => put(document.kind, { file })}
                    testid={`documents.${document.kind}`}
                  />
                )}
                <Checkbox
                  checked={given.handed}
                  onChange={e => put(document.kind, { handed: e.target.checked })}
                >
                  {t('act.documents.handed_paper')}
                </Checkbox>
                {!given.file && !given.handed && (
                  <span className="row" role="group" aria-label={`${name}：${t('act.documents.promise')}`}>
                    {t('act.documents.promise')}
                    <DateText
                      today={today}
                      value={given.promised_by}
                      onChange={date => put(document.kind, { promised_by: date })}
                    />
                  </span>
                )}
              </span>
            )}
          </ActRow>
        )
      })}
    </ActFrame>
  )
}

const EMPTY: Supplied = { file: null, handed: false, promised_by: '' }
