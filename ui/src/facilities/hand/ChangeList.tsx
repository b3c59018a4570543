import { useWords } from '../../app/i18n'
import { Icon } from '../../look/icons'
import { TextArea } from '../../parts/TextArea'
import { EffectPanel } from '../EffectPanel'
import type { EffectState } from '../useEffectOf'
import { type Change, type Diff, diffs, isChanged, lacks } from './hand'
import type { HandEdit } from './useHandEdit'

/** What will be different once this is sent, each with how far it moves, whose answer it changes, and the reason for all of it. */
export function ChangeList({
  it,
  state,
  asked,
  onSubmit,
}: {
  it: HandEdit
  state: EffectState
  asked: boolean
  onSubmit: () => void
}) {
  const t = useWords('facilities')
  const changed = it.draft.changes.filter(isChanged)
  const lacksReason = asked && changed.length > 0 && it.draft.reason.trim() === ''
  return (
    <section className="hand-changes" aria-label={t('hand.changes')} data-testid="facilities.hand.changes">
      <div className="toolrow">
        <h2>{t('hand.changes')}</h2>
        <span className="second t12" role="status">
          {changed.length > 0 ? t('hand.count', { count: changed.length }) : t('hand.none')}
        </span>
      </div>
      {changed.length > 0 && (
        <ul>
          {changed.map(c => (
            <ChangeRow key={c.key} change={c} it={it} />
          ))}
        </ul>
      )}
      {changed.length > 0 && <EffectPanel state={state} changed testid="facilities.hand" />}
      {changed.length > 0 && (
        <div className="hand-reason">
          <TextArea
            value={it.draft.reason}
            placeholder={t('hand.reason')}
            aria-label={t('hand.reason')}
            autoSize={{ minRows: 1, maxRows: 4 }}
            status={lacksReason ? 'error' : ''}
            onChange={it.reason}
            onSubmit={onSubmit}
            data-testid="facilities.hand.reason"
          />
        </div>
      )}
    </section>
  )
}

function ChangeRow({ change, it }: { change: Change; it: HandEdit }) {
  const t = useWords('facilities')
  const says = useDiffWords()
  const name = change.typed.name.trim() || change.original?.name || t('hand.new')
  const what = diffs(change).map(says).join(t('semicolon'))
  const other = it.others[change.key]
  return (
    <li className={it.draft.open === change.key ? 'on' : ''}>
      <button type="button" className="link ellipsis" title={name} onClick={() => it.reopen(change.key)}>
        {name}
      </button>
      <span className="ellipsis" title={what}>
        {what}
      </span>
      {other && (
        <span className="warn t12">
          <Icon name="warning" size={14} /> {t(`hand.other.${other}`)}
        </span>
      )}
      {lacks(change).length > 0 && (
        <span className="warn t12">{t('hand.incomplete', { count: lacks(change).length })}</span>
      )}
      <button
        type="button"
        className="link"
        aria-label={`${t('hand.takeBack')} ${name}`}
        onClick={() => it.drop(change.key)}
        data-testid="facilities.hand.take_back"
      >
        {t('hand.takeBack')}
      </button>
    </li>
  )
}

/** A difference in words. */
function useDiffWords(): (d: Diff) => string {
  const t = useWords('facilities')
  return d => {
    if (d.code === 'moved')
      return [
        t('hand.diff.moved', { metres: d.metres < 0.01 ? '<0.01' : d.metres.toFixed(2) }),
        ...(d.before === d.after ? [] : [t('hand.diff.vertices', { before: d.before, after: d.after })]),
      ].join(t('comma'))
    if (!('before' in d)) return t(`hand.diff.${d.code}`)
    const metric = d.code === 'spread' || d.code === 'accuracy'
    const value = (text: string | null): string => {
      if (metric) return text === null ? t('hand.unknown') : `${text} m`
      return d.code === 'kind' ? t(`kind.${text}`) : text || t('emptyCell')
    }
    return t('hand.diff.from', {
      field: t(`${metric ? 'said' : 'field'}.${d.code}`),
      before: value(d.before),
      after: value(d.after),
    })
  }
}
