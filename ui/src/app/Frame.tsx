import { useEffect, useState } from 'react'
import { Outlet, useNavigate } from 'react-router'
import { BaseMapProvider } from '../basemap/BaseMapProvider'
import { IdleLock } from '../staff/IdleLock'
import { useWords } from './i18n'
import { KeySheet } from './keys/KeySheet'
import { useKeys } from './keys/registry'
import { Palette } from './Palette'
import { preload } from './preload'
import { Rail } from './Rail'
import { StatusBar } from './StatusBar'
import { rail } from './screens'
import { useLive } from './useLive'
import './Frame.css'

/** Rail, screen, status bar, and what is reachable from everywhere. */
export function Frame() {
  const t = useWords('app')
  const go = useNavigate()
  const [sheet, setSheet] = useState(false)
  const [palette, setPalette] = useState(false)
  useLive()
  useEffect(preload, [])
  useKeys(t('keys.everywhere'), [
    { keys: 'Ctrl+K', label: t('keys.palette'), run: () => setPalette(true) },
    { keys: 'Alt+N', label: t('keys.new'), run: () => go('/application') },
    { keys: 'F1', label: t('keys.sheet'), run: () => setSheet(true) },
    { keys: '?', label: t('keys.sheet'), run: () => setSheet(true) },
    ...rail.map((item, i) => ({
      keys: `Alt+${(i + 1) % 10}`,
      label: t(`rail.${item.word}`),
      run: () => go(`/${item.path}`),
    })),
    ...rail.map(item => ({
      keys: `G ${item.key}`,
      label: t(`rail.${item.word}`),
      run: () => go(`/${item.path}`),
    })),
  ])
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <Rail onPalette={() => setPalette(true)} />
      <main id="main" className="main" tabIndex={-1}>
        <BaseMapProvider>
          <Outlet />
        </BaseMapProvider>
      </main>
      <StatusBar onKeys={() => setSheet(true)} />
      <KeySheet open={sheet} onClose={() => setSheet(false)} />
      {palette && <Palette onClose={() => setPalette(false)} />}
      <IdleLock />
    </div>
  )
}
