import type { AnswerOf } from '../api/client'
import { useLang, useWords } from '../app/i18n'
import { longDate } from '../parts/dates'
import { Facts } from '../parts/Field'

/** Which years' holiday notices are known, and up to which day a date is certain. */
export function CalendarPart({ calendar }: { calendar: AnswerOf<'policy/show'>['calendar'] }) {
  const t = useWords('policy')
  const lang = useLang()
  return (
    <>
      <div className="policy-facts" data-testid="policy.calendar">
        <Facts
          rows={[
            [t('calendar.years'), calendar.years.join(t('comma'))],
            [t('calendar.settled'), longDate(calendar.settled_until, lang)],
          ]}
        />
      </div>
      <p className="policy-lead second">{t('calendar.note')}</p>
    </>
  )
}
