import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLang, useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { allowance } from '../case/allowed'
import { DraftGate } from '../case/form/DraftGate'
import { casePath } from '../case/paths'
import { barText } from '../case/problem'
import type { CaseView, NoticeView } from '../case/types'
import { useToday } from '../office/useOffice'
import { shortDate } from '../parts/dates'
import { PageZoom } from '../parts/PageZoom'
import { PdfPages } from '../parts/PdfPages'
import { useMe } from '../staff/session'
import { Ladder } from './Ladder'
import { RectifiedForm } from './RectifiedForm'
import { ReinspectForm } from './ReinspectForm'
import { ServeForm } from './ServeForm'
import { VoidForm } from './VoidForm'
import { type Rung, underWay } from './ways'

type Open = { operation: 'notice/serve'; rung: Rung } | { operation: Exclude<Operation, 'notice/serve'> }
type Operation = 'notice/serve' | 'notice/rectified' | 'notice/reinspect' | 'notice/void'

/** An issued notice: its page, the ladder of service, and what comes after. */
export function Follow({ view, notice }: { view: CaseView; notice: NoticeView }) {
  const t = useWords('notice')
  const said = useWords('case')
  const lang = useLang()
  const me = useMe()
  const today = useToday()
  const [open, setOpen] = useState<Open | null>(null)
  // A public notice counts only when its 30 days are over.
  const effective = notice.effective_on !== null && notice.effective_on <= today
  const onItsWay = underWay(notice.services, today) !== null
  const close = () => setOpen(null)
  const acts = (['notice/rectified', 'notice/reinspect', 'notice/void'] as const).filter(o =>
    allowance(view, o),
  )
  const allowed = open && allowance(view, open.operation)
  const props = {
    view,
    notice,
    blocked: allowed?.reason ? barText(allowed.reason) : null,
    onClose: close,
    onDone: close,
  }
  return (
    <Screen
      testid="notice.page"
      title={notice.number}
      tools={
        <>
          <Link to={casePath(view.case)} className="notice-case">
            {view.number} {view.party.name}
          </Link>
          <strong data-testid="notice.state">{t(`state.${notice.state}`)}</strong>
          <span className={effective ? 'second' : 'warn'} data-testid="notice.effective">
            {effective && notice.effective_on
              ? t('effective', { date: shortDate(notice.effective_on, lang) })
              : t(onItsWay ? 'under_way' : 'not_effective')}
          </span>
          <span className="second">{t('deadline_is', { date: shortDate(notice.deadline, lang) })}</span>
        </>
      }
    >
      <div className="notice-follow">
        <div className="notice-above">
          <div className="notice-form pane">
            {open ? (
              <DraftGate caseId={view.case} operation={open.operation}>
                {open.operation === 'notice/serve' && <ServeForm {...props} rung={open.rung} />}
                {open.operation === 'notice/rectified' && <RectifiedForm {...props} />}
                {open.operation === 'notice/reinspect' && <ReinspectForm {...props} />}
                {open.operation === 'notice/void' && <VoidForm {...props} />}
              </DraftGate>
            ) : (
              <section>
                <h2>{t('acts')}</h2>
                <div className="notice-acts">
                  {acts.map(operation => (
                    <Button
                      key={operation}
                      data-testid={`notice.open.${operation.slice('notice/'.length)}`}
                      onClick={() => setOpen({ operation })}
                    >
                      {said(`operation.${operation}`)}
                    </Button>
                  ))}
                </div>
                <ol className="notice-demands">
                  {notice.fields.demands.map((demand, i) => (
                    // The demands of an issued notice never change.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    <li key={i}>{demand}</li>
                  ))}
                </ol>
              </section>
            )}
          </div>
          <PageZoom person={me.id} label={notice.number} note={t('pages', { count: notice.paper.pages })}>
            <PdfPages
              where={`paper/${notice.paper.id}.pdf`}
              title={notice.number}
              pages={notice.paper.pages}
            />
          </PageZoom>
        </div>
        <Ladder
          services={notice.services}
          may={Boolean(allowance(view, 'notice/serve')?.open)}
          onRecord={rung => setOpen({ operation: 'notice/serve', rung })}
        />
      </div>
    </Screen>
  )
}
