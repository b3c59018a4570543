import { Checkbox, Popover } from 'antd'
import { useWords } from '../app/i18n'
import { BaseMapRows } from '../basemap/BaseMapList'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { type ToolIcon, ToolSign } from './mapIcons'
import type { Layers } from './Surface'
import { SITE_TOOLS, type Tool } from './sketch'
import type { SiteEdit } from './useSiteEdit'

const TOOLS: { tool: Tool & ToolIcon; key: string }[] = [
  { tool: 'select', key: '' },
  { tool: 'polygon', key: 'P' },
  { tool: 'rectangle', key: 'R' },
  { tool: 'circle', key: 'C' },
  { tool: 'line', key: 'L' },
  { tool: 'point', key: 'T' },
]

export interface ToolbarLayers extends Layers {
  lengths: boolean
}

interface Props {
  tool: Tool
  choose: (tool: Tool) => void
  edit: SiteEdit
  layers: ToolbarLayers
  setLayers: (layers: ToolbarLayers) => void
  fit: () => void
  /** A crane is declared: its place can be set. */
  crane: boolean
  /** Tools this map has; those of a site where not said. */
  tools?: readonly Tool[]
}

/** The row above the map, 36 px: tools with their key, undo, layers, fit. No button floats on the map. */
export function Toolbar({ tool, choose, edit, layers, setLayers, fit, crane, tools = SITE_TOOLS }: Props) {
  const t = useWords('map')
  return (
    <div className="map-tools" role="toolbar" aria-label={t('tools')}>
      {TOOLS.filter(x => tools.includes(x.tool)).map(({ tool: name, key }) => (
        <button
          key={name}
          type="button"
          aria-pressed={tool === name}
          aria-label={t(`tool.${name}`)}
          title={t(`tool.${name}`)}
          onClick={() => choose(name)}
          data-testid={`map.tool.${name}`}
        >
          <ToolSign name={name} />
          {key && <KeyHint>{key}</KeyHint>}
        </button>
      ))}
      {crane && (
        <button
          type="button"
          aria-pressed={tool === 'stand'}
          aria-label={t('tool.stand')}
          title={t('tool.stand')}
          onClick={() => choose('stand')}
          data-testid="map.tool.stand"
        >
          <Icon name="crane" />
          <KeyHint>S</KeyHint>
        </button>
      )}
      <i className="gap" />
      <button
        type="button"
        aria-pressed={tool === 'measure'}
        aria-label={t('tool.measure')}
        title={t('tool.measure')}
        onClick={() => choose('measure')}
        data-testid="map.tool.measure"
      >
        <ToolSign name="measure" />
        <KeyHint>M</KeyHint>
      </button>
      <button
        type="button"
        disabled={!edit.canUndo}
        aria-label={t('undo')}
        title={`${t('undo')} Ctrl+Z`}
        onClick={edit.undo}
        data-testid="map.undo"
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        disabled={!edit.canRedo}
        aria-label={t('redo')}
        title={`${t('redo')} Ctrl+Shift+Z`}
        onClick={edit.redo}
        data-testid="map.redo"
      >
        <Icon name="redo" />
      </button>
      <span className="grow" />
      <LayersButton layers={layers} setLayers={setLayers} />
      <button type="button" aria-label={t('fit')} title={t('fit')} onClick={fit} data-testid="map.fit">
        <ToolSign name="fit" />
        <KeyHint>Z</KeyHint>
      </button>
    </div>
  )
}

function LayersButton({ layers, setLayers }: Pick<Props, 'layers' | 'setLayers'>) {
  const t = useWords('map')
  const list = (
    <div className="map-layers">
      {(['zones', 'names', 'lengths'] as const).map(name => (
        <Checkbox
          key={name}
          checked={layers[name]}
          onChange={e => setLayers({ ...layers, [name]: e.target.checked })}
        >
          {t(`layer.${name}`)}
        </Checkbox>
      ))}
      <BaseMapRows />
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <button type="button" aria-label={t('layers')} title={t('layers')} data-testid="map.layers">
        <ToolSign name="layers" />
      </button>
    </Popover>
  )
}
