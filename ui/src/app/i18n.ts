import i18next from 'i18next'
import { useSyncExternalStore } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { atStart } from './catalogue/atStart'
import type { Catalogue } from './catalogue/gather'

export type Lang = 'zh' | 'en'
const KEY = 'linewarden.lang'

function stored(): Lang {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

const resources = {
  zh: Object.fromEntries(Object.entries(atStart).map(([ns, w]) => [ns, w.zh])),
  en: Object.fromEntries(Object.entries(atStart).map(([ns, w]) => [ns, w.en])),
}

void i18next.use(initReactI18next).init({
  lng: stored(),
  fallbackLng: 'zh',
  resources,
  // Keys are flat (`capacity.too_fine` is one key), namespaces are the subject folders.
  keySeparator: false,
  nsSeparator: ':',
  defaultNS: 'app',
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
})

/** More words, when the part of the program that says them has come. */
export function addWords(more: Catalogue) {
  for (const [ns, words] of Object.entries(more)) {
    i18next.addResourceBundle('zh', ns, words.zh, true)
    i18next.addResourceBundle('en', ns, words.en, true)
  }
}

function apply(lang: Lang) {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}
apply(stored())

/** Switches the language at once, without a restart, and remembers it on this machine. */
export function setLang(lang: Lang) {
  try {
    localStorage.setItem(KEY, lang)
  } catch {
    // A browser that keeps nothing still switches for now.
  }
  apply(lang)
  void i18next.changeLanguage(lang)
}

export function lang(): Lang {
  return i18next.language === 'en' ? 'en' : 'zh'
}

function subscribe(changed: () => void) {
  i18next.on('languageChanged', changed)
  return () => i18next.off('languageChanged', changed)
}
export function useLang(): Lang {
  return useSyncExternalStore(subscribe, lang)
}

export type T = (key: string, params?: Record<string, unknown>) => string

/** The words of one subject folder; `other:key` reaches another folder's. */
export function useWords(subject: string): T {
  const { t } = useTranslation(subject)
  return t as unknown as T
}

/** Words outside React. */
export function word(key: string, params?: Record<string, unknown>): string {
  return i18next.t(key, params ?? {}) as string
}
/** Whether the catalogue has this key. */
export function hasWord(key: string): boolean {
  return i18next.exists(key)
}
