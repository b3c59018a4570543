import { useState } from 'react'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Mark } from '../look/Mark'
import { AnswerRuler } from '../map/AnswerRuler'
import type { FacilityAnswer, Screening } from '../map/api'
import { byWorst, withReach } from '../map/scene'
import { Facts } from '../parts/Field'
import { grouped, metres } from '../parts/numbers'
import { effectsOf, facilityName, measured, noteTexts, reasonText, required } from './answerTexts'
import { metresTyped } from './intake'
import type { IntakeState } from './useIntake'

/** What the dock says about the site now. */
export interface Shown {
  screening: Screening | null
  first: FacilityAnswer | null
  others: FacilityAnswer[]
  /** The answer belongs to an older state of the page. */
  stale: boolean
}

export function shownAnswer(state: IntakeState): Shown {
  const screening = state.screen.answer?.screening ?? null
  const reach = metresTyped(state.intake.reach)
  const [first = null, ...others] = byWorst(screening?.facilities ?? []).map(a => withReach(a, reach))
  return { screening, first, others, stale: state.screen.busy }
}

function clock(at: string): string {
  const time = at.match(/T(\d{2}:\d{2}:\d{2})/)?.[1]
  return time ?? ''
}

/** State, distance, ruler. A failed query says "cannot tell", never nothing. */
export function AnswerHead({ state, shown, ruler }: { state: IntakeState; shown: Shown; ruler: number }) {
  const t = useWords('application')
  const { screen, edit, measurable } = state
  const { screening, first, stale } = shown
  if (!measurable) {
    return (
      <div className="answer" data-testid="application.answer">
        <div className="answer-state">
          <Mark state="none" strong />
        </div>
        <p className="second">{t(edit.site ? 'answer.unfinished' : 'answer.no_site')}</p>
      </div>
    )
  }
  const failed = screen.error !== null && !screen.busy
  const problem = screen.answer?.problem ?? null
  const verdict = failed || problem || !screening ? 'cannot_tell' : screening.verdict
  const waiting = stale && !screen.answer
  return (
    <div
      className={stale ? 'answer stale' : 'answer'}
      data-testid="application.answer"
      data-verdict={waiting ? '' : verdict}
    >
      <div className="answer-state" role="status" aria-live="polite">
        {waiting ? (
          <Mark state="none" strong />
        ) : (
          <span className="t16">
            <Mark state={verdict} strong />
          </span>
        )}
        <span className="grow" />
        <span className="third t12">
          {stale
            ? t('answer.computing')
            : screen.answer && !failed
              ? t('answer.computed', { at: clock(screen.answer.computed_at) })
              : ''}
        </span>
      </div>
      {failed && (
        <p className="error" role="alert">
          {t('answer.failed')} {errorText(screen.error)}
        </p>
      )}
      {!failed && problem && <p className="warn">{reasonText(problem)}</p>}
      {!failed && first && (
        <>
          <p className="answer-distance">
            <b>{measured(first)}</b>
            <span className="second" title={first.clause ?? undefined}>
              {t('answer.in_brackets', { text: required(first, t) })}
            </span>
          </p>
          <AnswerRuler answer={first} width={ruler} />
        </>
      )}
      {!failed && screening && !first && <p>{t('answer.nothing_near')}</p>}
      {!failed && !problem && screening && verdict !== 'inside' && <Reasons screening={screening} />}
    </div>
  )
}

/** Why the whole answer is what it is; for "outside" only what it rests on. */
function Reasons({ screening }: { screening: Screening }) {
  if (screening.reasons.length === 0) return null
  return (
    <ul className="answer-reasons t12 second">
      {screening.reasons.map(r => (
        <li key={`${r.code} ${JSON.stringify(r.params)}`}>{reasonText(r)}</li>
      ))}
    </ul>
  )
}

