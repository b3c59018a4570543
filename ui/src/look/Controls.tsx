import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLang } from '../app/i18n'
import { useTheme } from '../app/theme'
import { antdTheme } from './antd'
import './antd.css'

/** antd in our look and the person's language, around the pages that use its controls. */
export function Controls({ children }: { children: ReactNode }) {
  const theme = useTheme()
  const lang = useLang()
  return (
    <ConfigProvider
      theme={antdTheme(theme)}
      locale={lang === 'zh' ? zhCN : enUS}
      // antd puts a space between two 汉字 of a button; our words are set as written.
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      virtual={false}
    >
      {children}
    </ConfigProvider>
  )
}
