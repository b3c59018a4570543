import { Checkbox } from 'antd'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import { DateRow, ProseRow } from '../case/form/rows'
import { UploadButton } from '../case/form/Upload'
import { useAct } from '../case/form/useAct'
import { useToday } from '../office/useOffice'
import { civil } from '../parts/dates'
import { moment } from './moment'
import type { NoticeFormProps } from './ServeForm'

interface Value {
  date: string
  items: { done: boolean; photos: string[] }[]
  note: string
}

/** What the party reports, item by item. */
export function RectifiedForm({ view, notice, blocked, onClose, onDone }: NoticeFormProps) {
  const t = useWords('notice')
  const today = useToday()
  const act = useAct({
    view,
    operation: 'notice/rectified',
    title: view.number,
    initial: {
      date: today,
      // Nothing counts as done until the person says so.
      items: notice.fields.demands.map(() => ({ done: false, photos: [] })),
      note: '',
    } as Value,
    holes: value => (value.date === '' ? [{ field: 'date', text: t('missing_words.date') }] : []),
    build: value => ({
      notice: notice.id,
      // A report is entered on the day it is made or later; the minute of entering is the server's to keep.
      at: moment(value.date, value.date === today ? civil(new Date().toISOString()).time : '12:00'),
      items: value.items.map((item, demand) => ({ demand, done: item.done, note: '', photos: item.photos })),
      note: value.note,
    }),
    onDone,
  })
  const change = (at: number, next: Partial<Value['items'][number]>) =>
    act.change(old => ({ ...old, items: old.items.map((x, i) => (i === at ? { ...x, ...next } : x)) }))
  return (
    <ActFrame act={act} operation="notice/rectified" blocked={blocked} onClose={onClose}>
      <DateRow act={act} field="date" label={t('rectified.date')} />
      <ActRow act={act} field="items" label={t('demands')}>
        {() => (
          <ul className="notice-items">
            {act.value.items.map((item, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the demands of an issued notice never change
              <li key={i}>
                {t('rectified.item', { n: i + 1 })} {notice.fields.demands[i]}
                <div className="notice-item-row">
                  <Checkbox checked={item.done} onChange={e => change(i, { done: e.target.checked })}>
                    {item.done ? t('rectified.done') : t('rectified.not_done')}
                  </Checkbox>
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
      <ProseRow act={act} field="note" label={t('rectified.note')} />
    </ActFrame>
  )
}
