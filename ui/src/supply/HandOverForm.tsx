import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'

/** T2: the file goes to the distribution works area, which then has three working days to answer. */
export function HandOverForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const act = useAct({
    view,
    operation: 'supply/hand_over',
    title: view.number,
    initial: { note: '' },
    holes: () => [],
    build: value => ({ note: value.note.trim() }),
    onDone,
  })
  return (
    <ActFrame
      act={act}
      operation="supply/hand_over"
      blocked={blocked}
      onClose={onClose}
      effect={t('hand_over.effect')}
    >
      <ProseRow act={act} field="note" label={t('note')} hint={t('optional')} autoFocus />
    </ActFrame>
  )
}
