import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { facilityName } from '../application/answerTexts'
import type { Act } from '../case/form/useAct'
import type { CaseView } from '../case/types'
import { Icon } from '../look/icons'
import { Mark } from '../look/Mark'
import { shortTime } from '../parts/dates'
import { distance } from '../parts/numbers'
import { type FixInput, fixGrade, type SurveyInput } from './record'
import { accuracy, degrees } from './typed'
import { type Position, useReceiver } from './useReceiver'

/** Worse than this is not recorded by itself; the person may choose another figure, metres. */
const GATE_M = 5

/** Positions taken on site: from the receiver when good enough, or by hand with the reason. */
export function Fixes({ act, view }: { act: Act<SurveyInput>; view: CaseView }) {
  const t = useWords('survey')
  const [on, setOn] = useState(false)
  const [gate, setGate] = useState(String(GATE_M))
  const receiver = useReceiver(on)
  const limit = accuracy(gate)
  const fixes = act.value.fixes
  const put = (next: FixInput[]) => act.change({ fixes: next })
  const take = ({ lon, lat, accuracy: m, at }: Position) =>
    put([
      ...fixes,
      {
        lon: lon.toFixed(8),
        lat: lat.toFixed(8),
        accuracy: m === null ? '' : m.toFixed(1),
        at,
        manual: false,
        manual_reason: '',
      },
    ])
  const change = (i: number, next: Partial<FixInput>) =>
    put(fixes.map((f, n) => (n === i ? { ...f, ...next } : f)))
  const position = receiver.state === 'position' ? receiver.position : null
  const good =
    position !== null && (limit === null || (position.accuracy !== null && position.accuracy <= limit))
  return (
    <section data-field="fixes">
      <h2>{t('fixes')}</h2>
      {fixes.map((fix, i) => (
        <FixRow
          key={fix.at}
          fix={fix}
          row={i}
          act={act}
          view={view}
          onChange={next => change(i, next)}
          onRemove={() => put(fixes.filter((_, n) => n !== i))}
        />
      ))}
      {on && (
        <div className="survey-receiver" role="status" data-testid="survey.receiver">
          {receiver.state === 'searching' && t('receiver.searching')}
          {receiver.state === 'failed' && <span className="error">{t(`receiver.${receiver.reason}`)}</span>}
          {position && <Accuracy metres={position.accuracy} />}
          {position && (
            <Button onClick={() => take(position)} disabled={!good} data-testid="survey.take">
              {t('take')}
            </Button>
          )}
          {position && !good && (
            <span className="warn t12">
              {position.accuracy === null
                ? t('gate_unknown')
                : t('gate_worse', { accuracy: position.accuracy.toFixed(1), gate })}
            </span>
          )}
        </div>
      )}
      <div className="row survey-tools">
        <button
          type="button"
          className="link"
          onClick={() => setOn(!on)}
          data-testid="survey.receiver.toggle"
        >
          {t(on ? 'receiver_off' : 'receiver_on')}
        </button>
        <button
          type="button"
          className="link"
          data-testid="survey.manual"
          onClick={() =>
            put([
              ...fixes,
              {
                lon: '',
                lat: '',
                accuracy: '',
                at: new Date().toISOString(),
                manual: true,
                manual_reason: '',
              },
            ])
          }
        >
          {t('by_hand')}
        </button>
        {on && (
          <span className="row t12 second">
            {t('gate')}
            <Input
              className="survey-short"
              aria-label={t('gate')}
              value={gate}
              onChange={e => setGate(e.target.value)}
            />
            m
          </span>
        )}
      </div>
    </section>
  )
}

/** Accuracy in word, mark and metres; unknown is a state of its own. */
function Accuracy({ metres }: { metres: number | null }) {
  const t = useWords('survey')
  const grade = fixGrade(metres)
  return (
    <span className={`row survey-grade-${grade}`}>
      <Icon name={grade === 'good' ? 'check' : grade === 'fair' ? 'field' : 'warning'} size={14} />
      {t(`grade.${grade}`)}
      {metres !== null && ` ±${metres.toFixed(1)} m`}
    </span>
  )
}

type RowProps = {
  fix: FixInput
  row: number
  act: Act<SurveyInput>
  view: CaseView
  onChange: (next: Partial<FixInput>) => void
  onRemove: () => void
}

function FixRow({ fix, row, act, view, onChange, onRemove }: RowProps) {
  const t = useWords('survey')
  const lang = useLang()
  const hole = act.tried ? act.missing.find(h => h.field === `fixes.${row}`) : undefined
  return (
    <div className="survey-item" data-field={`fixes.${row}`}>
      <div className="row survey-line">
        <span className="strong">{row + 1}</span>
        <Input
          aria-label={t('lon')}
          placeholder={t('lon')}
          value={fix.lon}
          disabled={!fix.manual}
          onChange={e => onChange({ lon: e.target.value })}
        />
        <Input
          aria-label={t('lat')}
          placeholder={t('lat')}
          value={fix.lat}
          disabled={!fix.manual}
          onChange={e => onChange({ lat: e.target.value })}
        />
        <Input
          className="survey-short"
          aria-label={t('fix_accuracy')}
          placeholder="±"
          value={fix.accuracy}
          disabled={!fix.manual}
          onChange={e => onChange({ accuracy: e.target.value })}
        />
        m
        <button
          type="button"
          className="iconbutton"
          aria-label={t('remove_fix', { n: row + 1 })}
          onClick={onRemove}
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      <div className="row t12 second survey-line">
        {fix.manual ? (
          <>
            <span className="warn">{t('manual')}</span>
            <Input
              aria-label={t('manual_reason')}
              placeholder={t('manual_reason')}
              value={fix.manual_reason}
              onChange={e => onChange({ manual_reason: e.target.value })}
            />
          </>
        ) : (
          <Accuracy metres={accuracy(fix.accuracy)} />
        )}
        <span>{shortTime(fix.at, lang)}</span>
        <FixAnswer fix={fix} view={view} />
      </div>
      {hole && <p className="error t12">{t('case:form.missing', { list: hole.text })}</p>}
    </div>
  )
}

/** What stands on the ground at this position, with the position's own error. */
function FixAnswer({ fix, view }: { fix: FixInput; view: CaseView }) {
  const t = useWords('survey')
  const application = useWords('application')
  const lon = degrees(fix.lon, 180)
  const lat = degrees(fix.lat, 90)
  const error = accuracy(fix.accuracy)
  const known = lon !== null && lat !== null
  const answer = useCall(
    'application/screen',
    {
      site: {
        geometry: { type: 'Point', coordinates: [lon ?? 0, lat ?? 0] },
        crs: 'EPSG:4326',
        source: error === null ? { by: 'unknown' } : { by: 'gps', accuracy_m: error },
        accuracy_m: error,
        height_m: null,
      },
      work: view.application.work,
    },
    { enabled: known, keep: true },
  )
  const screening = known ? answer.data?.screening : null
  const nearest = screening?.facilities[0]
  if (!screening) return null
  return (
    <span className="row">
      <Mark state={screening.verdict} />
      {nearest &&
        `${facilityName(nearest, application)} ${distance(nearest.conductor_mm, nearest.uncertainty_mm)}`}
      {screening.verdict === 'cannot_tell' && t('closer')}
    </span>
  )
}
