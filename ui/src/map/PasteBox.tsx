import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { isImeKey } from '../parts/isImeKey'
import type { LonLat } from './geodesy'
import { PasteQuestion } from './PasteQuestion'
import { readPasted } from './pasted'
import type { Site } from './site'
import { TapedNotice } from './TapedNotice'
import { looksTaped } from './taped'
import { usePasted } from './usePasted'
import { tapedSite, useTaped } from './useTaped'

interface Props {
  /** System in force, where one was chosen. */
  crs: string | null
  /** `accuracy`: 95 % error in metres, of what was taped. */
  onSite: (site: Site, how: 'pasted' | 'taped', accuracy?: number) => void
  /** About where the site is, for choosing among towers; without it taped positions are not read. */
  near?: () => LonLat | null
  id?: string
}

/**
 * Coordinates or taped positions pasted or typed, one vertex a line: the way to a site without a mouse. Ctrl+Enter takes
 * what was typed, and so does leaving the box.
 */
export function PasteBox({ crs, onSite, near, id }: Props) {
  const t = useWords('map')
  const [text, setText] = useState('')
  const state = usePasted(crs, site => {
    setText('')
    onSite(site, 'pasted')
  })
  const taped = useTaped(text, near, answer => {
    const site = tapedSite(answer, crs)
    if (!site) return
    setText('')
    onSite(site, 'taped', answer.accuracy_m)
  })
  const take = (): void => (taped.noted ? taped.take() : state.take(text))
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
          // A note goes on to be read as if it were typed.
          if ((near && looksTaped(pasted)) || readPasted(pasted).rows.length === 0) return
          e.preventDefault()
          setText(pasted)
          state.take(pasted)
        }}
        onKeyDown={e => {
          if (isImeKey(e) || e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || text.trim() === '') return
          e.preventDefault()
          e.stopPropagation()
          take()
        }}
        onBlur={() => {
          if (text.trim() !== '' && !state.pasted) take()
        }}
        data-testid="map.paste"
      />
      <TapedNotice state={taped} />
      <PasteQuestion state={state} />
    </div>
  )
}