/** The facts of the deciding facility. */
export function AnswerFacts({ shown }: { shown: Shown }) {
  const t = useWords('application')
  const { first, screening, stale } = shown
  if (!first || !screening) return null
  const name = facilityName(first, t)
  const half = (first.centreline_mm - first.conductor_mm) / 1000
  const forbidden = effectsOf(screening, 'forbidden', t)
  const permission = effectsOf(screening, 'permission', t)
  const keep = effectsOf(screening, 'distance', t)
  const notes = noteTexts(first, t)
  const rows: [string, React.ReactNode][] = [
    [
      t('fact.nearest'),
      <span key="n" title={name}>
        {name}
      </span>,
    ],
    [
      t('fact.centreline'),
      half > 0
        ? t('fact.centreline_text', {
            distance: (first.centreline_mm / 1000).toFixed(2),
            half: half.toFixed(2),
          })
        : `${(first.centreline_mm / 1000).toFixed(2)} m`,
    ],
  ]
  if (first.inside_mm > 0) {
    const overlap =
      first.overlap_m2 > 0 ? ` · ${t('fact.overlap', { area: grouped(first.overlap_m2, 1) })}` : ''
    rows.push([t('fact.inside'), `${(first.inside_mm / 1000).toFixed(2)} m${overlap}`])
  } else if (first.zone_mm > 0)
    rows.push([t('fact.spare'), `${(Math.max(0, first.conductor_mm - first.zone_mm) / 1000).toFixed(2)} m`])
  if (first.owner) rows.push([t('fact.owner'), first.owner])
  if (forbidden)
    rows.push([
      t('fact.forbidden'),
      <span key="f" title={forbidden}>
        {forbidden}
      </span>,
    ])
  if (permission)
    rows.push([
      t('fact.permission'),
      <span key="p" title={permission}>
        {permission}
      </span>,
    ])
  if (keep)
    rows.push([
      t('fact.distance'),
      <span key="d" title={keep}>
        {keep}
      </span>,
    ])
  if (notes.length > 0)
    rows.push([
      t('fact.notes'),
      <span key="o" title={notes.join('；')} className="third">
        {notes.join('；')}
      </span>,
    ])
  return (
    <div className={stale ? 'answer-facts stale' : 'answer-facts'} data-testid="application.facts">
      <Facts rows={rows} />
    </div>
  )
}

/** Other facilities shown at once. */
const FEW = 3

/** Every other facility and rule, worst first. */
export function Others({ shown }: { shown: Shown }) {
  const t = useWords('application')
  const [all, setAll] = useState(false)
  if (shown.others.length === 0) return <p className="third answer-others">{t('answer.no_others')}</p>
  // What is surely outside and farther than the nearest few is behind a link: it would push the rest off the screen.
  const open = shown.others.filter(a => a.verdict !== 'outside').length
  const listed = all ? shown.others : shown.others.slice(0, Math.max(open, FEW))
  const rest = shown.others.length - listed.length
  return (
    <ul className={shown.stale ? 'answer-others stale' : 'answer-others'} data-testid="application.others">
      {listed.map(a => (
        <li key={`${a.id} ${a.rule}`}>
          <Mark state={a.verdict} />
          <div>
            <div className="ellipsis" title={facilityName(a, t)}>
              {facilityName(a, t)}
              {a.rule !== 'overhead_zone' && a.rule !== 'cable_zone' && a.rule !== 'none' && (
                <span className="third"> {t(`rule.${a.rule}`)}</span>
              )}
            </div>
            <div className="second" title={a.clause ?? undefined}>
              {measured(a)}
              {a.zone_mm > 0 &&
                t('answer.in_brackets', { text: t('answer.required', { width: metres(a.zone_mm) }) })}
            </div>
          </div>
        </li>
      ))}
      {rest > 0 && (
        <li>
          <span />
          <button
            type="button"
            className="link t12"
            onClick={() => setAll(true)}
            data-testid="application.more"
          >
            {t('answer.more', { count: rest })}
          </button>
        </li>
      )}
    </ul>
  )
}
