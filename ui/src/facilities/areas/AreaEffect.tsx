import { useWords } from '../../app/i18n'
import { errorText } from '../../errors/errorText'
import { Icon } from '../../look/icons'
import { TextArea } from '../../parts/TextArea'
import { AffectedCases } from '../AffectedCases'
import { isChanged } from './areas'
import type { AreasEdit } from './useAreas'
import type { EffectState } from './useEffectOf'

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
  const { effect, error } = state
  const area = typeof error?.params.area === 'string' ? `${error.params.area}${t('colon')}` : ''
  return (
    <section className="hand-changes" aria-label={t('diff.affected')} data-testid="facilities.areas.effect">
      <div className="toolrow">
        <h2>{t('diff.affected')}</h2>
        <span
          className="second t12 ellipsis"
          role="status"
          data-testid={effect ? 'facilities.areas.checked' : 'facilities.areas.unchecked'}
        >
          {changed.length === 0
            ? t('hand.none')
            : state.busy
              ? t('populated.checking')
              : effect
                ? t(effect.cases.length > 0 ? 'diff.cases' : 'diff.noCases', {
                    count: effect.cases.length,
                    checked: effect.checked,
                  })
                : error
                  ? ''
                  : t('populated.unchecked')}
        </span>
        {error && (
          <button type="button" className="link areas-fixed" onClick={state.retry}>
            {t('populated.again')}
          </button>
        )}
      </div>
      {error && error.code !== 'facilities.changed' && (
        <p className="facilities-alert error" role="alert" data-testid="facilities.areas.effect.problem">
          <Icon name="warning" size={14} />
          <span>
            {area}
            {errorText(error)}
          </span>
        </p>
      )}
      {effect && effect.cases.length > 0 && (
        <div className="areas-cases">
          <AffectedCases
            cases={effect.cases}
            label={t('diff.affected')}
            testid="facilities.areas.effect.list"
          />
        </div>
      )}
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
