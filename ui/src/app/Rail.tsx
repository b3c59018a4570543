import { Link, useLocation } from 'react-router'
import { useUnsettled } from '../facilities/useUnsettled'
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
  const unsettled = useUnsettled()
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
              {item.path === 'worklist' && (
                <Count count={overdue} word={t('rail.overdue', { count: overdue })} />
              )}
              {item.path === 'facilities' && (
                <Count count={unsettled} word={t('rail.unsettled', { count: unsettled })} />
              )}
            </Link>
          )
        })}
      </div>
      <MeMenu />
    </nav>
  )
}

function Count({ count, word }: { count: number; word: string }) {
  if (count === 0) return null
  return (
    <span className="rail-count" title={word}>
      {count}
    </span>
  )
}
