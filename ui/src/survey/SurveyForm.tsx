import { Input } from 'antd'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, ProseRow, YesNoRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { Mark } from '../look/Mark'
import { useToday } from '../office/useOffice'
import { DateText } from '../parts/DateText'
import { civil } from '../parts/dates'
import { fold } from '../parts/fold'
import { useMe } from '../staff/session'
import { screened } from './answers'
import { Facilities } from './Facilities'
import { Fixes } from './Fixes'
import { Photos } from './Photos'
import { emptySurvey, siteDiffers, surveyHoles, surveyRecord } from './record'
import './survey.css'
import { Select } from '../parts/Select'

const EFFECTS = ['none', 'possible', 'severe'] as const

/** The survey on one page: when and who, each facility, positions, photos, three separate findings. */
export function SurveyForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('survey')
  const me = useMe()
  const today = useToday()
  const staff = useCall('staff/list', {}, { staleTime: 300_000 })
  const facilities = screened(view.screening)
  const machine = view.screening.verdict
  const act = useAct({
    view,
    operation: 'survey/record',
    title: view.number,
    initial: emptySurvey(today, civil(new Date().toISOString()).time, me.id),
    holes: value =>
      surveyHoles(value, machine, facilities).map(hole => ({
        field: hole.field,
        text:
          hole.row === undefined
            ? t(`hole.${hole.code}`)
            : t('hole_row', { what: t(`hole.${hole.code}`), n: hole.row }),
      })),
    build: value => ({ survey: surveyRecord(value, machine, facilities) }),
    onDone,
  })
  const { value } = act
  const effects = EFFECTS.map(effect => ({ value: effect, label: t(`effect.${effect}`) }))
  const worst =
    value.hazard === 'severe' || value.hindrance === 'severe'
      ? 'severe'
      : value.hazard === 'possible' || value.hindrance === 'possible'
        ? 'possible'
        : value.hazard && value.hindrance
          ? 'none'
          : null
  return (
    <ActFrame
      act={act}
      operation="survey/record"
      blocked={blocked}
      onClose={onClose}
      effect={view.surveys.length > 0 ? t('again') : undefined}
    >
      <section>
        <h2>{t('when_who')}</h2>
        <ActRow act={act} field="date" label={t('when')}>
          {({ id, describedBy }) => (
            <span className="survey-when">
              <DateText
                id={id}
                aria-describedby={describedBy}
                today={today}
                value={value.date}
                onChange={act.set('date')}
              />
              <Input
                className="survey-short"
                aria-label={t('time')}
                value={value.time}
                onChange={e =>
                  act.change({ time: fold(e.target.value).replace(/^(\d{2})(\d{2})$/, '$1:$2') })
                }
                data-testid="survey.time"
              />
            </span>
          )}
        </ActRow>
        <ActRow act={act} field="surveyors" label={t('who')} hint={t('who_hint')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={value.surveyors}
              onChange={act.set('surveyors')}
              optionFilterProp="label"
              options={(staff.data?.people ?? []).map(p => ({
                value: p.id,
                label: p.name,
                title: p.assignments[0]?.unit_name,
              }))}
              optionRender={o => `${o.label}（${o.data.title ?? ''}）`}
              data-testid="survey.surveyors"
            />
          )}
        </ActRow>
      </section>
      <Facilities act={act} view={view} />
      <Fixes act={act} view={view} />
      <Photos act={act} facilities={facilities.map(f => f.name)} />
      <section>
        <h2>{t('findings')}</h2>
        <YesNoRow
          act={act}
          field="unlawful"
          label={t('unlawful')}
          ariaLabel={t('unlawful')}
          yes={t('yes')}
          no={t('no')}
          hint={t('unlawful_hint')}
        />
        {value.unlawful && <ProseRow act={act} field="unlawful_note" label={t('unlawful_note')} />}
        <YesNoRow
          act={act}
          field="inside_zone"
          label={t('inside_zone')}
          ariaLabel={t('inside_zone')}
          yes={t('yes')}
          no={t('no')}
          hint={
            <span className="row">
              {t('machine')} <Mark state={machine} />
              {machine === 'cannot_tell' && t('settle')}
            </span>
          }
        />
        {siteDiffers(value, machine) && (
          <ProseRow act={act} field="site_reason" label={t('reason')} hint={t('site_reason_hint')} />
        )}
        <ChoiceRow act={act} field="hazard" label={t('hazard')} ariaLabel={t('hazard')} options={effects} />
        <ChoiceRow
          act={act}
          field="hindrance"
          label={t('hindrance')}
          ariaLabel={t('hindrance')}
          options={effects}
          hint={worst ? t(`leads_to.${worst}`) : undefined}
        />
        <ProseRow act={act} field="note" label={t('note')} hint={t('optional')} />
      </section>
    </ActFrame>
  )
}
