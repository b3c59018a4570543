import { useWords } from '../../app/i18n'
import { ActFrame } from '../form/ActFrame'
import type { FormProps } from '../form/props'
import { ProseRow } from '../form/rows'
import { useAct } from '../form/useAct'

/** An opinion on the file; any case takes one, also an ended one. */
export function CommentForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('case')
  const act = useAct({
    view,
    operation: 'case/comment',
    title: view.number,
    initial: { text: '' },
    holes: value => (value.text.trim() === '' ? [{ field: 'text', text: t('act.comment.missing') }] : []),
    build: value => ({ text: value.text.trim() }),
    onDone,
  })
  return (
    <ActFrame act={act} operation="case/comment" blocked={blocked} onClose={onClose}>
      <ProseRow act={act} field="text" label={t('act.comment.text')} autoFocus />
    </ActFrame>
  )
}
