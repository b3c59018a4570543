import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { SECTIONS, type Section, type SectionState } from './sections'

interface Props {
  states: Record<Section, SectionState>
  current: Section
  /** Nothing is judged before something was typed. */
  judged: boolean
  onGo: (section: Section) => void
}

/** Instead of a wizard: each section done, missing n or wrong n, and a way to it. */
export function SectionIndex({ states, current, judged, onGo }: Props) {
  const t = useWords('application')
  return (
    <nav className="intake-index" aria-label={t('index')}>
      {SECTIONS.map(s => {
        const { missing, wrong } = states[s]
        const done = judged && s !== 'receipt' && missing === 0 && wrong === 0
        return (
          <button
            key={s}
            type="button"
            aria-current={current === s ? 'true' : undefined}
            onClick={() => onGo(s)}
            data-testid={`application.index.${s}`}
          >
            {done && (
              <span className="ok">
                <Icon name="check" size={14} />
              </span>
            )}
            {t(`section.${s}`)}
            {judged && wrong > 0 && <span className="error">{t('index_wrong', { count: wrong })}</span>}
            {judged && wrong === 0 && missing > 0 && (
              <span className="warn">{t('index_missing', { count: missing })}</span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
