import { Suspense, useRef } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { AnswerChanged } from './AnswerChanged'
import { ApprovalRail } from './ApprovalRail'
import { allowance } from './allowed'
import { ClockPanel } from './ClockPanel'
import './case.css'
import { DoneBar, MINE } from './DoneBar'
import { FileViewer } from './FileViewer'
import { DraftGate } from './form/DraftGate'
import { forms } from './forms'
import { Header } from './Header'
import { shownDue } from './lawful'
import { MapPane } from './MapPane'
import { NextStepPane } from './NextStepPane'
import { neighbours } from './neighbours'
import { PaperViewer } from './PaperViewer'
import { casePath } from './paths'
import { barText } from './problem'
import { Skeleton } from './Skeleton'
import { TABS, type Tab, Tabs } from './Tabs'
import type { CaseView } from './types'

/** 案件: header, approval rail, next step or the act being done, map. What is open stands in the address. */
export default function CasePage() {
  const { id = '' } = useParams()
  const t = useWords('case')
  const shown = useCall('case/show', { case: id })
  if (!shown.data && !shown.error) return <Skeleton id={id} />
  if (!shown.data)
    return (
      <Screen title={t('title')} testid="case.page">
        <div>
          <Trouble error={shown.error} onRetry={() => void shown.refetch()} />
          <p className="case-part">
            <Link to="/worklist">{t('to_worklist')}</Link>
          </p>
        </div>
      </Screen>
    )
  return <Opened key={id} view={shown.data} />
}

function Opened({ view }: { view: CaseView }) {
  const t = useWords('case')
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const worklist = useCall('case/worklist', MINE)
  // The list's order when the case was opened; after deciding, "next" is what stood below it.
  const before = useRef<string[]>([])
  const order = worklist.data?.rows.map(row => row.case) ?? []
  if (before.current.length === 0 || order.includes(view.case)) before.current = order
  const around = neighbours(before.current, view.case)

  const change = (next: Record<string, string | null>, replace = false) =>
    setParams(
      old => {
        const merged = new URLSearchParams(old)
        for (const [key, value] of Object.entries(next)) {
          if (value === null) merged.delete(key)
          else merged.set(key, value)
        }
        return merged
      },
      { replace },
    )
  const tab = TABS.find(name => name === params.get('tab')) ?? 'timeline'
  const operation = params.get('do')
  const done = params.get('done')
  const paper = view.papers.find(p => p.id === params.get('paper'))
  const file = params.get('file')
  const due = shownDue(view)
  // What lies over something keeps the focus from going under it.
  const covered = Boolean(paper || file)
  const clock = params.get('panel') === 'clock' ? due : null

  useKeys(t('title'), [
    {
      keys: '[',
      label: t('help.neighbours'),
      run: () => around.previous && void go(casePath(around.previous)),
    },
    { keys: ']', label: t('help.neighbours'), run: () => around.next && void go(casePath(around.next)) },
  ])

  return (
    <Screen header={<Header view={view} onClock={() => change({ panel: 'clock' })} />} testid="case.page">
      <ApprovalRail view={view} />
      <div className="case-centre" inert={covered}>
        <AnswerChanged view={view} />
        {operation && forms[operation] ? (
          <ActPane
            key={operation}
            view={view}
            operation={operation}
            onClose={() => change({ do: null })}
            onDone={() => change({ do: null, done: operation, at: null }, true)}
          />
        ) : (
          <>
            {done && (
              <DoneBar
                operation={done}
                caseId={view.case}
                before={before.current}
                onStay={() => change({ done: null }, true)}
              />
            )}
            <NextStepPane view={view} />
            <Tabs view={view} tab={tab} onTab={(next: Tab) => change({ tab: next }, true)} />
          </>
        )}
      </div>
      <aside className="case-right" aria-label={t('map')} inert={covered}>
        <div className="case-right-under" inert={clock !== null}>
          <MapPane view={view} />
        </div>
        {clock && (
          <ClockPanel caseId={view.case} clock={clock.clock} onClose={() => change({ panel: null })} />
        )}
      </aside>
      {paper && <PaperViewer paper={paper} onClose={() => change({ paper: null })} />}
      {file && !paper && (
        <FileViewer
          id={file}
          file={view.files.find(f => f.id === file)}
          onClose={() => change({ file: null })}
        />
      )}
    </Screen>
  )
}

type ActProps = { view: CaseView; operation: string; onClose: () => void; onDone: () => void }

/** The form of one act. An act this person may not do is not opened, however the address came about. */
function ActPane({ view, operation, onClose, onDone }: ActProps) {
  const t = useWords('case')
  const said = allowance(view, operation)
  // A colleague may have done the same act meanwhile: what is typed stays in sight, only it cannot be sent.
  const opened = useRef(false)
  if (said) opened.current = true
  const Form = forms[operation]
  if (!Form || !(said || opened.current))
    return (
      <div className="case-part">
        <p>{t('form.no_form')}</p>
        <button type="button" className="link" onClick={onClose}>
          {t('paper.close')}
        </button>
      </div>
    )
  const blocked = said ? (said.reason ? barText(said.reason) : null) : t('form.no_form')
  return (
    <DraftGate caseId={view.case} operation={operation}>
      <Suspense fallback={<div className="act" aria-busy="true" />}>
        <Form view={view} blocked={blocked} asks={said?.asks ?? null} onDone={onDone} onClose={onClose} />
      </Suspense>
    </DraftGate>
  )
}
