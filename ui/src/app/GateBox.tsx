import type { ReactNode } from 'react'
import { setLang, useLang, useWords } from './i18n'
import { setTheme, useTheme } from './theme'
import './Frame.css'

/** A page before the work begins: its box in the middle, language and theme at the foot. */
export function GatePage({ children }: { children: ReactNode }) {
  return (
    <main className="gate">
      {children}
      <footer className="gate-foot">
        <Switches />
      </footer>
    </main>
  )
}

/** Language and theme, at once and without a restart. */
export function Switches() {
  const t = useWords('app')
  const lang = useLang()
  const theme = useTheme()
  return (
    <>
      <button
        type="button"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        data-testid="app.lang"
      >
        {lang === 'zh' ? 'English' : '中文'}
      </button>
      <button
        type="button"
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
        data-testid="app.theme"
      >
        {t(theme === 'dark' ? 'status.light' : 'status.dark')}
      </button>
    </>
  )
}
