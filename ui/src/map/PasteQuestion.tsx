import { Select } from 'antd'
import { useWords } from '../app/i18n'
import { grouped } from '../parts/numbers'
import { CGCS2000, GCJ02, WGS84 } from './coordinates'
import { useSystemName } from './SystemSelect'
import type { PastedState } from './usePasted'

const MERIDIANS = Array.from({ length: 21 }, (_, i) => 75 + 3 * i)

/** What was read from pasted text, and the question where it can be read in more than one way. */
export function PasteQuestion({ state }: { state: PastedState }) {
  const t = useWords('map')
  const name = useSystemName()
  const { pasted, ask } = state
  if (!pasted) return null
  const first = pasted.rows[0]
  return (
    <div className="paste-question t12" role="status" data-testid="map.paste.question">
      {pasted.rows.length === 0 && <div className="error">{t('paste.none')}</div>}
      {pasted.rows.length > 0 && <div>{t('paste.read', { count: pasted.rows.length })}</div>}
      {pasted.refused.length > 0 && pasted.rows.length > 0 && (
        <div className="warn">{t('paste.refused', { lines: pasted.refused.join('、') })}</div>
      )}
      {pasted.rows.length > 0 && pasted.readings.length === 0 && pasted.refused.length === 0 && (
        <div className="error">{t('paste.nonsense')}</div>
      )}
      {ask === 'order' && first && (
        <div className="row">
          <span>{t('paste.choose')}</span>
          {[true, false].map(northFirst => (
            <button
              key={String(northFirst)}
              type="button"
              className="link"
              onClick={() => state.answer({ northFirst })}
            >
              {t('paste.order', { north: grouped(northFirst ? first[0] : first[1], 0) })}
            </button>
          ))}
        </div>
      )}
      {ask === 'lonlat' && (
        <div className="row">
          <span>{t('paste.lonlat')}</span>
          {[CGCS2000, WGS84, GCJ02].map(code => (
            <button
              key={code}
              type="button"
              className="link"
              onClick={() => state.answer({ code })}
              data-testid={`map.paste.${code}`}
            >
              {name(code)}
            </button>
          ))}
        </div>
      )}
      {ask === 'metres' && (
        <div className="row">
          <span>{t('paste.metres')}</span>
          <Select
            size="small"
            showSearch
            autoFocus
            aria-label={t('paste.metres')}
            placeholder={t('paste.other')}
            options={MERIDIANS.map(m => ({ value: m, label: `${m}°` }))}
            onChange={(meridian: number) => state.answer({ meridian })}
            style={{ width: 96 }}
            data-testid="map.paste.meridian"
          />
        </div>
      )}
      <button type="button" className="link" onClick={state.clear}>
        {t('paste.cancel')}
      </button>
    </div>
  )
}
