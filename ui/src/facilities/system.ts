/** Coordinate systems by name, and all that may be chosen. */
import { useMemo } from 'react'
import type { Extent } from '../api/contract'
import { type T, useWords } from '../app/i18n'
import { useOwnSystems } from '../map/useOwnSystems'

type Zone = { width: 3 | 6; meridian: number; prefix: number | null }

/** CGCS2000 Gauss-Krueger zones as EPSG numbers them: with the zone's prefix in the easting, or by central meridian. */
export function zoneOfCode(code: string): Zone | null {
  const n = Number(/^EPSG:(\d+)$/.exec(code)?.[1])
  if (n >= 4491 && n <= 4501) return { width: 6, meridian: 6 * (n - 4478) - 3, prefix: n - 4478 }
  if (n >= 4502 && n <= 4512) return { width: 6, meridian: 75 + 6 * (n - 4502), prefix: null }
  if (n >= 4513 && n <= 4533) return { width: 3, meridian: 3 * (n - 4488), prefix: n - 4488 }
  if (n >= 4534 && n <= 4554) return { width: 3, meridian: 75 + 3 * (n - 4534), prefix: null }
  return null
}

export const CODES: string[] = [
  'EPSG:4490',
  'EPSG:4326',
  ...range(4513, 4533),
  ...range(4534, 4554),
  ...range(4491, 4501),
  ...range(4502, 4512),
  'GCJ-02',
  'BD-09',
  'EPSG:3857',
]
function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => `EPSG:${from + i}`)
}

const NAMED: Record<string, string> = {
  'EPSG:4490': 'cgcs',
  'EPSG:4326': 'wgs',
  'EPSG:3857': 'mercator',
  'GCJ-02': 'gcj',
  'BD-09': 'bd',
  unknown: 'unknown',
}

export function systemName(code: string, t: T): string {
  // A version put together from several files names each of their systems.
  if (/^[\w:-]+(, [\w:-]+)+$/.test(code))
    return code
      .split(', ')
      .map(c => systemName(c, t))
      .join(t('comma'))
  const named = NAMED[code]
  if (named) return t(`crs.${named}`)
  const z = zoneOfCode(code)
  if (z)
    return z.prefix === null
      ? t('crs.meridian', { width: z.width, meridian: z.meridian })
      : t('crs.zone', { width: z.width, zone: z.prefix, meridian: z.meridian })
  if (code.startsWith('own:')) return t('crs.own', { name: code.slice(4) })
  // A file may state its system as a whole definition; its name is the first text in quotes.
  return /"([^"]+)"/.exec(code)?.[1] ?? code
}

/** Options of the free choice; typing a code, a zone number or a meridian finds them. */
export function useSystems(near: Extent | null): { value: string; label: string }[] {
  const t = useWords('facilities')
  const own = useOwnSystems()
  return useMemo(
    () =>
      [...nearFirst(CODES, near), ...own.map(o => o.label), 'unknown'].map(code => ({
        value: code,
        label: labelled(systemName(code, t), code),
      })),
    [t, near, own],
  )
}

/** Zones whose meridian lies in or beside the office's own extent come first: its files are in one of them. */
export function nearFirst(codes: string[], near: Extent | null): string[] {
  if (!near) return codes
  const fits = (code: string): boolean => {
    const z = zoneOfCode(code)
    return z !== null && z.width === 3 && z.meridian >= near[0] - 1.5 && z.meridian <= near[2] + 1.5
  }
  return [...codes.filter(fits), ...codes.filter(c => !fits(c))]
}
const labelled = (name: string, code: string): string =>
  code.startsWith('EPSG') ? `${code.slice(5)} · ${name}` : name
