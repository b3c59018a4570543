import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import type { SaveState as State } from './useDraft'

/** Beside the title, in words; a failure speaks up at the first failed try. */
export function SaveState({ save, onRetry }: { save: State; onRetry?: () => void }) {
  const t = useWords('draft')
  if (save.state === 'failed' || save.state === 'changed')
    return (
      <span className="row error t12" role="alert" data-testid="draft.state" style={{ minWidth: 0 }}>
        <span className="ellipsis" title={errorText(save.error)}>
          {t('failed', { why: errorText(save.error) })}
        </span>
        {onRetry && (
          <button type="button" className="link" onClick={onRetry} style={{ marginLeft: 8 }}>
            {t('retry')}
          </button>
        )}
      </span>
    )
  return (
    <span className="third t12 nowrap" role="status" data-testid="draft.state">
      {save.state === 'saved' && (save.at ? t('saved', { at: save.at }) : t('savedBefore'))}
      {save.state === 'saving' && t('saving')}
      {save.state === 'unsaved' && t('unsaved')}
    </span>
  )
}
