import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'

/** 不具备条件: ends a case that cannot be supplied for reasons other than a hazard. */
export function NotFeasibleForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const act = useAct({
    view,
    operation: 'supply/not_feasible',
    title: view.number,
    initial: { reasons: '' },
    holes: value =>
      value.reasons.trim() === '' ? [{ field: 'reasons', text: t('not_feasible.reasons') }] : [],
    build: value => ({ reasons: value.reasons.trim() }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation="supply/not_feasible"
      blocked={blocked}
      onClose={onClose}
      effect={t('not_feasible.effect')}
    >
      <ProseRow
        act={act}
        field="reasons"
        label={t('not_feasible.reasons')}
        hint={t('not_feasible.hint')}
        autoFocus
      />
    </ActFrame>
  )
}
