import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import type { FormProps } from '../case/form/props'
import { ChoiceRow, DateRow, ProseRow, YesNoRow } from '../case/form/rows'
import { type Attached, FileRow } from '../case/form/Upload'
import { useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'

const RESULTS = ['ordered_removal', 'permit_given', 'no_action', 'coordinating'] as const

interface Value {
  addressee: string
  answered_on: string
  answer: string
  result: (typeof RESULTS)[number] | null
  closes: boolean | null
  file: Attached | null
}

/** One authority's answer; the result flows back to the case. */
export function AnswerForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('referral')
  const today = useToday()
  const asked = view.referral?.filed?.addressees ?? []
  const answered = new Set((view.referral?.answers ?? []).map(a => a.addressee))
  const act = useAct({
    view,
    operation: 'referral/answer',
    title: view.number,
    initial: {
      addressee: asked.length === 1 ? (asked[0] ?? '') : '',
      answered_on: '',
      answer: '',
      result: null,
      closes: null,
      file: null,
    } as Value,
    holes: value => [
      ...(value.addressee === '' ? [{ field: 'addressee', text: t('answer.addressee') }] : []),
      ...(value.answered_on === '' || value.answered_on > today
        ? [{ field: 'answered_on', text: t('answer.on') }]
        : []),
      ...(value.answer.trim() === '' ? [{ field: 'answer', text: t('answer.text') }] : []),
      ...(value.result === null ? [{ field: 'result', text: t('answer.result') }] : []),
      ...(value.closes === null ? [{ field: 'closes', text: t('answer.closes') }] : []),
    ],
    build: value => ({
      addressee: value.addressee,
      answered_on: value.answered_on,
      answer: value.answer.trim(),
      result: value.result ?? 'coordinating',
      closes: value.closes === true,
      file: value.file?.id ?? null,
    }),
    onDone,
  })
  return (
    <ActFrame act={act} operation="referral/answer" blocked={blocked} onClose={onClose}>
      <ActRow act={act} field="addressee" label={t('answer.addressee')}>
        {({ id }) => (
          <div className="act-choices" role="radiogroup" aria-label={t('answer.addressee')}>
            {asked.map((name, i) => (
              <label key={name}>
                <input
                  id={i === 0 ? id : undefined}
                  type="radio"
                  name="referral-addressee"
                  checked={act.value.addressee === name}
                  onChange={() => act.set('addressee')(name)}
                />
                <span>
                  {name} {answered.has(name) && <span className="t12 third">{t('answer.again')}</span>}
                </span>
              </label>
            ))}
          </div>
        )}
      </ActRow>
      <DateRow act={act} field="answered_on" label={t('answer.on')} />
      <ChoiceRow
        act={act}
        field="result"
        label={t('answer.result')}
        ariaLabel={t('answer.result')}
        options={RESULTS.map(value => ({ value, label: t(`result.${value}`) }))}
      />
      <ProseRow act={act} field="answer" label={t('answer.text')} hint={t('answer.text_hint')} />
      <FileRow act={act} field="file" label={t('answer.file')} />
      <YesNoRow
        act={act}
        field="closes"
        label={t('answer.closes')}
        ariaLabel={t('answer.closes')}
        yes={t('answer.yes')}
        no={t('answer.no')}
        hint={t('answer.closes_hint')}
      />
    </ActFrame>
  )
}
