import { Button, Input } from 'antd'
import { useState } from 'react'
import { CallError, call } from '../api/client'
import type { BaseMapForm, BaseMapSource, WmtsLayer } from '../api/contract'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Field } from '../parts/Field'
import { Select } from '../parts/Select'

type Wmts = Extract<BaseMapSource, { kind: 'wmts' }>

interface Props {
  form: BaseMapForm
  source: Wmts
  onChange: (form: BaseMapForm) => void
}

/** A WMTS: the address of its capabilities, then a layer, matrix set and style of what it offers. */
export function WmtsFields({ form, source, onChange }: Props) {
  const t = useWords('basemap')
  const [layers, setLayers] = useState<WmtsLayer[] | null>(null)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<CallError | null>(null)
  const set = (part: Partial<Wmts>): void => onChange({ ...form, source: { ...source, ...part } })
  const ask = async (): Promise<void> => {
    setAsking(true)
    setProblem(null)
    try {
      const answer = await call('basemap/layers', { id: form.id, address: source.address, key: form.key })
      setLayers(answer.layers)
      const first = answer.layers.find(l => l.sets.length > 0)
      if (first && !answer.layers.some(l => l.layer === source.layer)) choose(first)
    } catch (error) {
      setLayers(null)
      if (error instanceof CallError) setProblem(error)
    } finally {
      setAsking(false)
    }
  }
  const choose = (layer: WmtsLayer): void =>
    onChange({
      ...form,
      name: form.name === t('kind.wmts') ? layer.title : form.name,
      source: { ...source, layer: layer.layer, matrix_set: layer.sets[0]?.set ?? '', style: '' },
    })
  const layer = layers?.find(l => l.layer === source.layer)
  const unusable = layer && layer.sets.length === 0
  return (
    <>
      <Field
        label={t('field.capabilities')}
        hint={t('capabilitiesHint')}
        error={problem ? errorText(problem) : undefined}
      >
        <span className="row">
          <Input
            value={source.address}
            placeholder="https://…/wmts?SERVICE=WMTS&REQUEST=GetCapabilities"
            aria-label={t('field.capabilities')}
            onChange={e => set({ address: e.target.value.trim() })}
            data-testid="basemap.address"
          />
          <Button
            onClick={() => void ask()}
            loading={asking}
            disabled={!source.address}
            data-testid="basemap.ask"
          >
            {t('ask')}
          </Button>
        </span>
      </Field>
      <Field
        label={t('field.layer')}
        error={unusable ? t('noSet', { sets: layer.other_sets.join(t('comma')) }) : undefined}
      >
        <Select
          value={source.layer || null}
          placeholder={t('askFirst')}
          disabled={!layers && !source.layer}
          onChange={id => {
            const next = layers?.find(l => l.layer === id)
            if (next) choose(next)
          }}
          options={
            layers?.map(l => ({
              value: l.layer,
              label: l.title === l.layer ? l.layer : `${l.title}  ${l.layer}`,
            })) ?? []
          }
          data-testid="basemap.layer"
        />
      </Field>
      <Field label={t('field.set')}>
        <Select
          value={source.matrix_set || null}
          disabled={!layers && !source.matrix_set}
          onChange={set_ => set({ matrix_set: set_ ?? '' })}
          options={
            layer?.sets.map(s => ({
              value: s.set,
              label: t('setFound', {
                set: s.set,
                grid: t(`grid.${s.grid}`),
                from: s.min_zoom,
                to: s.max_zoom,
              }),
            })) ?? []
          }
          data-testid="basemap.set"
        />
      </Field>
      <Field label={t('field.style')}>
        <Select
          value={source.style}
          disabled={!layers && !source.style}
          onChange={style => set({ style })}
          options={[
            { value: '', label: t('styleDefault') },
            ...(layer?.styles.map(value => ({ value, label: value })) ?? []),
          ]}
          data-testid="basemap.style"
        />
      </Field>
    </>
  )
}
