import { Checkbox } from 'antd'
import { useWords } from '../app/i18n'
import { Pop } from '../parts/Pop'
import { Segmented } from '../parts/Segmented'
import type { Arrangement } from './arrange'

type Props = {
  /** The columns there are at this width. */
  columns: { key: string; title: string }[]
  value: Arrangement
  onChange: (value: Arrangement) => void
}

/** Which columns, and how close the rows stand. The number stays: it is what a row is called. */
export function Layout({ columns, value, onChange }: Props) {
  const t = useWords('worklist')
  const show = (key: string, yes: boolean) =>
    onChange({ ...value, hidden: yes ? value.hidden.filter(k => k !== key) : [...value.hidden, key] })
  return (
    <Pop label={t('layout.label')} icon="columns" align="right" testid="worklist.layout">
      {() => (
        <>
          <h2>{t('layout.density')}</h2>
          <Segmented<'standard' | 'dense'>
            label={t('layout.density')}
            value={value.dense ? 'dense' : 'standard'}
            onChange={density => onChange({ ...value, dense: density === 'dense' })}
            options={(['standard', 'dense'] as const).map(v => ({ value: v, label: t(`layout.${v}`) }))}
            testid="worklist.density"
          />
          <h2>{t('layout.columns')}</h2>
          {columns
            .filter(c => c.key !== 'number')
            .map(c => (
              <div key={c.key} className="pop-row">
                <Checkbox
                  checked={!value.hidden.includes(c.key)}
                  onChange={e => show(c.key, e.target.checked)}
                  data-testid={`worklist.column.${c.key}`}
                >
                  {c.title}
                </Checkbox>
              </div>
            ))}
          {value.hidden.length > 0 && (
            <button type="button" className="link t12" onClick={() => onChange({ ...value, hidden: [] })}>
              {t('layout.all')}
            </button>
          )}
        </>
      )}
    </Pop>
  )
}
