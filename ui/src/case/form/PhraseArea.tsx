import { Input } from 'antd'
import { pinyin } from 'pinyin-pro'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../../app/i18n'
import { isImeKey } from '../../parts/isImeKey'
import { abbreviation, expand, keepPhrase, matching, phrases } from './phrases'

type Props = {
  id?: string
  describedBy?: string | undefined
  invalid?: boolean
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  value: string
  onChange: (text: string) => void
}

/** Letters of a phrase: pinyin initials of its characters, Latin letters as they are. */
const initials = (text: string) =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()

/** A text of several lines in which `;ty` offers the person's own phrases; Tab takes the first. */
export function PhraseArea({ id, describedBy, invalid, placeholder, autoFocus, value, onChange }: Props) {
  const t = useWords('case')
  const [offered, setOffered] = useState<string[]>([])
  const [cursor, setCursor] = useState(0)
  const [kept, setKept] = useState(false)

  const take = (phrase: string) => {
    const next = expand(value, cursor, phrase)
    onChange(next.text)
    setCursor(next.cursor)
    setOffered([])
  }
  const onKeyDown = (e: KeyboardEvent) => {
    const first = offered[0]
    if (!first || isImeKey(e)) return
    if (e.key === 'Tab' && !e.shiftKey) {
      e.preventDefault()
      take(first)
    } else if (e.key === 'Escape') {
      e.preventDefault()
      setOffered([])
    }
  }
  return (
    <div>
      <Input.TextArea
        id={id}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        autoFocus={autoFocus}
        autoSize={{ minRows: 2, maxRows: 12 }}
        value={value}
        onKeyDown={onKeyDown}
        onChange={e => {
          const at = e.target.selectionStart
          const short = abbreviation(e.target.value.slice(0, at))
          setCursor(at)
          setKept(false)
          setOffered(short ? matching(phrases(), short, initials) : [])
          onChange(e.target.value)
        }}
      />
      {offered.length > 0 ? (
        <div className="act-phrases" role="listbox" aria-label={t('form.phrases')}>
          {offered.map(phrase => (
            <button
              key={phrase}
              type="button"
              role="option"
              aria-selected={phrase === offered[0]}
              className="link"
              onClick={() => take(phrase)}
            >
              {phrase}
            </button>
          ))}
        </div>
      ) : (
        value.trim() !== '' && (
          <div className="act-phrases t12 third">
            {kept ? (
              t('form.phrase_kept')
            ) : (
              <button
                type="button"
                className="link"
                onClick={() => {
                  keepPhrase(value)
                  setKept(true)
                }}
              >
                {t('form.phrase_keep')}
              </button>
            )}
            <span>{t('form.phrases_hint')}</span>
          </div>
        )
      )}
    </div>
  )
}
