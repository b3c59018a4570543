import { Button } from 'antd'
import type { CorrectionProposal } from '../../api/types/CorrectionProposal'
import { useCommand } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { useRemembered } from '../../app/remembered'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { TextArea } from '../../parts/TextArea'
import { useMe } from '../../staff/session'
import type { CaseView } from '../types'

/** Sends one proposal to the facility's owner, with a note. What was typed stays through a refusal and a reload. */
export function SendCorrection({ view, proposal }: { view: CaseView; proposal: CorrectionProposal }) {
  const t = useWords('case')
  const me = useMe()
  const { facility } = proposal
  const [note, setNote] = useRemembered(me.id, `case.correction.${view.case}.${facility}`, '')
  const send = useCommand('survey/send_correction', [
    'survey/corrections',
    'facilities/corrections',
    'case/show',
  ])
  const submit = (): void => {
    if (send.isPending) return
    send.mutate(
      { case: view.case, expected: view.version, facility, note: note.trim() },
      { onSuccess: () => setNote('') },
    )
  }
  return (
    <div className="case-send">
      <TextArea
        value={note}
        placeholder={t('corrections.note')}
        aria-label={t('corrections.note')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        onChange={setNote}
        onSubmit={submit}
        data-testid="case.correction.note"
      />
      <Button loading={send.isPending} onClick={submit} data-testid="case.correction.send">
        {t('corrections.send')}
      </Button>
      {send.error && (
        <p className="error row" role="alert" data-testid="case.correction.problem">
          <Icon name="warning" size={14} /> {errorText(send.error)}
        </p>
      )}
    </div>
  )
}
