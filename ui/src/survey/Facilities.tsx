import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../app/i18n'
import { facilityName } from '../application/answerTexts'
import type { Act } from '../case/form/useAct'
import type { CaseView, Verdict } from '../case/types'
import { Mark } from '../look/Mark'
import { shortClause } from '../map/clause'
import { distance, metres } from '../parts/numbers'
import { Segmented } from '../parts/Segmented'
import { answersByFacility } from './answers'
import { differs, type MeasurementInput, type SurveyInput } from './record'

const VERDICTS: Verdict[] = ['inside', 'cannot_tell', 'outside']
/** So many stand open at first; the rest is one click away. */
const FIRST = 4

/** Each facility of the screening: the machine's answer, what was measured, and where the surveyor differs. */
export function Facilities({ act, view }: { act: Act<SurveyInput>; view: CaseView }) {
  const t = useWords('survey')
  const application = useWords('application')
  const [all, setAll] = useState(false)
  const answers = answersByFacility(view.screening)
  const shown = all ? answers : answers.slice(0, FIRST)
  const { measurements, opinions } = act.value
  const setMeasurement = (id: string, name: string, next: Partial<MeasurementInput> | null) => {
    const has = measurements.some(m => m.facility === id)
    const fresh = {
      facility: id,
      facility_name: name,
      distance: '',
      accuracy: '',
      method: '',
      instrument: lastInstrument(measurements),
    }
    act.change({
      measurements:
        next === null
          ? measurements.filter(m => m.facility !== id)
          : has
            ? measurements.map(m => (m.facility === id ? { ...m, ...next } : m))
            : [...measurements, { ...fresh, ...next }],
    })
  }
  return (
    <section>
      <h2>{t('facilities')}</h2>
      {answers.length === 0 && <p className="second">{t('facilities_none')}</p>}
      {shown.map(answer => {
        const id = answer.id
        const name = facilityName(answer, application)
        const index = measurements.findIndex(m => m.facility === id)
        const measured = measurements[index]
        const opinion = opinions[id]
        const different = differs({ id, name: name, verdict: answer.verdict }, opinion)
        const hole = act.tried
          ? act.missing.find(
              h => h.field === `opinions.${id}` || (index >= 0 && h.field === `measurements.${index}`),
            )
          : undefined
        return (
          <div key={id} className="survey-item" data-field={`opinions.${id}`}>
            <div className="row survey-line">
              <span className="strong grow ellipsis" title={name}>
                {name}
              </span>
              <span className="t12 second">{t('machine')}</span>
              <Mark state={answer.verdict} />
              <span className="second">
                {distance(answer.conductor_mm, answer.uncertainty_mm)}
                {answer.zone_mm > 0 &&
                  t('required', { width: metres(answer.zone_mm), clause: shortClause(answer.clause) })}
              </span>
            </div>
            <div className="row survey-line" data-field={index >= 0 ? `measurements.${index}` : undefined}>
              <span className="second survey-key">{t('measured')}</span>
              <Input
                className="survey-short"
                aria-label={t('measured_of', { name: name })}
                value={measured?.distance ?? ''}
                onChange={e =>
                  setMeasurement(
                    id,
                    name,
                    e.target.value === '' && isBlank(measured) ? null : { distance: e.target.value },
                  )
                }
                data-testid={`survey.distance.${id}`}
              />
              ±
              <Input
                className="survey-short"
                aria-label={t('measured_accuracy')}
                value={measured?.accuracy ?? ''}
                disabled={!measured}
                onChange={e => setMeasurement(id, name, { accuracy: e.target.value })}
                data-testid={`survey.accuracy.${id}`}
              />
              m
              {measured && (
                <>
                  <Input
                    aria-label={t('instrument')}
                    placeholder={t('instrument')}
                    value={measured.instrument}
                    onChange={e => setMeasurement(id, name, { instrument: e.target.value })}
                    data-testid={`survey.instrument.${id}`}
                  />
                  <Input
                    aria-label={t('method')}
                    placeholder={t('method')}
                    value={measured.method}
                    onChange={e => setMeasurement(id, name, { method: e.target.value })}
                  />
                  <button type="button" className="link" onClick={() => setMeasurement(id, name, null)}>
                    {t('remove')}
                  </button>
                </>
              )}
            </div>
            <div className="row survey-line">
              <span className="second survey-key">{t('opinion')}</span>
              <Segmented
                label={t('opinion_of', { name: name })}
                options={VERDICTS.map(value => ({ value, label: t(`look:verdict.${value}`) }))}
                value={(opinion?.person ?? '') as Verdict}
                onChange={person =>
                  act.change({ opinions: { ...opinions, [id]: { reason: opinion?.reason ?? '', person } } })
                }
                testid={`survey.opinion.${id}`}
              />
              {different && (
                <Input
                  aria-label={t('reason')}
                  placeholder={t('reason_hint')}
                  value={opinion?.reason ?? ''}
                  onChange={e =>
                    act.change({
                      opinions: {
                        ...opinions,
                        [id]: { person: opinion?.person ?? null, reason: e.target.value },
                      },
                    })
                  }
                  data-testid={`survey.reason.${id}`}
                />
              )}
              {!different && <span className="third t12">{t('opinion_same')}</span>}
            </div>
            {hole && <p className="error t12">{t('case:form.missing', { list: hole.text })}</p>}
          </div>
        )
      })}
      {!all && answers.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('more_facilities', { count: answers.length - FIRST })}
        </button>
      )}
    </section>
  )
}

function isBlank(measured: MeasurementInput | undefined): boolean {
  return !measured || (measured.accuracy === '' && measured.method === '')
}

/** The instrument used last stands in the next row: one survey is mostly done with one. */
function lastInstrument(measurements: MeasurementInput[]): string {
  return measurements.at(-1)?.instrument ?? ''
}
