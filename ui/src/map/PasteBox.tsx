import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { isImeKey } from '../parts/isImeKey'
import { PasteQuestion } from './PasteQuestion'
import { readPasted } from './pasted'
import type { Site } from './site'
import { usePasted } from './usePasted'

interface Props {
  /** System in force, where one was chosen. */
  crs: string | null
  onSite: (site: Site) => void
  id?: string
}

/** Coordinates pasted or typed, one vertex a line: the way to a site without a mouse. Ctrl+Enter takes what was typed. */
export function PasteBox({ crs, onSite, id }: Props) {
  const t = useWords('map')
  const [text, setText] = useState('')
  const state = usePasted(crs, site => {
    setText('')
    onSite(site)
  })
  return (
    <div className="paste-box">
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 6 }}
        placeholder={t('table.empty')}
        aria-label={t('table.paste')}
        value={text}
        onChange={e => setText(e.target.value)}
        onPaste={e => {
          const pasted = e.clipboardData.getData('text')
          if (readPasted(pasted).rows.length === 0) return
          e.preventDefault()
          setText(pasted)
          state.take(pasted)
        }}
        onKeyDown={e => {
          if (isImeKey(e) || e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || text.trim() === '') return
          e.preventDefault()
          e.stopPropagation()
          state.take(text)
        }}
        onBlur={() => {
          if (text.trim() !== '' && !state.pasted) state.take(text)
        }}
        data-testid="map.paste"
      />
      <PasteQuestion state={state} />
    </div>
  )
}
