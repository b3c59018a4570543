import { Input, type InputRef, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../i18n'
import { useKeyGroups } from './registry'
import './KeySheet.css'

/** F1 or ?: the keys of this screen, searchable. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords('app')
  const groups = useKeyGroups()
  const [query, setQuery] = useState('')
  const search = useRef<InputRef>(null)
  const q = query.trim().toLowerCase()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('keys.title')}
      width={640}
      destroyOnHidden
      afterOpenChange={shown => shown && search.current?.focus()}
    >
      <Input
        ref={search}
        value={query}
        onChange={e => setQuery(e.target.value)}
        placeholder={t('keys.search')}
        aria-label={t('keys.search')}
        data-testid="app.keys.search"
      />
      <div className="keysheet">
        {groups.map(g => {
          const shown = g.bindings.filter(b => q === '' || `${b.label} ${b.keys}`.toLowerCase().includes(q))
          if (shown.length === 0) return null
          return (
            <section key={g.id}>
              <h3>{g.title}</h3>
              <dl>
                {shown.map(b => (
                  <div key={b.keys + b.label}>
                    <dt>{b.keys}</dt>
                    <dd>{b.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
