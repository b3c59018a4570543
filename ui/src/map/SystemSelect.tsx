import { Select } from 'antd'
import { useMemo } from 'react'
import { useWords } from '../app/i18n'
import { system, systems } from './coordinates'
import { useOwnSystems } from './useOwnSystems'

/** Words of a coordinate system. */
export function useSystemName(): (code: string) => string {
  const t = useWords('map')
  return code => {
    const s = system(code)
    if (!s) return code
    if (s.kind === 'own') return t('crs.own', { name: code.slice(4) })
    if (s.kind === 'zone') return t('crs.zone', { zone: s.zone })
    if (s.kind === 'meridian') return t('crs.meridian', { meridian: s.meridian })
    return t(code === 'EPSG:4490' ? 'crs.cgcs' : code === 'EPSG:4326' ? 'crs.wgs' : 'crs.gcj')
  }
}

/** Coordinate system of the site; typing a zone number or a meridian finds it. */
export function SystemSelect({
  value,
  onChange,
  zone,
}: {
  value: string | null
  onChange: (code: string) => void
  zone: number | null
}) {
  const t = useWords('map')
  const name = useSystemName()
  const own = useOwnSystems()
  // The zones of the place come first: who works there uses one of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `systems()` holds the own ones, which change with `own`
  const options = useMemo(() => {
    const near = (z: number | undefined): number =>
      z === undefined || zone === null ? 0 : Math.abs(z - zone)
    return systems()
      .map(s => ({
        value: s.code,
        label: name(s.code),
        rank: s.kind === 'zone' ? 1 : s.kind === 'meridian' ? 2 : 0,
        near: near(s.zone),
      }))
      .sort((a, b) => (a.rank === 0 ? -1 : 0) - (b.rank === 0 ? -1 : 0) || a.near - b.near || a.rank - b.rank)
      .map(({ value: v, label }) => ({ value: v, label }))
  }, [name, zone, own])
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      size="small"
      variant="borderless"
      popupMatchSelectWidth={260}
      aria-label={t('crs.label')}
      placeholder={t('crs.label')}
      value={value ?? undefined}
      onChange={onChange}
      options={options}
      data-testid="map.crs"
      className="crs-select"
    />
  )
}
