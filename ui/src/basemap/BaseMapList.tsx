import { Link } from 'react-router'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { Pop } from '../parts/Pop'
import { hasRole, useMe } from '../staff/session'
import { type Layer, useBaseMaps } from './shown'
import './basemap.css'

/** The base maps a person may switch and dim, in a panel under a button. */
export function BaseMapButton() {
  const t = useWords('basemap')
  const { layers } = useBaseMaps()
  const settles = hasRole(useMe(), 'administrator')
  // Nothing to choose, and nobody here who could change that.
  if (layers.length === 0 && !settles) return null
  return (
    <Pop label={t('title')} shown={t('title')} align="right" testid="basemap.list">
      {() => <BaseMapRows />}
    </Pop>
  )
}

/** One row a base map, the topmost first, as they lie on the map. */
export function BaseMapRows() {
  const t = useWords('basemap')
  const { layers } = useBaseMaps()
  const settles = hasRole(useMe(), 'administrator')
  if (layers.length === 0 && !settles) return null
  return (
    <div className="base-list" role="group" aria-label={t('title')}>
      {layers.length === 0 && settles && <span className="wide second">{t('none')}</span>}
      {[...layers].reverse().map(layer => (
        <Row key={layer.map.id} layer={layer} />
      ))}
      {settles && (
        <Link to="/admin/basemap" className="wide" data-testid="basemap.goSettings">
          {t('goSettings')}
        </Link>
      )}
    </div>
  )
}

function Row({ layer: { map, on, opacity } }: { layer: Layer }) {
  const t = useWords('basemap')
  const { choose } = useBaseMaps()
  const percent = Math.round(opacity * 100)
  return (
    <>
      <label className="row">
        <input
          type="checkbox"
          checked={on}
          onChange={e => choose(map.id, { on: e.target.checked, opacity })}
          data-testid={`basemap.on.${map.name}`}
        />
        <span className="ellipsis" title={map.name}>
          {map.name}
        </span>
        {map.fault && <Icon name="warning" size={14} label={t('fault')} />}
      </label>
      <input
        type="range"
        min={10}
        max={100}
        step={5}
        value={percent}
        disabled={!on}
        aria-label={t('opacity', { name: map.name })}
        onChange={e => choose(map.id, { on, opacity: Number(e.target.value) / 100 })}
        data-testid={`basemap.opacity.${map.name}`}
      />
      <span className="num second">{percent} %</span>
    </>
  )
}
