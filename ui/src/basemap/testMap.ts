import type { BaseMapShown } from '../api/contract'

/** For tests only: a base map as the office tells of it. */
export const map = (id: string, part: Partial<BaseMapShown> = {}): BaseMapShown => ({
  id,
  name: `示例${id}`,
  attribution: '示例院',
  imagery: false,
  shown: true,
  vector: false,
  grid: 'mercator',
  min_zoom: 0,
  max_zoom: 14,
  extent: null,
  stamp: '1',
  fault: null,
  ...part,
})
