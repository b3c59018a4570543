import { Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCall } from '../api/useCall'
import { fold } from '../parts/fold'
import { isImeKey } from '../parts/isImeKey'
import { lockNow } from '../staff/IdleLock'
import { setLang, useLang, useWords } from './i18n'
import { useKeyGroups } from './keys/registry'
import { rail } from './screens'
import { setTheme, useTheme } from './theme'
import { useMatches } from './useMatches'
import './Palette.css'

type Entry = {
  id: string
  group: 'cases' | 'screens' | 'actions'
  label: string
  note?: string
  run: () => void
}

/** Ctrl+K: cases (asked from the server), screens and actions, by 汉字, pinyin, initials, number tail. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useWords('app')
  const go = useNavigate()
  const lang = useLang()
  const theme = useTheme()
  const listId = useId()
  const groups = useKeyGroups()
  const matches = useMatches()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const query = fold(text).trim()
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), 150)
    return () => clearTimeout(timer)
  }, [query])
  const search = useCall('case/search', { query: asked }, { enabled: asked.length >= 2, keep: true })

  const entries = useMemo<Entry[]>(() => {
    const fixed: Entry[] = [
      ...rail.map(r => ({
        id: r.path,
        group: 'screens' as const,
        label: t(`rail.${r.word}`),
        note: `G ${r.key}`,
        run: () => go(`/${r.path}`),
      })),
      { id: 'new', group: 'actions', label: t('keys.new'), note: 'Alt N', run: () => go('/application') },
      {
        id: 'lang',
        group: 'actions',
        label: t('palette.lang'),
        run: () => setLang(lang === 'zh' ? 'en' : 'zh'),
      },
      {
        id: 'theme',
        group: 'actions',
        label: t('palette.theme'),
        run: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
      },
      { id: 'lock', group: 'actions', label: t('palette.lock'), run: lockNow },
    ]
    const cases: Entry[] = (asked.length >= 2 ? (search.data?.rows ?? []) : []).slice(0, 12).map(c => ({
      id: c.case,
      group: 'cases',
      label: `${c.number}  ${c.applicant}`,
      note: c.address,
      run: () => go(`/case/${c.case}`),
    }))
    // What the screen itself offers now, by the keys it has registered; the frame's own are listed above.
    const here: Entry[] = groups
      .filter(g => g.title !== t('keys.everywhere'))
      .flatMap(g => g.bindings)
      .flatMap(b =>
        b.run
          ? [
              {
                id: b.keys,
                group: 'actions' as const,
                label: b.label,
                note: b.keys,
                run: () => b.run?.(new KeyboardEvent('keydown')),
              },
            ]
          : [],
      )
    const all = [
      ...fixed.filter(e => e.group === 'screens'),
      ...here,
      ...fixed.filter(e => e.group === 'actions'),
    ]
    return [...cases, ...all.filter(e => matches(e.label, query))]
  }, [t, go, lang, theme, asked, search.data, query, groups, matches])
  const current = Math.min(at, Math.max(0, entries.length - 1))

  const run = (e: Entry | undefined) => {
    if (!e) return
    onClose()
    // After the dialog has given the focus back, so that an action may take it.
    setTimeout(e.run)
  }
  const onKeyDown = (e: KeyboardEvent) => {
    if (isImeKey(e)) return
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      setAt((current + (e.key === 'ArrowDown' ? 1 : entries.length - 1)) % Math.max(1, entries.length))
    } else if (e.key === 'Enter') {
      e.preventDefault()
      run(entries[current])
    }
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      style={{ top: 72 }}
      title={<span className="sr">{t('palette.title')}</span>}
      className="palette"
    >
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={entries[current] ? `${listId}-${current}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={e => {
          setText(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        // The palette was asked for in order to type.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        data-testid="app.palette.input"
      />
      <div id={listId} role="listbox" aria-label={t('palette.title')} className="palette-list" tabIndex={-1}>
        {entries.map((e, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys (combobox)
          <div
            key={e.group + e.id}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === current}
            onClick={() => run(e)}
            onMouseMove={() => setAt(i)}
          >
            <span className="ellipsis">{e.label}</span>
            {e.note && <span className="ellipsis third">{e.note}</span>}
            <span className="third t12 palette-group">{t(`palette.${e.group}`)}</span>
          </div>
        ))}
        {search.isFetching && <p className="third">{t('palette.searching')}</p>}
        {entries.length === 0 && !search.isFetching && <p>{t('palette.none', { query: text })}</p>}
      </div>
    </Modal>
  )
}
