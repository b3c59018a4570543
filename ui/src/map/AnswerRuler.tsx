import { useWords } from '../app/i18n'
import { distance, metres } from '../parts/numbers'
import { Ruler } from '../parts/Ruler'
import type { FacilityAnswer } from './api'

/** The distance ruler of one answer; nothing where the answer has no width to compare with. */
export function AnswerRuler({ answer, width = 304 }: { answer: FacilityAnswer; width?: number }) {
  const t = useWords('map')
  if (answer.zone_mm <= 0) return null
  return (
    <Ruler
      value_mm={answer.conductor_mm}
      uncertainty_mm={answer.uncertainty_mm}
      required_mm={answer.zone_mm}
      label={`${t('ruler.label')}: ${distance(answer.conductor_mm, answer.uncertainty_mm)}, ${t('leader.required', { width: metres(answer.zone_mm) })}`}
      site={t('ruler.site')}
      border={t('ruler.border')}
      width={width}
    />
  )
}
