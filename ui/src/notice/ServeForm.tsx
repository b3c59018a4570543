import { Input } from 'antd'
import { useEffect } from 'react'
import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import { ActRow } from '../case/form/ActRow'
import { ChoiceRow, DateRow, TextRow } from '../case/form/rows'
import { UploadButton } from '../case/form/Upload'
import { useAct } from '../case/form/useAct'
import type { CaseView, NoticeView } from '../case/types'
import { useToday } from '../office/useOffice'
import { civil } from '../parts/dates'
import { fold } from '../parts/fold'
import { useMe } from '../staff/session'
import { moment, readTime } from './moment'
import { People } from './People'
import { type Act, ASKS, type Kind, type Rung, type Text } from './ways'

interface Value extends Record<Text, string> {
  /** The way the progress below was entered for. */
  rung: Rung
  act: Act
  date: string
  time: string
  servers: string[]
  evidence: { kind: Kind; file: string; name: string }[]
}

export interface NoticeFormProps {
  view: CaseView
  notice: NoticeView
  blocked: string | null
  onClose: () => void
  onDone: () => void
}

/** One act of service. It is an observation and always taken; what is missing only keeps it from counting. */
export function ServeForm({
  view,
  notice,
  blocked,
  onClose,
  onDone,
  rung,
}: NoticeFormProps & { rung: Rung }) {
  const t = useWords('notice')
  const me = useMe()
  const today = useToday()
  const asks = ASKS[rung]
  // What was typed for another way stays in the form but is not said of this one.
  const asked = (field: Text, value: Value) => (asks.texts.includes(field) ? value[field] : '')
  const evidence = (value: Value) => value.evidence.filter(e => asks.evidence.includes(e.kind))
  const act = useAct({
    view,
    operation: 'notice/serve',
    title: view.number,
    initial: {
      rung,
      act: asks.acts[0] ?? 'delivered',
      date: today,
      time: civil(new Date().toISOString()).time,
      servers: [me.id],
      receiver: '',
      relation: '',
      refused_reason: '',
      witness: '',
      tracking: '',
      system: '',
      place: '',
      evidence: [],
    } as Value,
    holes: value => [
      ...(value.date === '' ? [{ field: 'date', text: t('missing_words.date') }] : []),
      ...(readTime(value.time) === null ? [{ field: 'time', text: t('missing_words.time') }] : []),
      ...(value.servers.length === 0 ? [{ field: 'servers', text: t('missing_words.servers') }] : []),
    ],
    build: value => ({
      notice: notice.id,
      service: {
        rung,
        act: value.act,
        at: moment(value.date, value.time),
        servers: value.servers,
        receiver: asked('receiver', value),
        relation: asked('relation', value),
        refused_reason: asked('refused_reason', value),
        witness: asked('witness', value),
        tracking: fold(asked('tracking', value)),
        system: asked('system', value),
        place: asked('place', value),
        evidence: evidence(value).map(({ kind, file }) => ({ kind, file })),
      },
    }),
    onDone,
  })
  const { value, change } = act
  // A form kept or still open for another way begins with this way's own progress, so nobody claims delivery by changing over.
  useEffect(() => {
    const first = ASKS[rung].acts[0]
    if (value.rung !== rung && first) change({ rung, act: first })
  }, [value.rung, rung, change])
  return (
    <ActFrame
      act={act}
      operation="notice/serve"
      blocked={blocked}
      onClose={onClose}
      effect={`${t(`rung.${rung}`)}：${t(`rule.${rung}`)}`}
    >
      {asks.acts.length > 1 && (
        <ChoiceRow
          act={act}
          field="act"
          label={t('serve.act')}
          ariaLabel={t('serve.act')}
          options={asks.acts.map(a => ({ value: a, label: t(`serve.${a}`) }))}
        />
      )}
      <DateRow act={act} field="date" label={t('serve.date')} />
      <ActRow act={act} field="time" label={t('serve.time')}>
        {({ id }) => (
          <Input
            id={id}
            className="notice-short"
            value={value.time}
            onChange={e => act.set('time')(fold(e.target.value))}
          />
        )}
      </ActRow>
      <People act={act} field="servers" label={t('serve.servers')} />
      {asks.texts.map(field => (
        <TextRow key={field} act={act} field={field} label={t(`serve.${field}`)} />
      ))}
      <ActRow act={act} field="evidence" label={t('serve.evidence')}>
        {() => (
          <ul className="notice-items" data-testid="notice.evidence">
            {evidence(value).map(e => (
              <li key={`${e.kind}${e.file}`}>
                {t(`evidence.${e.kind}`)} · {e.name}
              </li>
            ))}
            <li className="notice-item-row">
              {asks.evidence.map(kind => (
                <UploadButton
                  key={kind}
                  label={t('serve.add', { what: t(`evidence.${kind}`) })}
                  testid={`notice.evidence.${kind}`}
                  onFile={file =>
                    act.change(old => ({
                      ...old,
                      evidence: [...old.evidence, { kind, file: file.id, name: file.name }],
                    }))
                  }
                />
              ))}
            </li>
          </ul>
        )}
      </ActRow>
    </ActFrame>
  )
}
