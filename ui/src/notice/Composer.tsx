import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { NewsWords } from '../case/form/NewsWords'
import { useAct } from '../case/form/useAct'
import { casePath } from '../case/paths'
import type { CaseView } from '../case/types'
import { SaveState } from '../draft/SaveState'
import { errorText } from '../errors/errorText'
import { Trouble } from '../errors/Trouble'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { useWidth } from '../parts/useWidth'
import { Fields } from './Fields'
import { fieldsOf, type Template, type Typed, typedFields } from './fields'
import { IssueDialog } from './IssueDialog'
import { Ladder } from './Ladder'
import { Locked } from './Locked'
import { Preview } from './Preview'
import { usePreview } from './usePreview'

/** Form left, page right; what comes from the case is locked. */
export function Composer({ view, blocked }: { view: CaseView; blocked: string | null }) {
  const t = useWords('notice')
  const template = useCall('notice/template', { case: view.case }, { staleTime: Number.POSITIVE_INFINITY })
  if (!template.data)
    return (
      <Screen title={t('title')} testid="notice.page">
        {template.error ? (
          <Trouble error={template.error} onRetry={() => void template.refetch()} />
        ) : (
          <p className="notice-wait second" role="status">
            {t('loading')}
          </p>
        )}
      </Screen>
    )
  return <Filled view={view} blocked={blocked} template={template.data} />
}

type Props = { view: CaseView; blocked: string | null; template: Template }

function Filled({ view, blocked, template }: Props) {
  const t = useWords('notice')
  const [focus, setFocus] = useState<string | null>(null)
  const preview = usePreview(view.case)
  const act = useAct({
    view,
    operation: 'notice/issue',
    title: view.number,
    initial: typedFields(template.fields),
    holes: (value: Typed) => {
      const answer = preview.of(fieldsOf(value), focus)
      return [
        ...(value.deadline === ''
          ? [{ field: 'deadline', text: t('missing_words.deadline_not_later') }]
          : []),
        ...(answer?.missing ?? []).map(m => ({
          field: m.field,
          text: t(`missing_words.${m.code.slice('notice.'.length)}`),
        })),
        ...(answer?.flagged ?? []).map(f => ({
          field: f.field.split('.')[0] ?? f.field,
          text: t('missing_words.word', { word: f.word }),
        })),
      ]
    },
    build: value => ({ fields: fieldsOf(value) }),
    // The page follows the notice as soon as it is issued; nothing has to be opened.
    onDone: () => undefined,
  })
  // What is issued is what was seen: not before the page shows what stands in the form.
  const ready = !blocked && act.missing.length === 0 && preview.answer !== null && preview.isSettled()
  const width = useWidth()
  // What follows the issue is shown where there is room for it beside the form.
  const roomy = width === 'middle' || width === 'wide'
  const [asking, setAsking] = useState(false)
  const ask = () => ready && setAsking(true)
  useKeys(t('title'), [{ keys: 'Ctrl+Enter', label: t('issue'), run: ask }])
  // A colleague was faster: what has changed is said on the page, so the page comes first.
  const { news } = act
  useEffect(() => {
    if (news) setAsking(false)
  }, [news])
  const holes = act.missing.map(m => m.text).join('、')
  return (
    <Screen
      testid="notice.page"
      title={t('title')}
      tools={
        <>
          <Link to={casePath(view.case)} className="notice-case">
            {view.number} {view.party.name}
          </Link>
          <SaveState save={act.save} onRetry={() => void act.flush().catch(() => undefined)} />
        </>
      }
      right={
        <>
          <span aria-live="polite" className={act.error ? 'error' : 'warn'} data-testid="notice.missing">
            {act.error ? (
              errorText(act.error)
            ) : blocked ? (
              blocked
            ) : act.missing.length > 0 ? (
              <>
                <Icon name="warning" size={14} /> {holes}
              </>
            ) : null}
          </span>
          <Button type="primary" disabled={!ready} onClick={ask} data-testid="notice.issue">
            {t('issue')}
            <KeyHint>Ctrl Enter</KeyHint>
          </Button>
        </>
      }
    >
      <div className="notice-follow">
        <div className="notice-above">
          <div className="notice-form pane">
            <NewsWords act={act} />
            <Locked view={view} locked={template.locked} />
            <Fields
              act={act}
              template={template}
              flagged={preview.answer?.flagged ?? []}
              onFocus={setFocus}
            />
          </div>
          <Preview preview={preview} />
        </div>
        {roomy && <Ladder services={[]} may={false} onRecord={() => undefined} />}
      </div>
      <IssueDialog
        open={asking}
        number={template.locked.number_preview}
        recipient={template.locked.recipient}
        inspectors={act.value.inspectors.map(id => template.staff.find(p => p.id === id)?.name ?? id)}
        deadline={act.value.deadline}
        sending={act.sending}
        error={act.error}
        onIssue={() => ready && void act.submit()}
        onBack={() => setAsking(false)}
      />
    </Screen>
  )
}
