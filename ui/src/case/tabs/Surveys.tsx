import { Link } from 'react-router'
import { useLang, useWords } from '../../app/i18n'
import { Mark } from '../../look/Mark'
import { shortTime } from '../../parts/dates'
import { Facts } from '../../parts/Field'
import { distance } from '../../parts/numbers'
import { allowance } from '../allowed'
import { FileThumb } from '../FileThumb'
import { actPath } from '../paths'
import type { CaseView, SurveyView } from '../types'
import { Corrections } from './Corrections'

/** Every survey, the one that counts first; the machine's answer stands beside the person's. */
export function Surveys({ view }: { view: CaseView }) {
  const t = useWords('case')
  const may = allowance(view, 'survey/record')?.open
  return (
    <div className="case-part">
      {view.surveys.length === 0 && <p className="second">{t('survey_tab.none')}</p>}
      {may && (
        <p>
          <Link to={actPath(view.case, 'survey/record')}>{t('survey_tab.enter')}</Link>
        </p>
      )}
      {(view.surveys.at(-1)?.measurements.length ?? 0) > 0 && <Corrections view={view} />}
      {[...view.surveys].reverse().map(survey => (
        <Survey key={survey.recorded_at} survey={survey} />
      ))}
    </div>
  )
}

function Survey({ survey }: { survey: SurveyView }) {
  const t = useWords('case')
  const lang = useLang()
  const yes = (value: boolean) => t(value ? 'survey_tab.yes' : 'survey_tab.no')
  return (
    <section className="case-block">
      <h3>
        {t('survey_tab.at', {
          at: shortTime(survey.surveyed_at, lang),
          who: survey.surveyor_names.join(t('form.listed')),
        })}
      </h3>
      <p className="t12 third">
        {t('survey_tab.recorded', { who: survey.by_name, at: shortTime(survey.recorded_at, lang) })}
      </p>
      <Facts
        rows={[
          [t('survey_tab.unlawful'), survey.unlawful ? `${yes(true)}，${survey.unlawful_note}` : yes(false)],
          [t('survey_tab.inside_zone'), yes(survey.inside_zone)],
          [t('survey_tab.hazard'), <Grade key="h" grade={survey.hazard} />],
          [t('survey_tab.hindrance'), <Grade key="v" grade={survey.hindrance} />],
          ...(survey.note ? [[t('survey_tab.note'), survey.note] as [string, string]] : []),
        ]}
      />
      {survey.measurements.length > 0 && (
        <table className="case-table">
          <caption>{t('survey_tab.measured')}</caption>
          <tbody>
            {survey.measurements.map(m => (
              <tr key={m.facility}>
                <td>{m.facility_name}</td>
                <td className="num">{distance(m.distance_mm, m.accuracy_mm)}</td>
                <td className="second">
                  {t('survey_tab.by', { instrument: m.instrument, method: m.method })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {survey.differences.length > 0 && (
        <table className="case-table">
          <caption>{t('survey_tab.differs')}</caption>
          <tbody>
            {survey.differences.map(d => (
              <tr key={d.facility}>
                <td>{d.facility_name || t('survey_tab.whole_site')}</td>
                <td>
                  {t('survey_tab.machine')} <Mark state={d.machine} />
                </td>
                <td>
                  {t('survey_tab.person')} <Mark state={d.person} />
                </td>
                <td className="second">{d.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {survey.fixes.length > 0 && (
        <table className="case-table">
          <caption>{t('survey_tab.fixes')}</caption>
          <tbody>
            {survey.fixes.map(fix => (
              <tr key={fix.at}>
                <td>{fix.lon.toFixed(6)}</td>
                <td>{fix.lat.toFixed(6)}</td>
                <td className="num">
                  {fix.accuracy_m === null
                    ? t('survey_tab.accuracy_unknown')
                    : `±${fix.accuracy_m.toFixed(1)} m`}
                </td>
                <td className="second">
                  {shortTime(fix.at, lang)}{' '}
                  {fix.manual_reason !== null && t('survey_tab.manual', { reason: fix.manual_reason })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {survey.photos.length > 0 && (
        <ul className="case-photos">
          {survey.photos.map(photo => (
            <li key={photo.file}>
              <FileThumb id={photo.file} name={photo.caption} open />
              <span>{photo.caption}</span>
              {photo.shows && <span className="t12 second">{photo.shows}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Grade({ grade }: { grade: SurveyView['hazard'] }) {
  const t = useWords('case')
  return (
    <span className={grade === 'severe' ? 'error strong' : grade === 'possible' ? 'warn' : undefined}>
      {t(`effect.${grade}`)}
    </span>
  )
}
