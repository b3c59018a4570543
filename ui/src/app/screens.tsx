import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import type { RouteObject } from 'react-router'
import type { IconName } from '../look/icons'
import { ErrorPage } from './ErrorBoundary'
import { ScreenSkeleton } from './Skeleton'

// A screen is a file `<subject>/…Page.tsx` (or Page.tsx) with a default export. What is not there has no route and no rail item.
const pages = import.meta.glob<{ default: ComponentType }>('../*/*Page.tsx')

function page(name: string): ReactNode | null {
  const load = pages[`../${name}.tsx`]
  if (!load) return null
  const Page = lazy(load)
  return (
    <Suspense fallback={<ScreenSkeleton />}>
      <Page />
    </Suspense>
  )
}

/** Path, the file that answers it. */
const table: [string, string][] = [
  ['worklist', 'worklist/Page'],
  ['application', 'application/Page'],
  ['application/:draft', 'application/Page'],
  ['cases', 'case/ListPage'],
  ['case/:id', 'case/Page'],
  ['map', 'map/Page'],
  ['field', 'field/Page'],
  ['notices', 'notice/ListPage'],
  ['notice/:case', 'notice/Page'],
  ['patrol', 'patrol/Page'],
  ['supervision', 'supervision/Page'],
  ['facilities', 'facilities/Page'],
  ['facilities/import', 'facilities/ImportPage'],
  ['facilities/systems', 'facilities/SystemsPage'],
  ['admin', 'policy/Page'],
  ['admin/people', 'staff/DirectoryPage'],
  ['admin/basemap', 'basemap/Page'],
]

export const routes = table.flatMap<RouteObject>(([path, name]) => {
  const element = page(name)
  return element ? [{ path, element, errorElement: <ErrorPage /> }] : []
})
const have = new Set(routes.map(r => r.path))

export type RailItem = {
  path: string
  word: string
  icon: IconName
  key: string
  also: string[]
  roles?: string[]
}

/** The rail, top to bottom; `key` is the second key after G. */
export const rail: RailItem[] = (
  [
    { path: 'worklist', word: 'worklist', icon: 'worklist', key: 'W', also: [] },
    { path: 'application', word: 'application', icon: 'intake', key: 'A', also: [] },
    { path: 'cases', word: 'cases', icon: 'cases', key: 'C', also: ['case'] },
    { path: 'map', word: 'map', icon: 'map', key: 'M', also: [] },
    { path: 'field', word: 'field', icon: 'field', key: 'X', also: [] },
    { path: 'notices', word: 'notices', icon: 'notices', key: 'N', also: ['notice'] },
    { path: 'patrol', word: 'patrol', icon: 'patrol', key: 'P', also: [] },
    { path: 'supervision', word: 'supervision', icon: 'supervision', key: 'S', also: [] },
    { path: 'facilities', word: 'facilities', icon: 'facilities', key: 'F', also: [] },
    { path: 'admin', word: 'admin', icon: 'admin', key: 'D', also: [] },
  ] satisfies RailItem[]
).filter(item => have.has(item.path))
