import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { isImeKey } from '../parts/isImeKey'
import { fromLonLat, zoneCode, zoneOf } from './coordinates'
import type { LonLat } from './geodesy'
import { PasteQuestion } from './PasteQuestion'
import { readPasted } from './pasted'
import type { Site } from './site'
import { placeTaped, readTaped } from './taped'
import { usePasted } from './usePasted'

interface Props {
  /** System in force, where one was chosen. */
  crs: string | null
  onSite: (site: Site, how: 'pasted' | 'taped') => void
  /** Towers in view by their number; without it taped positions are not read. */
  towers?: (name: string) => LonLat[]
  id?: string
}

/**
 * Coordinates or taped positions pasted or typed, one vertex a line: the way to a site without a mouse. Ctrl+Enter takes
 * what was typed, and so does leaving the box.
 */
export function PasteBox({ crs, onSite, towers, id }: Props) {
  const t = useWords('map')
  const [text, setText] = useState('')
  const [lost, setLost] = useState<{ tower: string; found: number } | null>(null)
  const state = usePasted(crs, site => {
    setText('')
    onSite(site, 'pasted')
  })
  const take = (typed: string): void => {
    setLost(null)
    const taped = towers && readTaped(typed)
    if (!taped || !towers) {
      state.take(typed)
      return
    }
    const placed = placeTaped(taped, towers)
    if (!placed.ok) {
      setLost(placed)
      return
    }
    const code = crs ?? zoneCode(zoneOf((placed.points[0] as LonLat)[0]))
    const points = placed.points.map(p => fromLonLat(code, p)).filter(p => p !== null)
    setText('')
    onSite(
      { shape: points.length > 2 ? 'polygon' : points.length === 2 ? 'line' : 'point', crs: code, points },
      'taped',
    )
  }
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
          if (readPasted(pasted).rows.length === 0 && !(towers && readTaped(pasted))) return
          e.preventDefault()
          setText(pasted)
          take(pasted)
        }}
        onKeyDown={e => {
          if (isImeKey(e) || e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || text.trim() === '') return
          e.preventDefault()
          e.stopPropagation()
          take(text)
        }}
        onBlur={() => {
          if (text.trim() !== '' && !state.pasted) take(text)
        }}
        data-testid="map.paste"
      />
      {lost && (
        <div className="t12 error" role="alert">
          {t(lost.found === 0 ? 'taped.none' : 'taped.several', lost)}
        </div>
      )}
      <PasteQuestion state={state} />
    </div>
  )
}
