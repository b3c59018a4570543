import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ProseRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import type { NoticeFormProps } from './ServeForm'

/** Takes a notice back; its number stays void with the reason. */
export function VoidForm({ view, notice, blocked, onClose, onDone }: NoticeFormProps) {
  const t = useWords('notice')
  const act = useAct({
    view,
    operation: 'notice/void',
    title: view.number,
    initial: { reason: '' },
    holes: value =>
      value.reason.trim() === '' ? [{ field: 'reason', text: t('missing_words.reason') }] : [],
    build: value => ({ notice: notice.id, reason: value.reason.trim() }),
    onDone,
  })
  return (
    <ActFrame act={act} operation="notice/void" blocked={blocked} onClose={onClose} danger>
      <ProseRow act={act} field="reason" label={t('void_reason')} autoFocus />
    </ActFrame>
  )
}
