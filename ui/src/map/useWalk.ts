/** Alt+↓ and Alt+↑ walk the facilities of the answer, worst first: each is spoken and brought into view. */
import { type KeyboardEvent, useCallback, useState } from 'react'
import { useWords } from '../app/i18n'
import { distance } from '../parts/numbers'
import type { Screening } from './api'
import { byWorst } from './scene'
import type { MapView } from './view'

export function useWalk(
  view: MapView | null,
  screening: Screening | null,
): { spoken: string; onKeyDown: (e: KeyboardEvent) => boolean } {
  const t = useWords('map')
  const [at, setAt] = useState(-1)
  const answers = byWorst(screening?.facilities ?? [])
  const here = answers[at]
  const onKeyDown = useCallback(
    (e: KeyboardEvent): boolean => {
      const step = e.altKey ? (e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0) : 0
      if (step === 0 || answers.length === 0) return false
      e.preventDefault()
      e.stopPropagation()
      const next = (Math.max(at, step > 0 ? -1 : 0) + step + answers.length) % answers.length
      setAt(next)
      const point = answers[next]?.nearest?.facility
      if (point) view?.reveal(point)
      return true
    },
    [answers, at, view],
  )
  const spoken = here
    ? t('walk', {
        n: at + 1,
        count: answers.length,
        name: here.name ?? here.id,
        verdict: t(`verdict.${here.verdict}`),
        distance: distance(here.conductor_mm, here.uncertainty_mm),
      })
    : ''
  return { spoken, onKeyDown }
}
