import { useWords } from '../app/i18n'
import { Select } from '../parts/Select'
import { encodingName } from './draft'
import type { Import } from './useImport'

/** What words of Chinese files are written in. */
const ENCODINGS = ['GB18030', 'UTF-8', 'Big5'] as const
const AUTO = 'auto'

/** Formats whose files do not say it, or lie about it. */
export const ASKS_ENCODING: readonly string[] = ['csv', 'shapefile', 'dxf']

/** The encoding of a file's words: recognised, or said here. A change reads again. */
export function EncodingSelect(p: { it: Import; file: string; recognised: string | null }) {
  const t = useWords('facilities')
  const said = p.it.draft.options.encodings ?? {}
  const { [p.file]: mine, ...others } = said
  return (
    <Select<string>
      size="small"
      aria-label={t('encodingOf', { file: p.file })}
      value={mine ?? AUTO}
      options={[
        {
          value: AUTO,
          label: p.recognised ? t('encodingAuto', { name: encodingName(p.recognised) }) : t('encodingBare'),
        },
        ...ENCODINGS.map(e => ({ value: e as string, label: e === 'GB18030' ? 'GBK / GB18030' : e })),
      ]}
      onChange={e => p.it.reread({ encodings: e === AUTO ? others : { ...others, [p.file]: e } })}
      popupMatchSelectWidth={180}
      className="import-encoding"
      data-testid={`facilities.encoding.${p.file}`}
    />
  )
}
