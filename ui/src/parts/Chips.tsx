import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import './Chips.css'

type FilterProps<V extends string> = {
  name: string
  options: { value: V; label: ReactNode }[]
  value: V[]
  onChange: (value: V[]) => void
  testid?: string
}

/** One criterion with several values in one control; what is chosen is written on it, so no filter is ever hidden. */
export function Filter<V extends string>({ name, options, value, onChange, testid }: FilterProps<V>) {
  const t = useWords('parts')
  const chosen = options.filter(o => value.includes(o.value))
  return (
    <span className={value.length > 0 ? 'filter on' : 'filter'}>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          multiple: true,
          selectedKeys: value,
          items: options.map(o => ({ key: o.value, label: o.label })),
          onClick: ({ key }) =>
            onChange(value.includes(key as V) ? value.filter(v => v !== key) : [...value, key as V]),
        }}
      >
        <button type="button" data-testid={testid} aria-haspopup="menu">
          {name}
          {chosen.length > 0 && (
            <b>
              {chosen.map((o, i) => (
                <span key={o.value}>
                  {i > 0 && '、'}
                  {o.label}
                </span>
              ))}
            </b>
          )}
          <Icon name="down" size={12} />
        </button>
      </Dropdown>
      {value.length > 0 && (
        <button
          type="button"
          className="filter-clear"
          title={t('clearFilter', { name })}
          aria-label={t('clearFilter', { name })}
          onClick={() => onChange([])}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  )
}
