/** Which base maps a person sees, and how strongly: the office's list with the person's own choice laid over it. */
import { createContext, useContext } from 'react'
import type { BaseMapShown, Coded } from '../api/contract'

/** A person's choice for a base map, by its id. */
export type Choice = { [id: string]: { on: boolean; opacity: number } }

export interface Layer {
  map: BaseMapShown
  on: boolean
  /** 0.1 to 1. */
  opacity: number
}

export interface BaseMaps {
  /** Lowest first. */
  layers: Layer[]
  choose: (id: string, choice: { on: boolean; opacity: number }) => void
}

/** Pictures are held back so that lines and zones are read first; shapes are drawn in quiet colours already. */
export function usualOpacity(map: BaseMapShown): number {
  if (map.vector) return 1
  return map.imagery ? 0.6 : 0.7
}

export function layersOf(maps: readonly BaseMapShown[], choice: Choice): Layer[] {
  return maps.map(map => {
    const mine = choice[map.id]
    return {
      map,
      on: mine?.on ?? map.shown,
      opacity: Math.min(1, Math.max(0.1, mine?.opacity ?? usualOpacity(map))),
    }
  })
}

/** What is drawn: switched on, and not at fault. */
export function drawn(layers: readonly Layer[]): Layer[] {
  return layers.filter(l => l.on && l.map.fault === null)
}

/** Base maps that are switched on and cannot be drawn at all: their file is gone or damaged. */
export function faultsOf(layers: readonly Layer[]): Coded[] {
  return layers.flatMap(l => (l.on && l.map.fault ? [l.map.fault] : []))
}

/** Sources that have to be named on the map, each once. */
export function attributionOf(layers: readonly Layer[]): string[] {
  return [...new Set(drawn(layers).map(l => l.map.attribution))]
}

export const BaseMapContext = createContext<BaseMaps>({ layers: [], choose: () => {} })

export function useBaseMaps(): BaseMaps {
  return useContext(BaseMapContext)
}
