/** Open cases with their sites: the list tells the cases, the sites lie on the map. One filter for both. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type CallError, call } from '../api/client'
import type { CaseCard } from '../api/contract'
import { useCall } from '../api/useCall'
import type { SiteView } from './api'
import { type CaseSite, OPEN_STAGES } from './caseSites'
import { WGS84 } from './coordinates'
import { siteOf } from './site'
import { siteOnMap } from './siteOnMap'

/** Cases listed at once: the newest of those that fit. */
const MOST = 100
const EVERYWHERE: [number, number, number, number] = [-180, -90, 180, 90]

export interface CaseSites {
  cards: CaseCard[]
  /** Of the cases that fit; without a filter of all open ones, listed or not. */
  sites: CaseSite[]
  /** Cases that fit, listed or not. */
  total: number
  /** There were more sites than the server tells. */
  truncated: boolean
  pending: boolean
  error: CallError | null
  retry: () => void
}

export function useCaseSites(query: string): CaseSites {
  const list = useCall(
    'case/list',
    { query, stages: OPEN_STAGES, tiers: [], verdicts: [], after: null, limit: MOST },
    { keep: true },
  )
  const all = useQuery<{ sites: SiteView[]; truncated: boolean }, CallError>({
    // Under the list's name: the live listener marks it as old together with it.
    queryKey: ['case/list', 'case/sites'],
    queryFn: ({ signal }) => call('case/sites', { bbox: EVERYWHERE }, { signal }),
  })
  const cards = list.data?.rows
  const placed = useMemo(() => (all.data?.sites ?? []).flatMap(shown), [all.data])
  const sites = useMemo(() => {
    // A text that is a line's name and no case's hides no case.
    if (query === '' || !cards?.length) return placed
    const fits = new Set((cards ?? []).map(c => c.case))
    return placed.filter(s => fits.has(s.case))
  }, [query, placed, cards])
  return {
    cards: cards ?? NONE,
    sites,
    total: list.data?.total ?? 0,
    truncated: all.data?.truncated ?? false,
    pending: list.isPending,
    error: list.error ?? all.error,
    retry: () => {
      void list.refetch()
      void all.refetch()
    },
  }
}

const NONE: CaseCard[] = []

function shown(view: SiteView): CaseSite[] {
  if (!OPEN_STAGES.includes(view.stage)) return []
  const site = siteOf(view.geometry, WGS84)
  return [
    {
      case: view.case,
      number: view.number,
      verdict: view.verdict,
      site: site && siteOnMap(site, { open: false, handles: false, selected: null, lengths: false }),
    },
  ]
}
