/** A site as the painter takes it. */
import { type Pair, toLonLat } from './coordinates'
import type { LonLat } from './geodesy'
import type { SiteOnMap } from './paintSite'
import { lonLats, type Site } from './site'

export function siteOnMap(
  site: Site,
  how: Pick<SiteOnMap, 'open' | 'handles' | 'selected' | 'lengths' | 'halo'>,
): SiteOnMap {
  const ring = (points: readonly Pair[]): LonLat[] =>
    points.map(p => toLonLat(site.crs, p)).filter((p): p is LonLat => p !== null)
  return {
    shape: site.shape,
    points: lonLats(site),
    others: [...(site.holes ?? []), ...(site.parts ?? []).flat()].map(ring),
    ...how,
  }
}
