import { Checkbox, Input } from 'antd'
import type { BaseMapFile, BaseMapForm } from '../api/contract'
import { useWords } from '../app/i18n'
import { codeText } from '../errors/errorText'
import { Field } from '../parts/Field'
import { fold } from '../parts/fold'
import { Select } from '../parts/Select'
import { takesKey } from './form'
import { WmtsFields } from './WmtsFields'

interface Props {
  form: BaseMapForm
  files: BaseMapFile[]
  /** A key is kept for it on the server. */
  hasKey: boolean
  onChange: (form: BaseMapForm) => void
}

const DATUMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const
const TIANDITU = ['vec', 'cva', 'img', 'cia', 'ter', 'cta'] as const

/** The fields of one base map. */
export function BaseMapFields(props: Props) {
  const t = useWords('basemap')
  const { form, onChange } = props
  const shifted = form.datum === 'gcj02' || form.datum === 'bd09'
  return (
    <>
      <div className="toolrow">
        <h2>{t(`kind.${form.source.kind}`)}</h2>
      </div>
      <form className="base-body" onSubmit={e => e.preventDefault()} autoComplete="off">
        <Field label={t('field.name')} required>
          <Input
            value={form.name}
            onChange={e => onChange({ ...form, name: e.target.value })}
            data-testid="basemap.name"
          />
        </Field>
        <SourceFields {...props} />
        {takesKey(form.source) && <KeyField {...props} />}
        <Field
          label={t('field.datum')}
          hint={shifted ? undefined : t('datumHint')}
          error={shifted ? codeText('basemap.shifted', { name: form.name }) : undefined}
        >
          <Select
            value={form.datum}
            onChange={datum => onChange({ ...form, datum })}
            options={DATUMS.map(value => ({ value, label: t(`datum.${value}`) }))}
            data-testid="basemap.datum"
          />
        </Field>
        <Field label={t('field.attribution')} hint={t('attributionHint')}>
          <Input
            value={form.attribution}
            onChange={e => onChange({ ...form, attribution: e.target.value })}
            data-testid="basemap.attribution"
          />
        </Field>
        {takesKey(form.source) && (
          <Field label={t('field.cache')} unit="MB" hint={t('cacheHint')}>
            <Input
              inputMode="numeric"
              value={form.cache_mb === 0 ? '' : String(form.cache_mb)}
              placeholder={t('cacheOff')}
              onChange={e => onChange({ ...form, cache_mb: whole(e.target.value, 4096) })}
              data-testid="basemap.cache"
            />
          </Field>
        )}
        <Field label={t('field.look')}>
          <span className="row">
            <Checkbox checked={form.imagery} onChange={e => onChange({ ...form, imagery: e.target.checked })}>
              {t('imagery')}
            </Checkbox>
            <Checkbox checked={form.shown} onChange={e => onChange({ ...form, shown: e.target.checked })}>
              {t('shown')}
            </Checkbox>
          </span>
        </Field>
      </form>
    </>
  )
}

/** A whole number that was typed, at most `most`; nothing typed is 0. */
function whole(text: string, most: number): number {
  const number = Number.parseInt(fold(text).replace(/\D/g, '') || '0', 10)
  return Math.min(most, number)
}

/** The key goes up and never comes back: an empty field leaves it as it is. */
function KeyField({ form, hasKey, onChange }: Props) {
  const t = useWords('basemap')
  const gone = form.key === ''
  return (
    <Field label={t('field.key')} hint={t(gone ? 'keyGone' : hasKey ? 'keyKept' : 'keyHint')}>
      <span className="row">
        <Input.Password
          value={form.key ?? ''}
          autoComplete="new-password"
          visibilityToggle={false}
          placeholder={hasKey && !gone ? '••••••••' : undefined}
          aria-label={t('field.key')}
          onChange={e => onChange({ ...form, key: e.target.value === '' ? null : e.target.value })}
          data-testid="basemap.key"
        />
        {hasKey && (
          <button type="button" className="link" onClick={() => onChange({ ...form, key: gone ? null : '' })}>
            {t(gone ? 'keyBack' : 'keyForget')}
          </button>
        )}
      </span>
    </Field>
  )
}

function SourceFields(props: Props) {
  const t = useWords('basemap')
  const { form, files, onChange } = props
  const source = form.source
  switch (source.kind) {
    case 'file':
      return (
        <Field label={t('field.file')} hint={t('fileHint')}>
          <Select
            value={source.file || null}
            placeholder={t('noFile')}
            onChange={file => {
              const found = files.find(f => f.file === file)?.found
              onChange({
                ...form,
                source: { kind: 'file', file: file ?? '' },
                attribution: form.attribution || (found?.attribution ?? ''),
              })
            }}
            options={files
              .filter(f => f.found)
              .map(f => ({
                value: f.file,
                label: t('fileFound', {
                  file: f.file,
                  kind: t(f.found?.kind === 'mvt' ? 'vector' : 'raster'),
                  from: f.found?.min_zoom,
                  to: f.found?.max_zoom,
                }),
              }))}
            data-testid="basemap.file"
          />
        </Field>
      )
    case 'wmts':
      return <WmtsFields form={form} source={source} onChange={onChange} />
    case 'template':
      return (
        <>
          <Field label={t('field.address')} hint={t('templateHint')}>
            <Input
              value={source.address}
              placeholder="https://…/{z}/{x}/{y}.png"
              onChange={e => onChange({ ...form, source: { ...source, address: e.target.value.trim() } })}
              data-testid="basemap.address"
            />
          </Field>
          <GridField
            value={source.grid}
            onChange={grid => onChange({ ...form, source: { ...source, grid } })}
          />
          <Field label={t('field.zooms')} hint={t('zoomsHint')}>
            <span className="row">
              {(['min_zoom', 'max_zoom', 'first_level'] as const).map(name => (
                <Input
                  key={name}
                  inputMode="numeric"
                  aria-label={t(`zoom.${name}`)}
                  title={t(`zoom.${name}`)}
                  value={String(source[name])}
                  onChange={e =>
                    onChange({ ...form, source: { ...source, [name]: whole(e.target.value, 22) } })
                  }
                  data-testid={`basemap.${name}`}
                />
              ))}
            </span>
          </Field>
        </>
      )
    case 'tianditu':
      return (
        <>
          <Field label={t('field.layer')}>
            <Select
              value={source.layer}
              onChange={layer =>
                onChange({ ...form, imagery: layer === 'img', source: { ...source, layer } })
              }
              options={TIANDITU.map(value => ({ value, label: t(`tianditu.${value}`) }))}
              data-testid="basemap.layer"
            />
          </Field>
          <GridField
            value={source.grid}
            onChange={grid => onChange({ ...form, source: { ...source, grid } })}
          />
          <Field label={t('field.relay')} hint={t('relayHint')}>
            <Input
              value={source.address ?? ''}
              placeholder="https://t0.tianditu.gov.cn"
              onChange={e =>
                onChange({ ...form, source: { ...source, address: e.target.value.trim() || null } })
              }
              data-testid="basemap.relay"
            />
          </Field>
        </>
      )
  }
}

function GridField(p: {
  value: 'mercator' | 'geographic'
  onChange: (grid: 'mercator' | 'geographic') => void
}) {
  const t = useWords('basemap')
  return (
    <Field label={t('field.grid')}>
      <Select
        value={p.value}
        onChange={p.onChange}
        options={(['mercator', 'geographic'] as const).map(value => ({ value, label: t(`grid.${value}`) }))}
        data-testid="basemap.grid"
      />
    </Field>
  )
}
