import type { Row, Stage } from '../api/contract'
import { useWords } from '../app/i18n'
import { byStage } from './arrange'

type Props = { rows: Row[]; value: Stage[]; onChange: (value: Stage[]) => void }

/** How many rows stand where on the way; each count is the filter that shows them. */
export function Stages({ rows, value, onChange }: Props) {
  const t = useWords('worklist')
  const counted = byStage(rows, value)
  if (counted.length === 0) return null
  const toggle = (stage: Stage) =>
    onChange(value.includes(stage) ? value.filter(s => s !== stage) : [...value, stage])
  return (
    <div className="stages" role="group" aria-label={t('stages')} data-testid="worklist.stages">
      <button type="button" aria-pressed={value.length === 0} onClick={() => onChange([])}>
        {t('stagesAll')} <b>{rows.length}</b>
      </button>
      {counted.map(({ stage, count }) => (
        <button
          key={stage}
          type="button"
          aria-pressed={value.includes(stage)}
          onClick={() => toggle(stage)}
          data-testid={`worklist.stage.${stage}`}
        >
          {t(`case:stage.${stage}`)} <b>{count}</b>
        </button>
      ))}
    </div>
  )
}
