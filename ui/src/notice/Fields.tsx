import { Input } from 'antd'
import type { AnswerOf } from '../api/client'
import { useWords } from '../app/i18n'
import { ActRow } from '../case/form/ActRow'
import type { Act } from '../case/form/useAct'
import { useToday } from '../office/useOffice'
import { DateText } from '../parts/DateText'
import { Select } from '../parts/Select'
import type { Template, Typed } from './fields'

type Flag = AnswerOf<'notice/preview'>['flagged'][number]

type Props = {
  act: Act<Typed>
  template: Template
  flagged: Flag[]
  /** The field being typed into; it is tinted on the page. */
  onFocus: (field: string | null) => void
}

const TEXTS = ['facts', 'demands', 'consequences'] as const

/** The free fields of a notice. */
export function Fields({ act, template, flagged, onFocus }: Props) {
  const t = useWords('notice')
  const today = useToday()
  const focusing = (field: string) => ({ onFocus: () => onFocus(field), onBlur: () => onFocus(null) })
  return (
    <section className="notice-fields">
      <h2>{t('fill')}</h2>
      {TEXTS.map(field => (
        <ActRow
          key={field}
          act={act}
          field={field}
          label={t(field)}
          hint={
            <Flags
              act={act}
              field={field}
              flags={flagged}
              plain={field === 'demands' ? t('demands_hint') : ''}
            />
          }
        >
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={act.value[field]}
              onChange={e => act.set(field)(e.target.value)}
              data-testid={`notice.${field}`}
              {...focusing(field)}
            />
          )}
        </ActRow>
      ))}
      <ActRow act={act} field="deadline" label={t('deadline')}>
        {({ id, describedBy }) => (
          <DateText
            id={id}
            aria-describedby={describedBy}
            today={today}
            value={act.value.deadline}
            onChange={act.set('deadline')}
            data-testid="notice.deadline"
          />
        )}
      </ActRow>
      <ActRow act={act} field="inspectors" label={t('inspectors')} hint={t('inspectors_hint')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            maxCount={2}
            value={act.value.inspectors}
            onChange={act.set('inspectors')}
            optionFilterProp="label"
            options={template.staff.map(p => ({ value: p.id, label: p.name }))}
            data-testid="notice.inspectors"
            {...focusing('inspectors')}
          />
        )}
      </ActRow>
      <ActRow act={act} field="objection" label={t('objection')}>
        {({ id }) => (
          <Input
            id={id}
            value={act.value.objection}
            onChange={e => act.set('objection')(e.target.value)}
            data-testid="notice.objection"
            {...focusing('objection')}
          />
        )}
      </ActRow>
    </section>
  )
}

/** Words in a field that belong to government, each with a button that writes the utility's. */
function Flags({
  act,
  field,
  flags,
  plain,
}: {
  act: Act<Typed>
  field: (typeof TEXTS)[number]
  flags: Flag[]
  plain: string
}) {
  const t = useWords('notice')
  const own = flags.filter(f => f.field === field || f.field.startsWith(`${field}.`))
  if (own.length === 0) return plain
  return (
    <>
      {own.map(flag => (
        <span key={`${flag.field}${flag.word}`} className="warn">
          {t('flagged', { word: flag.word, instead: flag.instead })}{' '}
          <button
            type="button"
            className="link"
            data-testid="notice.replace"
            onClick={() => act.set(field)(act.value[field].replaceAll(flag.word, flag.instead))}
          >
            {t('replace')}
          </button>
        </span>
      ))}
    </>
  )
}
