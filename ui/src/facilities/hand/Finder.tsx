import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useCall } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { useKeys } from '../../app/keys/registry'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { useRested } from '../../map/useFound'
import { fold } from '../../parts/fold'
import { isImeKey } from '../../parts/isImeKey'
import { KeyHint } from '../../parts/KeyHint'
import { type HandEdit, TRUNCATED } from './useHandEdit'

/** Finds a facility by name, tower number or id; the map is the other way to it. */
export function Finder({ it }: { it: HandEdit }) {
  const t = useWords('facilities')
  const [text, setText] = useState('')
  const field = useRef<InputRef>(null)
  const query = useRested(fold(text).trim())
  const search = useCall('facilities/search', { query }, { enabled: query !== '', keep: true })
  const rows = query === '' ? [] : (search.data?.rows ?? [])
  useKeys(t('hand.title'), [{ keys: '/', label: t('hand.find'), run: () => field.current?.select() }])
  const take = (row: (typeof rows)[number] | undefined): void => {
    if (!row) return
    setText('')
    it.find(row.id, row.extent)
  }
  return (
    <search className="hand-finder">
      <Input
        ref={field}
        value={text}
        allowClear
        prefix={<Icon name="search" size={14} />}
        suffix={<KeyHint>/</KeyHint>}
        placeholder={t('hand.find')}
        aria-label={t('hand.find')}
        onChange={e => setText(e.target.value)}
        onKeyDown={e => {
          if (!isImeKey(e) && e.key === 'Enter') take(rows[0])
        }}
        data-testid="facilities.hand.find"
      />
      {query !== '' && text !== '' && search.data && rows.length === 0 && (
        <p className="second t12" role="status">
          {t('hand.notFound', { query })}
        </p>
      )}
      {text !== '' && rows.length > 0 && (
        <ul className="hand-found" data-testid="facilities.hand.found">
          {rows.map(r => (
            <li key={r.id}>
              <button type="button" onClick={() => take(r)}>
                <span className="ellipsis">{r.name ?? r.id}</span>
                <span className="second t12">
                  {[r.voltage_kv === null ? null : `${r.voltage_kv} kV`, t(`kind.${r.kind}`)]
                    .filter(Boolean)
                    .join(' ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {(it.error || search.error) && (
        <p className="error t12" role="alert" data-testid="facilities.hand.find.problem">
          {it.error === TRUNCATED ? t('hand.truncated') : errorText(it.error ?? search.error)}
        </p>
      )}
    </search>
  )
}
