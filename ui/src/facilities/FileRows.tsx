import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { FileReport, ReadReport } from '../api/contract'
import { useWords } from '../app/i18n'
import { codeText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { Field } from '../parts/Field'
import { parseNumber } from '../parts/fold'
import { grouped } from '../parts/numbers'
import { encodingName, filesOf, type ImportFile, type ReadOptions } from './draft'
import { ASKS_ENCODING, EncodingSelect } from './EncodingSelect'
import type { Import } from './useImport'

type Props = {
  it: Import
  report: ReadReport | null
  shown: string | null
  onShow: (file: string) => void
}

/** Step 1: the files, how each was read, and what the person says about them. */
export function FileRows({ it, report, shown, onShow }: Props) {
  const t = useWords('facilities')
  const failed = it.reading?.state === 'failed' && !it.progress ? it.reading.error : null
  // A shapefile's parts stand in their layer's row.
  const inLayers = new Set((report?.files ?? []).flatMap(r => filesOf(r.file, it.draft.files)))
  const parts = it.draft.files.filter(f => !inLayers.has(f))
  return (
    <section id="import-files" aria-label={t('step.files')}>
      <div className="toolrow">
        <h2>{t('step.files')}</h2>
        {it.sending && (
          <span className="second t12" role="status">
            {t('take.sending', { done: it.sending.done + 1, total: it.sending.total })}
          </span>
        )}
        {(it.progress || it.starting) && <Progress it={it} />}
        {it.draft.reading === null && !it.sending && !it.starting && !it.error && (
          <button type="button" className="link" onClick={it.retry} data-testid="facilities.read_again">
            {t('readAgain')}
          </button>
        )}
        <span className="grow" />
        <span className="third t12">{t('take.more')}</span>
      </div>
      {failed && (
        <div className="facilities-alert error" role="alert" data-testid="facilities.failed">
          <Icon name="warning" size={14} />
          <span>{codeText(failed.code, failed.params)}</span>
          {failed.code.startsWith('file.encoding') && typeof failed.params.file === 'string' && (
            <EncodingSelect it={it} file={failed.params.file} recognised={null} />
          )}
          <button type="button" className="link" onClick={it.retry}>
            {t('readAgain')}
          </button>
        </div>
      )}
      <ul className="import-files">
        {(report?.files ?? []).map(f => (
          <LayerRow
            key={f.file}
            it={it}
            file={f}
            shown={f.file === shown}
            several={(report?.files.length ?? 0) > 1}
            onShow={onShow}
            with={filesOf(f.file, it.draft.files)}
            onRemove={names => it.remove(names)}
          />
        ))}
        {parts.map(f => (
          <li key={f.name} className="import-file">
            <span
              className={
                failed?.params.file === f.name
                  ? 'ellipsis import-file-name error'
                  : 'ellipsis import-file-name'
              }
              title={f.name}
            >
              {f.name}
            </span>
            <span className="second t12 ellipsis">{size(f.size)}</span>
            <span className="grow" />
            <Remove name={f.name} onRemove={() => it.remove([f.name])} />
          </li>
        ))}
      </ul>
      <Said it={it} />
    </section>
  )
}

function LayerRow(p: {
  it: Import
  file: FileReport
  shown: boolean
  several: boolean
  onShow: (file: string) => void
  /** The chosen files the layer is made of; none for one out of an archive. */
  with: ImportFile[]
  onRemove: (names: string[]) => void
}) {
  const t = useWords('facilities')
  const f = p.file
  const others = p.with.filter(o => o.name !== f.file).map(o => o.name.slice(o.name.lastIndexOf('.')))
  const asks = ASKS_ENCODING.includes(f.format)
  const facts = [
    ...(others.length > 0 ? [t('parts', { parts: others.join(' ') })] : []),
    t(`format.${f.format}`),
    ...(asks
      ? []
      : [t('encoding', { name: encodingName(f.encoding), how: t(`encodingBy.${f.encoding_by}`) })]),
    t('rowsOf', { rows: grouped(f.rows), placed: grouped(f.placed) }),
  ].join(' · ')
  return (
    <li className={p.several && p.shown ? 'import-file shown' : 'import-file'} data-testid="facilities.file">
      {p.several ? (
        <button
          type="button"
          className="link ellipsis import-file-name"
          aria-pressed={p.shown}
          title={f.file}
          onClick={() => p.onShow(f.file)}
        >
          {f.file}
        </button>
      ) : (
        <span className="ellipsis import-file-name" title={f.file}>
          {f.file}
        </span>
      )}
      <span className="second t12 ellipsis" title={facts}>
        {facts}
      </span>
      {asks && (
        <>
          <EncodingSelect it={p.it} file={f.file} recognised={f.encoding} />
          <span className="second t12 ellipsis">{t(`encodingBy.${f.encoding_by}`)}</span>
        </>
      )}
      <span className="grow" />
      {f.rejected.length > 0 && (
        <span className="warn t12 import-fixed">{t('refusedRows', { count: f.rejected.length })}</span>
      )}
      {p.with.length > 0 && <Remove name={f.file} onRemove={() => p.onRemove(p.with.map(o => o.name))} />}
    </li>
  )
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useWords('facilities')
  return (
    <button type="button" className="iconbutton" aria-label={t('remove', { name })} onClick={onRemove}>
      <Icon name="close" size={12} />
    </button>
  )
}

/** The reader reports every so many rows. */
const TICK = 1000

function Progress({ it }: { it: Import }) {
  const t = useWords('facilities')
  const { done, total } = it.progress ?? { done: 0, total: 0 }
  return (
    <span className="row t12" role="status" data-testid="facilities.progress">
      <progress value={total > 0 ? done : undefined} max={total > 0 ? total : undefined} />
      <span className="second">
        {total > 0 && done >= total - TICK
          ? t('progressCompare')
          : total > 0
            ? t('progress', { done: grouped(done), total: grouped(total) })
            : t('progressStart')}
      </span>
      <button type="button" className="link" onClick={it.cancel} data-testid="facilities.cancel">
        {t('cancel')}
      </button>
    </span>
  )
}

/** What files seldom say themselves. Changed on leaving the field, so that half a word starts no reading. */
function Said({ it }: { it: Import }) {
  const t = useWords('facilities')
  return (
    <div className="import-said">
      <Text it={it} name="label" label={t('said.label')} />
      <Text it={it} name="attribution" label={t('said.attribution')} hint={t('said.attributionHint')} />
      <Text it={it} name="licence" label={t('said.licence')} />
      <div className="import-said-two">
        <Text it={it} name="spread_m" label={t('said.spread')} unit="m" />
        <Text it={it} name="accuracy_m" label={t('said.accuracy')} unit="m" />
      </div>
    </div>
  )
}

type Said = 'label' | 'attribution' | 'licence' | 'spread_m' | 'accuracy_m'

function Text(p: { it: Import; name: Said; label: string; hint?: string; unit?: string }) {
  const t = useWords('facilities')
  const metric = p.unit !== undefined
  const wrongs = p.it.draft.wrong ?? {}
  const typed = p.name === 'spread_m' || p.name === 'accuracy_m' ? wrongs[p.name] : undefined
  const kept = typed ?? String(p.it.draft.options[p.name] ?? '')
  const [text, setText] = useState(kept)
  useEffect(() => setText(kept), [kept])
  const number = metric && text.trim() !== '' ? parseNumber(text) : null
  const wrong = metric && text.trim() !== '' && (number === null || number < 0)
  const leave = (): void => {
    if (text.trim() === kept) return
    if (wrong) {
      p.it.patch({ wrong: { ...wrongs, [p.name]: text } })
      return
    }
    if (typed !== undefined) {
      const { [p.name as 'spread_m']: _, ...rest } = wrongs
      p.it.patch({ wrong: rest })
      if (text.trim() === String(p.it.draft.options[p.name] ?? '')) return
    }
    const value = metric ? number : text.trim() || (p.name === 'label' ? '' : null)
    p.it.reread({ [p.name]: value } as Partial<ReadOptions>)
  }
  return (
    <Field label={p.label} unit={p.unit} error={wrong ? t('said.notNumber') : undefined}>
      <Input
        value={text}
        placeholder={p.hint}
        onChange={e => setText(e.target.value)}
        onBlur={leave}
        onPressEnter={e => {
          if (!e.nativeEvent.isComposing) leave()
        }}
        data-testid={`facilities.said.${p.name}`}
      />
    </Field>
  )
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`
}
