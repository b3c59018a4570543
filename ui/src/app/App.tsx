import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError, call } from '../api/client'
import { Gate } from './Gate'

function newClient() {
  const client = new QueryClient({
    defaultOptions: {
      mutations: { networkMode: 'always' },
      queries: {
        // The office may be in this very computer: what the system thinks of its network holds nothing up.
        networkMode: 'always',
        // A refusal is an answer; only a server that could not be reached is asked again.
        retry: (count, error) => error instanceof CallError && error.status === 0 && count < 2,
        refetchOnWindowFocus: false,
        staleTime: 30_000,
      },
    },
  })
  // Asked at once with the office's status: the sign-in then waits for the server once, not twice.
  void client.prefetchQuery({ queryKey: ['staff/list', {}], queryFn: () => call('staff/list', {}) })
  return client
}

/** The cache of what the office has answered, around everything. */
export function App() {
  const [client] = useState(newClient)
  return (
    <QueryClientProvider client={client}>
      <Gate />
    </QueryClientProvider>
  )
}
