import { Link, useLocation } from 'react-router'
import { Icon, Sign } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import { MeMenu } from '../staff/MeMenu'
import { useOverdue } from '../worklist/useOverdue'
import { useWords } from './i18n'
import { rail } from './screens'

/** The left rail: 132 px (English 164), 48 px below 1280. */
export function Rail({ onPalette }: { onPalette: () => void }) {
  const t = useWords('app')
  const { pathname } = useLocation()
  const here = pathname.split('/')[1] ?? ''
  const overdue = useOverdue()
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <div className="rail-name">
        <Sign />
        <span className="rail-word">{t('product')}</span>
      </div>
      <button type="button" className="rail-jump" onClick={onPalette} data-testid="app.palette.open">
        <Icon name="search" size={14} />
        <span className="rail-word">{t('palette.open')}</span>
        <KeyHint>Ctrl K</KeyHint>
      </button>
      <div className="rail-items">
        {rail.map(item => {
          const active = here === item.path || item.also.includes(here)
          return (
            <Link
              key={item.path}
              to={`/${item.path}`}
              className={active ? 'active' : ''}
              aria-current={active ? 'page' : undefined}
              title={t(`rail.${item.word}`)}
              data-testid={`app.rail.${item.path}`}
            >
              <Icon name={item.icon} />
              <span className="rail-word">{t(`rail.${item.word}`)}</span>
              {item.path === 'worklist' && overdue > 0 && (
                <span className="rail-count" title={t('rail.overdue', { count: overdue })}>
                  {overdue}
                </span>
              )}
            </Link>
          )
        })}
      </div>
      <MeMenu />
    </nav>
  )
}
