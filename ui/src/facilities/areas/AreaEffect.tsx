import { useWords } from '../../app/i18n'
import { TextArea } from '../../parts/TextArea'
import { EffectPanel } from '../EffectPanel'
import type { EffectState } from '../useEffectOf'
import { isChanged } from './areas'
import type { AreasEdit } from './useAreas'

/** Whose answer would be another one, and the reason for the change: under the map, before it becomes current. */
export function AreaEffect({
  it,
  state,
  asked,
  onSubmit,
}: {
  it: AreasEdit
  state: EffectState
  asked: boolean
  onSubmit: () => void
}) {
  const t = useWords('facilities')
  const changed = it.draft.changes.filter(isChanged)
  const lacksReason = asked && changed.length > 0 && it.draft.reason.trim() === ''
  return (
    <section className="hand-changes" aria-label={t('diff.affected')} data-testid="facilities.areas.effect">
      <EffectPanel state={state} changed={changed.length > 0} testid="facilities.areas" />
      {changed.length > 0 && (
        <div className="hand-reason">
          <TextArea
            value={it.draft.reason}
            placeholder={t('populated.reason')}
            aria-label={t('populated.reason')}
            aria-invalid={lacksReason || undefined}
            autoSize={{ minRows: 1, maxRows: 4 }}
            status={lacksReason ? 'error' : ''}
            onChange={it.reason}
            onSubmit={onSubmit}
            data-testid="facilities.areas.reason"
          />
          {lacksReason && (
            <p className="error t12" role="alert">
              {t('populated.lacks.reason')}
            </p>
          )}
        </div>
      )}
    </section>
  )
}
