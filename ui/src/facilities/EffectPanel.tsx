import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { Icon } from '../look/icons'
import { AffectedCases } from './AffectedCases'
import type { EffectState } from './useEffectOf'

/** Whose answer would be another one, before a change becomes current. */
export function EffectPanel({
  state,
  changed,
  testid,
}: {
  state: EffectState
  /** There is a change. */
  changed: boolean
  testid: string
}) {
  const t = useWords('facilities')
  const { effect, error } = state
  const area = typeof error?.params.area === 'string' ? `${error.params.area}${t('colon')}` : ''
  const said = !changed
    ? t('hand.none')
    : state.busy
      ? t('diff.checking')
      : effect
        ? t(effect.cases.length > 0 ? 'diff.cases' : 'diff.noCases', {
            count: effect.cases.length,
            checked: effect.checked,
          })
        : error
          ? ''
          : t('diff.unchecked')
  return (
    <>
      <div className="toolrow">
        <h2>{t('diff.affected')}</h2>
        <span
          className="second t12 ellipsis"
          role="status"
          data-testid={effect ? `${testid}.checked` : `${testid}.unchecked`}
        >
          {said}
        </span>
        {error && (
          <button type="button" className="link edit-clear" onClick={state.retry}>
            {t('diff.again')}
          </button>
        )}
      </div>
      {error && error.code !== 'facilities.changed' && (
        <p className="facilities-alert error" role="alert" data-testid={`${testid}.effect.problem`}>
          <Icon name="warning" size={14} />
          <span>
            {area}
            {errorText(error)}
          </span>
        </p>
      )}
      {effect && effect.cases.length > 0 && (
        <div className="edit-cases">
          <AffectedCases cases={effect.cases} label={t('diff.affected')} testid={`${testid}.effect.list`} />
        </div>
      )}
    </>
  )
}
