import { Button, Modal } from 'antd'
import type { CallError } from '../api/client'
import { useLang, useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { errorText } from '../errors/errorText'
import { longDate } from '../parts/dates'
import { Facts } from '../parts/Field'
import { KeyHint } from '../parts/KeyHint'

type Props = {
  open: boolean
  number: string
  recipient: string
  inspectors: string[]
  deadline: string
  sending: boolean
  error: CallError | null
  onIssue: () => void
  onBack: () => void
}

/**
 * What is about to be issued, once more in words. The focus begins at the way back: an Enter pressed twice on the button
 * that opened it confirms nothing.
 */
export function IssueDialog({
  open,
  number,
  recipient,
  inspectors,
  deadline,
  sending,
  error,
  onIssue,
  onBack,
}: Props) {
  const t = useWords('notice')
  const lang = useLang()
  useKeys(
    t('confirm.title'),
    [{ keys: 'Ctrl+Enter', label: t('confirm.issue'), run: e => e.repeat || onIssue() }],
    open,
  )
  return (
    <Modal
      open={open}
      destroyOnHidden
      title={t('confirm.title')}
      width={520}
      closable={false}
      keyboard={!sending}
      // The second click of a double click lands beside the dialog; it must not close it.
      mask={{ closable: false }}
      onCancel={onBack}
      footer={[
        <Button key="back" onClick={onBack} disabled={sending} data-testid="notice.confirm.back">
          {t('confirm.back')} <KeyHint>Esc</KeyHint>
        </Button>,
        <Button key="issue" type="primary" loading={sending} onClick={onIssue} data-testid="notice.confirm">
          {t(sending ? 'confirm.sending' : 'confirm.issue')} {!sending && <KeyHint>Ctrl Enter</KeyHint>}
        </Button>,
      ]}
    >
      <div data-testid="notice.confirm.facts">
        <Facts
          rows={[
            [t('number'), <strong key="n">{number}</strong>],
            [t('recipient'), recipient],
            [t('inspectors'), inspectors.join('、')],
            [t('deadline'), longDate(deadline, lang)],
          ]}
        />
      </div>
      <p className="notice-final">{t('confirm.final')}</p>
      {error && (
        <p className="error" role="alert">
          {errorText(error)}
        </p>
      )}
    </Modal>
  )
}
