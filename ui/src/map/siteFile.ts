/** A site from a GeoJSON file's text. The system is what the file names; RFC 7946 without a name is WGS 84. */
import { system, WGS84 } from './coordinates'
import { type Site, siteOf } from './site'

export type SiteFile =
  | { ok: true; site: Site; named: boolean; left: number }
  | {
      ok: false
      code: 'site_file.not_json' | 'site_file.no_shape' | 'site_file.crs_unknown'
      params: Record<string, string>
    }

interface Loose {
  type?: string
  coordinates?: unknown
  geometry?: Loose
  geometries?: Loose[]
  features?: Loose[]
  crs?: { properties?: { name?: string } }
}

function shapes(node: Loose): Loose[] {
  if (node.type === 'FeatureCollection') return (node.features ?? []).flatMap(shapes)
  if (node.type === 'GeometryCollection') return (node.geometries ?? []).flatMap(shapes)
  if (node.type === 'Feature') return node.geometry ? shapes(node.geometry) : []
  return node.coordinates ? [node] : []
}

/** `urn:ogc:def:crs:EPSG::4528`, `EPSG:4528`, `urn:ogc:def:crs:OGC:1.3:CRS84` → our code. */
function codeOf(name: string): string {
  if (/CRS84$/i.test(name)) return WGS84
  const epsg = name.match(/EPSG:+(?:[\d.]*:)?(\d+)$/i)
  return epsg ? `EPSG:${epsg[1]}` : name
}

/** The first outline of the file (else line, else point); `left` counts what was not taken. */
export function readSiteFile(text: string): SiteFile {
  let root: Loose
  try {
    root = JSON.parse(text.replace(/^\ufeff/, '')) as Loose
  } catch {
    return { ok: false, code: 'site_file.not_json', params: {} }
  }
  const name = root.crs?.properties?.name
  const crs = name ? codeOf(name) : WGS84
  if (!system(crs)) return { ok: false, code: 'site_file.crs_unknown', params: { crs } }
  const all = shapes(root)
  const first = ['Polygon', 'MultiPolygon', 'LineString', 'Point'].flatMap(t =>
    all.filter(s => s.type === t),
  )[0]
  const site = first ? siteOf(first as { type: string }, crs) : null
  if (!site || site.points.some(p => !Number.isFinite(p[0]) || !Number.isFinite(p[1]))) {
    return { ok: false, code: 'site_file.no_shape', params: {} }
  }
  return { ok: true, site, named: name !== undefined, left: all.length - 1 }
}
