/** What the administrator's form begins with, and what is kept of it while it is not saved. */
import type { BaseMapForm, BaseMapSettings, BaseMapSource } from '../api/contract'

export const KINDS = ['file', 'wmts', 'template', 'tianditu'] as const
export type Kind = (typeof KINDS)[number]

function sourceOf(kind: Kind, files: BaseMapSettings['files']): BaseMapSource {
  switch (kind) {
    case 'file':
      return { kind, file: files.find(f => f.found)?.file ?? '' }
    case 'wmts':
      return { kind, address: '', layer: '', matrix_set: '', style: '' }
    case 'template':
      return { kind, address: '', grid: 'mercator', min_zoom: 0, max_zoom: 18, first_level: 0 }
    case 'tianditu':
      return { kind, layer: 'vec', grid: 'mercator', address: null }
  }
}

/** A new base map of a kind, filled with what can be known. */
export function newForm(kind: Kind, files: BaseMapSettings['files'], name: string): BaseMapForm {
  const source = sourceOf(kind, files)
  const found = source.kind === 'file' ? files.find(f => f.file === source.file)?.found : null
  return {
    id: null,
    name: found?.title ?? name,
    source,
    datum: kind === 'tianditu' ? 'cgcs2000' : 'wgs84',
    attribution: found?.attribution ?? (kind === 'tianditu' ? '国家地理信息公共服务平台“天地图”' : ''),
    imagery: false,
    shown: true,
    cache_mb: 0,
    key: null,
  }
}

/** Whether a kind of source takes a key. */
export function takesKey(source: BaseMapSource): boolean {
  return source.kind !== 'file'
}

/** Order changed by one place; the list is as it lies on the map, the lowest first. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by
  const next = [...list]
  const item = next[from]
  if (item === undefined || to < 0 || to >= list.length) return next
  next.splice(from, 1)
  next.splice(to, 0, item)
  return next
}

/** A form without its key, which is never kept on this machine. */
export function withoutKeys(forms: readonly BaseMapForm[]): BaseMapForm[] {
  return forms.map(form => ({ ...form, key: null }))
}
