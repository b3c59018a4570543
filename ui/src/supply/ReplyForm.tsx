import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import type { CaseView } from '../case/types'

const WAYS = ['handed', 'post', 'electronic'] as const

interface Value {
  how: (typeof WAYS)[number] | null
  reasons: string
  conditions: string
}

/** What was decided, for the reply to say. */
function decided(view: CaseView): 'approved' | 'refused' | 'not_feasible' {
  if (view.supply.approval) return 'approved'
  return view.supply.refusal ? 'refused' : 'not_feasible'
}

/** 答复: makes the paper, so the reasons go on record word for word. */
export function ReplyForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const what = decided(view)
  const act = useAct({
    view,
    operation: 'supply/reply',
    title: view.number,
    initial: { how: null, reasons: view.supply.refusal?.reasons ?? '', conditions: '' } as Value,
    holes: value => [
      ...(value.how === null ? [{ field: 'how', text: t('reply.how') }] : []),
      ...(value.reasons.trim() === '' ? [{ field: 'reasons', text: t('reply.reasons') }] : []),
    ],
    build: value => ({
      how: value.how ?? 'handed',
      reasons: value.reasons.trim(),
      conditions: value.conditions.trim(),
    }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation="supply/reply"
      blocked={blocked}
      onClose={onClose}
      effect={t(`reply.effect_${what}`)}
    >
      <ChoiceRow
        act={act}
        field="how"
        label={t('reply.how')}
        ariaLabel={t('reply.how')}
        options={WAYS.map(value => ({ value, label: t(`reply_way.${value}`) }))}
      />
      <ProseRow act={act} field="reasons" label={t('reply.reasons')} hint={t('reply.reasons_hint')} />
      {what === 'approved' && (
        <ProseRow
          act={act}
          field="conditions"
          label={t('reply.conditions')}
          hint={t('reply.conditions_hint')}
        />
      )}
    </ActFrame>
  )
}
