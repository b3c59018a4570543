import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect, useState } from 'react'
import { CallError } from '../api/client'
import { antdTheme } from '../look/antd'
import { Gate } from './Gate'
import { useLang } from './i18n'
import { onGlobalKey } from './keys/registry'
import { useTheme } from './theme'

function newClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal is an answer; only a server that could not be reached is asked again.
        retry: (count, error) => error instanceof CallError && error.status === 0 && count < 2,
        refetchOnWindowFocus: false,
        staleTime: 30_000,
      },
    },
  })
}

/** Theme, language, cache and the keyboard around everything. */
export function App() {
  const [client] = useState(newClient)
  const theme = useTheme()
  const lang = useLang()
  useEffect(() => {
    window.addEventListener('keydown', onGlobalKey)
    return () => window.removeEventListener('keydown', onGlobalKey)
  }, [])
  return (
    <ConfigProvider
      theme={antdTheme(theme)}
      locale={lang === 'zh' ? zhCN : enUS}
      // antd puts a space between two 汉字 of a button; our words are set as written.
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      virtual={false}
    >
      <QueryClientProvider client={client}>
        <Gate />
      </QueryClientProvider>
    </ConfigProvider>
  )
}
