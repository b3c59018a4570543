/** Base maps: what lies under lines and sites. */
import type { BaseMapForm } from '../types/BaseMapForm'
import type { BaseMapList } from '../types/BaseMapList'
import type { BaseMapSettings } from '../types/BaseMapSettings'
import type { Probed } from '../types/Probed'
import type { WmtsLayers } from '../types/WmtsLayers'

export type { BaseMapFile } from '../types/BaseMapFile'
export type { BaseMapForm } from '../types/BaseMapForm'
export type { BaseMapSetting } from '../types/BaseMapSetting'
export type { BaseMapShown } from '../types/BaseMapShown'
export type { BaseMapSource } from '../types/BaseMapSource'
export type { WmtsLayer } from '../types/WmtsLayer'
export type { BaseMapSettings }

export type BaseMapOperations = {
  'basemap/list': { request: Record<string, never>; answer: BaseMapList }
  'basemap/settings': { request: Record<string, never>; answer: BaseMapSettings }
  'basemap/set': { request: { expected: number; maps: BaseMapForm[] }; answer: BaseMapSettings }
  'basemap/layers': {
    request: { id: string | null; address: string; key: string | null }
    answer: WmtsLayers
  }
  'basemap/probe': { request: { id: string; at: [number, number] | null }; answer: Probed }
}
