import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { CallError } from '../api/client'
import type { FacilitiesVersion } from '../api/contract'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { useWidth } from '../parts/useWidth'
import './edit.css'

export interface EditFrameProps {
  /** What the test ids of the screen begin with. */
  testid: string
  title: string
  addLabel: string
  /** The data in force; nothing before the first. */
  version: FacilitiesVersion | null
  /** Somebody has made a version since the changes were begun. */
  stale: boolean
  /** There are changes. */
  changed: boolean
  /** What is missing before they can be made current, in words; null: nothing. */
  missing: string | null
  sending: boolean
  error: unknown
  onAdd: () => void
  onClear: () => void
  onSend: () => void
  /** Puts the changes on the data in force. */
  onRebase: () => void
  /** Beside the way back. */
  tools?: ReactNode
  /** Above everything. */
  notice?: ReactNode
  left: ReactNode
  middle: ReactNode
  /** The table of vertices: on the right where there is room, else below the left. */
  vertices: ReactNode
}

/** The screen on which data are edited: what there is on the left, the map and what was changed in the middle. */
export function EditFrame(props: EditFrameProps) {
  const t = useWords('facilities')
  const wide = useWidth() === 'wide'
  const { testid, version, stale, changed, missing, error } = props
  useKeys(props.title, [
    { keys: 'Ctrl+Enter', label: t('hand.send'), run: props.onSend },
    { keys: 'N', label: props.addLabel, run: props.onAdd },
  ])
  // That another version was made stands in words of its own.
  const changedMeanwhile = error instanceof CallError && error.code === 'facilities.changed'
  const vertices = props.vertices && <div className="edit-vertices">{props.vertices}</div>
  return (
    <Screen
      title={props.title}
      testid={`${testid}.page`}
      tools={
        <>
          <Link to="/facilities">{t('hand.back')}</Link>
          {props.tools}
        </>
      }
      right={
        <>
          {changed && missing && (
            <span className="warn ellipsis" role="status" data-testid={`${testid}.missing`}>
              <Icon name="warning" size={14} /> {missing}
            </span>
          )}
          {changed && (
            <button
              type="button"
              className="link edit-clear"
              onClick={props.onClear}
              data-testid={`${testid}.clear`}
            >
              {t('hand.clear')}
            </button>
          )}
          <Button onClick={props.onAdd} data-testid={`${testid}.add`}>
            {props.addLabel}
            <KeyHint>N</KeyHint>
          </Button>
          <Button
            type={missing ? 'default' : 'primary'}
            disabled={!changed || stale}
            loading={props.sending}
            onClick={props.onSend}
            data-testid={`${testid}.send`}
          >
            {t('make', { number: (version?.number ?? 0) + 1 })}
            {!missing && <KeyHint>Ctrl ↵</KeyHint>}
          </Button>
        </>
      }
    >
      <div className="edit">
        {props.notice}
        {stale && version && (
          <div className="facilities-alert warn" role="alert" data-testid={`${testid}.stale`}>
            <Icon name="warning" size={14} />
            <span>{t('hand.stale', { number: version.number, name: version.by_name })}</span>
            <button type="button" className="link" onClick={props.onRebase} data-testid={`${testid}.rebase`}>
              {t('hand.rebase', { number: version.number })}
            </button>
          </div>
        )}
        {error !== null && !stale && !changedMeanwhile && (
          <div className="facilities-alert error" role="alert" data-testid={`${testid}.problem`}>
            <Icon name="warning" size={14} />
            <span>{errorText(error)}</span>
          </div>
        )}
        <div className="edit-panes">
          <div className="pane edit-left">
            {props.left}
            {!wide && vertices}
          </div>
          <div className="edit-middle">{props.middle}</div>
          {wide && vertices && <div className="pane edit-right">{vertices}</div>}
        </div>
      </div>
    </Screen>
  )
}
