import { Fragment, useEffect, useRef, useState } from 'react'
import { useLang, useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { underWay } from '../notice/ways'
import { useDataNumber } from '../office/useDataNumber'
import { useToday } from '../office/useOffice'
import { shortDate, shortTime } from '../parts/dates'
import { coded } from './problem'
import './rail.css'
import { FOLD_AT, folded } from './rail'
import type { CaseView, RailStep } from './types'

/** Who had it, who has it, who will: the whole way of the case. Narrow: 45 px of dots, the step on focus or hover. */
export function ApprovalRail({ view }: { view: CaseView }) {
  const t = useWords('case')
  const [open, setOpen] = useState(false)
  const { shown, hidden } = open ? { shown: view.rail, hidden: 0 } : folded(view.rail, MOST)
  const rail = useRef<HTMLElement>(null)
  // A long way is read from where it stands: the open step is in sight without scrolling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another step in work moves it
  useEffect(() => {
    const current = rail.current?.querySelector<HTMLElement>('[aria-current="step"]')
    current?.scrollIntoView?.({ block: 'nearest' })
  }, [view.rail.findIndex(step => step.state === 'current')])
  return (
    <nav ref={rail} className="case-rail pane" aria-label={t('rail.title')} data-testid="case.rail">
      <h2>{t('rail.title')}</h2>
      <ol>
        {shown.map((step, i) => (
          // A step may come twice after a return; the path of one reading is fixed.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={`${step.step} ${i}`}>
            {hidden > 0 && i === FOLD_AT && (
              <li className="case-step-fold">
                <span />
                <button type="button" className="link" onClick={() => setOpen(true)}>
                  {t('rail.folded', { count: hidden })}
                </button>
              </li>
            )}
            <RailItem step={step} view={view} />
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}

/** More rows than this fold. */
const MOST = 16

function RailItem({ step, view }: { step: RailStep; view: CaseView }) {
  const t = useWords('case')
  return (
    <li className={`case-step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
      {/* A dot alone has to be reachable and say its step when the rail is collapsed. */}
      <button
        type="button"
        className="case-step-dot"
        aria-label={`${t(`step.${step.step}`)}，${t(`rail.state.${step.state}`)}`}
      >
        {step.state === 'done' && <Icon name="check" size={10} />}
      </button>
      <div className="case-step-text">
        <div className="case-step-name">
          <span className={step.state === 'current' ? 'strong' : undefined}>{t(`step.${step.step}`)}</span>
          <span className="t12 second nowrap">
            <Right step={step} />
          </span>
        </div>
        <Under step={step} />
        {step.step === 'service' && step.state === 'current' && <OnItsWay view={view} />}
      </div>
    </li>
  )
}

/** At the right edge: working days taken, days so far, or what is expected. */
function Right({ step }: { step: RailStep }) {
  const t = useWords('case')
  const lang = useLang()
  if (step.step === 'screened' && step.result) return coded('result', step.result.code, step.result.params)
  if (step.state === 'done') return step.days === null ? null : t('day', { n: step.days })
  if (step.state === 'current') return step.days === null ? null : t('rail.already', { n: step.days })
  if (step.due)
    return t('rail.limit', { date: step.due.settled ? shortDate(step.due.date, lang) : t('rail.open_date') })
  return t('rail.expected')
}

function Under({ step }: { step: RailStep }) {
  const t = useWords('case')
  const lang = useLang()
  const who =
    step.person && step.unit_name ? `${step.unit_name} ${step.person}` : (step.person ?? step.unit_name)
  const screening = step.step === 'screened'
  return (
    <>
      {screening && <Versions step={step} />}
      {who && <p>{step.state === 'current' && step.person ? t('rail.holds', { who }) : who}</p>}
      {step.result && !screening && (
        <p className={tone(step.result.params)}>{coded('result', step.result.code, step.result.params)}</p>
      )}
      {step.opinion && (
        <p title={step.opinion} className="ellipsis">
          {step.opinion}
        </p>
      )}
      {step.at && (
        <p>
          {step.state === 'current'
            ? t('rail.since', { date: shortDate(step.at.slice(0, 10), lang) })
            : shortTime(step.at, lang)}
        </p>
      )}
    </>
  )
}

/** The notice was sent or published and has not arrived yet. */
function OnItsWay({ view }: { view: CaseView }) {
  const t = useWords('notice')
  const lang = useLang()
  const today = useToday()
  const notice = [...view.notices].reverse().find(n => !n.void)
  const way = notice && underWay(notice.services, today)
  if (!way) return null
  return (
    <p className="warn" data-testid="case.rail.sent">
      {t(`rung.${way.rung}`)} {t(`ladder.${way.is}`, { date: shortDate(way.on, lang) })}
    </p>
  )
}

/** Which data and which rules it was screened with. The fingerprints are for looking up, so they stand in the title. */
function Versions({ step }: { step: RailStep }) {
  const t = useWords('case')
  const facilities = versionOf(step, 'facilities_version')
  const rules = versionOf(step, 'rules_version')
  const number = useDataNumber(facilities)
  return (
    <p className="ellipsis" title={`${facilities}\n${rules}`} data-testid="case.rail.versions">
      {number === null
        ? t('rail.automatic', { facilities: short(facilities), rules: short(rules) })
        : t('rail.automatic_numbered', { number, rules: short(rules) })}
    </p>
  )
}

function versionOf(step: RailStep, name: string): string {
  return String(step.result?.params[name] ?? '')
}

/** A version as the status bar says it: the dated end of a rule set's name, or the first characters of a fingerprint. */
function short(text: string): string {
  const dated = /\d{4}-\d{2}-\d{2}[^/]*/.exec(text)?.[0]
  return dated ?? (text.length > 12 ? text.slice(0, 8) : text)
}

/** A severe finding is the one result in colour. */
function tone(params: Record<string, unknown>): string | undefined {
  return Object.values(params).includes('severe') ? 'error' : undefined
}
