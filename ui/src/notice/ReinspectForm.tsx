import { Input } from 'antd'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import { ChoiceRow, DateRow, ProseRow } from '../case/form/rows'
import { UploadButton } from '../case/form/Upload'
import { useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'
import { civil } from '../parts/dates'
import { parseNumber } from '../parts/fold'
import { Segmented } from '../parts/Segmented'
import { useMe } from '../staff/session'
import { moment } from './moment'
import { People } from './People'
import type { NoticeFormProps } from './ServeForm'

const RESULTS = ['pass', 'partly', 'fail'] as const
const GRADES = ['none', 'possible', 'severe'] as const

interface Value {
  date: string
  inspectors: string[]
  items: { result: (typeof RESULTS)[number] | null; measured: string; photos: string[] }[]
  grade: (typeof GRADES)[number] | null
  new_deadline: string
  note: string
}

/** Two inspectors, item by item, measured again, graded again. */
export function ReinspectForm({ view, notice, blocked, onClose, onDone }: NoticeFormProps) {
  const t = useWords('notice')
  const me = useMe()
  const today = useToday()
  const act = useAct({
    view,
    operation: 'notice/reinspect',
    title: view.number,
    initial: {
      date: today,
      inspectors: [me.id],
      items: notice.fields.demands.map(() => ({ result: null, measured: '', photos: [] })),
      grade: null,
      new_deadline: '',
      note: '',
    } as Value,
    holes: value => [
      ...(value.date === '' ? [{ field: 'date', text: t('missing_words.date') }] : []),
      ...(value.inspectors.length === 2
        ? []
        : [{ field: 'inspectors', text: t('missing_words.inspectors') }]),
      ...(value.items.some(i => i.result === null)
        ? [{ field: 'items', text: t('missing_words.items') }]
        : []),
      ...(value.items.some(i => i.measured.trim() !== '' && parseNumber(i.measured) === null)
        ? [{ field: 'items', text: t('missing_words.measured') }]
        : []),
      ...(value.grade === null ? [{ field: 'grade', text: t('missing_words.grade') }] : []),
      ...(value.grade === 'possible' && value.new_deadline === ''
        ? [{ field: 'new_deadline', text: t('missing_words.new_deadline') }]
        : []),
    ],
    build: value => ({
      notice: notice.id,
      at: moment(value.date, value.date === today ? civil(new Date().toISOString()).time : '12:00'),
      inspectors: value.inspectors,
      items: value.items.map((item, demand) => {
        const metres = parseNumber(item.measured)
        return {
          demand,
          result: item.result ?? 'fail',
          measured_mm: metres === null ? null : Math.round(metres * 1000),
          note: '',
          photos: item.photos,
        }
      }),
      grade: value.grade ?? 'severe',
      new_deadline: value.grade === 'possible' ? value.new_deadline : null,
      note: value.note,
    }),
    onDone,
  })
  const change = (at: number, next: Partial<Value['items'][number]>) =>
    act.change(old => ({ ...old, items: old.items.map((x, i) => (i === at ? { ...x, ...next } : x)) }))
  return (
    <ActFrame act={act} operation="notice/reinspect" blocked={blocked} onClose={onClose}>
      <DateRow act={act} field="date" label={t('reinspect.date')} />
      <People act={act} field="inspectors" label={t('reinspect.inspectors')} most={2} />
      <ActRow act={act} field="items" label={t('demands')}>
        {() => (
          <ul className="notice-items">
            {act.value.items.map((item, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the demands of an issued notice never change
              <li key={i}>
                {t('reinspect.item', { n: i + 1 })} {notice.fields.demands[i]}
                <div className="notice-item-row">
                  <Segmented
                    label={t('reinspect.result')}
                    options={RESULTS.map(r => ({ value: r, label: t(`reinspect.${r}`) }))}
                    value={(item.result ?? '') as (typeof RESULTS)[number]}
                    onChange={result => change(i, { result })}
                    testid={`notice.result.${i}`}
                  />
                  <Input
                    className="notice-short"
                    aria-label={t('reinspect.measured')}
                    placeholder={t('reinspect.measured')}
                    value={item.measured}
                    onChange={e => change(i, { measured: e.target.value })}
                  />
                  <UploadButton
                    label={t('reinspect.photos')}
                    accept="image/*"
                    onFile={file => change(i, { photos: [...item.photos, file.id] })}
                  />
                  {item.photos.length > 0 && <span className="second">{item.photos.length}</span>}
                </div>
              </li>
            ))}
          </ul>
        )}
      </ActRow>
      <ChoiceRow
        act={act}
        field="grade"
        label={t('reinspect.grade')}
        ariaLabel={t('reinspect.grade')}
        options={GRADES.map(g => ({ value: g, label: t(`reinspect.${g}`) }))}
      />
      {act.value.grade === 'possible' && (
        <DateRow act={act} field="new_deadline" label={t('reinspect.new_deadline')} />
      )}
      <ProseRow act={act} field="note" label={t('reinspect.note')} />
    </ActFrame>
  )
}
