import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { errorText } from './errorText'

/** An error at its place: mark, words, and a way on. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords('parts')
  if (!error) return null
  return (
    <div className="trouble" role="alert">
      <Icon name="warning" />
      <span>
        {errorText(error)}
        {onRetry && (
          <button type="button" className="link" onClick={onRetry}>
            {t('retry')}
          </button>
        )}
      </span>
    </div>
  )
}
