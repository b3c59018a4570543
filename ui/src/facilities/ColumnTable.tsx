import { Select } from 'antd'
import type { FacilityField, FileReport } from '../api/contract'
import { useWords } from '../app/i18n'
import { FIELDS, remap } from './draft'
import type { Import } from './useImport'

/** Step 2: which column is which. A change reads the files again. */
export function ColumnTable({ it, file }: { it: Import; file: FileReport }) {
  const t = useWords('facilities')
  const taken = new Set(file.columns.flatMap(c => (c.field ? [c.field] : [])))
  const lacking = (['name', 'voltage'] as const).filter(f => !taken.has(f))
  return (
    <section id="import-columns" aria-label={t('step.columns')}>
      <div className="toolrow facilities-section">
        <h2>{t('columns')}</h2>
        <span className="second t12 ellipsis">
          {t(it.draft.files.length > 1 ? 'columnsHintAll' : 'columnsHint')}
        </span>
        <span className="grow" />
        {lacking.length > 0 && (
          <span className="warn t12">
            {t('columnsLack', { fields: lacking.map(f => t(`field.${f}`)).join(t('comma')) })}
          </span>
        )}
      </div>
      {file.columns.length === 0 ? (
        <p className="facilities-none">{t('noColumns')}</p>
      ) : (
        <table className="facilities-table import-columns" data-testid="facilities.columns">
          <thead>
            <tr>
              <th scope="col">{t('col.column')}</th>
              <th scope="col">{t('col.field')}</th>
              <th scope="col">{t('col.samples')}</th>
            </tr>
          </thead>
          <tbody>
            {file.columns.map(c => (
              <tr key={c.name}>
                <th scope="row" className="ellipsis" title={c.name}>
                  {c.name}
                </th>
                <td>
                  <Select<FacilityField | 'none'>
                    size="small"
                    variant="borderless"
                    className={c.field || c.place ? 'import-field' : 'import-field none'}
                    aria-label={t('mapped', { column: c.name })}
                    value={c.field ?? 'none'}
                    popupMatchSelectWidth={180}
                    options={[
                      { value: 'none', label: t(c.place ? 'field.place' : 'field.none') },
                      ...FIELDS.map(f => ({ value: f, label: t(`field.${f}`) })),
                    ]}
                    onChange={f =>
                      it.reread({
                        columns: remap(it.draft.options.columns, file, c.name, f === 'none' ? null : f),
                      })
                    }
                    data-testid={`facilities.column.${c.name}`}
                  />
                </td>
                <td className="ellipsis second" title={c.samples.join('、')}>
                  {c.samples.join(t('comma')) || t('noSamples')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
