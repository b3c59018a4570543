import { useRef, useState } from 'react'
import { putFile } from '../../api/client'
import { useWords } from '../../app/i18n'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { ActRow, type RowProps } from './ActRow'

/** A file on the server, with the name it had here. */
export interface Attached {
  id: string
  name: string
}

type PickProps = {
  label: string
  accept?: string
  multiple?: boolean
  /** Lets a tablet open its camera at once. */
  capture?: boolean
  onFile: (file: Attached) => void
  testid?: string
  id?: string
}

/** A button that stores chosen files and reports each as soon as the server has it. A failed one is named, the others go on. */
export function UploadButton({ label, accept, multiple, capture, onFile, testid, id }: PickProps) {
  const t = useWords('case')
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(0)
  const [failed, setFailed] = useState<string[]>([])

  const take = async (files: File[]) => {
    setFailed([])
    setReading(n => n + files.length)
    for (const file of files) {
      try {
        const stored = await putFile(file.name, file.type, await file.arrayBuffer())
        onFile({ id: stored.id, name: file.name })
      } catch (error) {
        setFailed(list => [...list, `${file.name}：${errorText(error)}`])
      } finally {
        setReading(n => n - 1)
      }
    }
  }
  return (
    <span className="row">
      <button id={id} type="button" className="link" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        data-testid={testid}
        onChange={e => {
          const files = [...(e.target.files ?? [])]
          e.target.value = ''
          void take(files)
        }}
      />
      <span role="status" className="t12 third">
        {reading > 0 && t('form.file_reading')}
      </span>
      {failed.length > 0 && (
        <span role="alert" className="t12 error">
          {t('form.file_failed', { problem: failed.join(t('form.listed')) })}
        </span>
      )}
    </span>
  )
}

/** One file of an act, or none. */
export function FileRow<T extends object>(props: RowProps<T> & { accept?: string }) {
  const { act, field, accept } = props
  const t = useWords('case')
  const value = act.value[field] as Attached | null
  const put = (file: Attached | null) => act.set(field)(file as T[typeof field])
  return (
    <ActRow {...props} say={v => (v as Attached).name}>
      {({ id }) =>
        value ? (
          <span className="act-file">
            <Icon name="file" size={14} />
            <span className="ellipsis" title={value.name}>
              {value.name}
            </span>
            <button
              type="button"
              className="link"
              aria-label={t('form.file_remove', { name: value.name })}
              onClick={() => put(null)}
            >
              {t('form.remove')}
            </button>
          </span>
        ) : (
          <UploadButton
            id={id}
            label={t('form.file')}
            accept={accept}
            onFile={put}
            testid={`act.${field}.file`}
          />
        )
      }
    </ActRow>
  )
}

/** Any number of files of an act. */
export function FilesRow<T extends object>(props: RowProps<T> & { accept?: string }) {
  const { act, field, accept } = props
  const t = useWords('case')
  const value = act.value[field] as Attached[]
  return (
    <ActRow {...props} say={v => (v as Attached[]).map(f => f.name).join(t('form.listed'))}>
      {({ id }) => (
        <ul className="act-files">
          {value.map(file => (
            <li key={file.id}>
              <Icon name="file" size={14} />
              <span className="ellipsis" title={file.name}>
                {file.name}
              </span>
              <button
                type="button"
                className="link"
                aria-label={t('form.file_remove', { name: file.name })}
                onClick={() => act.set(field)(value.filter(f => f.id !== file.id) as T[typeof field])}
              >
                {t('form.remove')}
              </button>
            </li>
          ))}
          <li>
            <UploadButton
              id={id}
              label={t('form.file')}
              accept={accept}
              multiple
              onFile={file => act.change(old => ({ ...old, [field]: [...(old[field] as Attached[]), file] }))}
              testid={`act.${field}.file`}
            />
          </li>
        </ul>
      )}
    </ActRow>
  )
}
