import type { FileReport } from '../api/contract'
import { useWords } from '../app/i18n'
import { grouped } from '../parts/numbers'
import { Select } from '../parts/Select'
import type { LayerUse } from './draft'
import { KINDS } from './hand/hand'
import type { Import } from './useImport'

const VOLTAGES = [
  '380V',
  '10kV',
  '20kV',
  '35kV',
  '66kV',
  '110kV',
  '220kV',
  '330kV',
  '500kV',
  '750kV',
  '1000kV',
]
const AS_READ = 'as_read'
const LEFT_OUT = 'left_out'
const NONE: LayerUse = { leave_out: false, kind: null, voltage: null }

/** The layers of a drawing: what each was taken for, and what the person says it is. A change reads again. */
export function DrawingLayers({ it, file }: { it: Import; file: FileReport }) {
  const t = useWords('facilities')
  if (file.layers.length === 0) return null
  const said = it.draft.options.layers ?? {}
  const say = (name: string, change: Partial<LayerUse>): void => {
    const { [name]: old, ...others } = said
    const next = { ...(old ?? NONE), ...change }
    const nothing = !next.leave_out && next.kind === null && next.voltage === null
    it.reread({ layers: nothing ? others : { ...others, [name]: next } })
  }
  return (
    <section aria-label={t('layers.title')} data-testid="facilities.layers">
      <div className="toolrow facilities-section">
        <h2>{t('layers.title')}</h2>
        <span className="second t12 ellipsis">{t('layers.hint')}</span>
      </div>
      <table className="facilities-table import-layers">
        <thead>
          <tr>
            <th scope="col">{t('layers.name')}</th>
            <th scope="col">{t('layers.rows')}</th>
            <th scope="col">{t('col.kind')}</th>
            <th scope="col">{t('field.voltage')}</th>
          </tr>
        </thead>
        <tbody>
          {file.layers.map(l => {
            const mine = said[l.name] ?? NONE
            const read = l.kind ? t(`kind.${l.kind}`) : t('layers.unsure')
            return (
              <tr key={l.name} className={l.left_out ? 'third' : undefined}>
                <th scope="row" className="ellipsis" title={l.name}>
                  {l.name}
                </th>
                <td>{grouped(l.rows)}</td>
                <td>
                  <Select<string>
                    size="small"
                    variant="borderless"
                    aria-label={t('layers.kindOf', { layer: l.name })}
                    value={mine.leave_out ? LEFT_OUT : (mine.kind ?? AS_READ)}
                    options={[
                      {
                        value: AS_READ,
                        label: mine.kind ? t('layers.asReadBare') : t('layers.asRead', { what: read }),
                      },
                      { value: LEFT_OUT, label: t('layers.leaveOut') },
                      ...KINDS.map(k => ({ value: k as string, label: t(`kind.${k}`) })),
                    ]}
                    onChange={v =>
                      say(l.name, {
                        leave_out: v === LEFT_OUT,
                        kind: v === LEFT_OUT || v === AS_READ ? null : (v as LayerUse['kind']),
                      })
                    }
                    popupMatchSelectWidth={180}
                    data-testid={`facilities.layer.${l.name}`}
                  />
                </td>
                <td>
                  {!l.left_out && (
                    <Select<string>
                      size="small"
                      variant="borderless"
                      aria-label={t('layers.voltageOf', { layer: l.name })}
                      value={mine.voltage ?? AS_READ}
                      options={[
                        {
                          value: AS_READ,
                          label: mine.voltage
                            ? t('layers.asReadBare')
                            : t('layers.asRead', { what: l.voltage ?? t('layers.unsure') }),
                        },
                        ...VOLTAGES.map(v => ({ value: v, label: v })),
                      ]}
                      onChange={v => say(l.name, { voltage: v === AS_READ ? null : v })}
                      popupMatchSelectWidth={160}
                      data-testid={`facilities.layer_voltage.${l.name}`}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
