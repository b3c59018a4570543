import type { PopulatedAnswer } from '../../api/types/PopulatedAnswer'
import { useWords } from '../../app/i18n'
import { Icon } from '../../look/icons'
import { AreaWords } from './AreaWords'
import { type AreaChange, isChanged, keyOf, lacks } from './areas'
import type { AreasEdit } from './useAreas'

/** The areas in force with what is being done to them, and the new ones below. */
export function AreaList({ it, now }: { it: AreasEdit; now: PopulatedAnswer }) {
  const t = useWords('facilities')
  const { changes, expected } = it.draft
  // Changes that were made on an older list stand alone until they are put on this one.
  const stale = changes.some(isChanged) && expected !== now.version
  const areas = stale ? [] : now.areas
  const rows = [
    ...areas.map((area, at) => ({ key: keyOf(at), at, area, change: changes.find(c => c.at === at) })),
    ...changes
      .filter(c => stale || c.at === null)
      .map(c => ({ key: c.key, at: c.at, area: c.original, change: c })),
  ]
  return (
    <section className="areas-list" aria-label={t('populated.title')}>
      <ul data-testid="facilities.areas.list">
        {rows.map(({ key, at, area, change }) => (
          <li key={key} className={it.draft.open === key ? 'on' : ''}>
            <button
              type="button"
              className="areas-open"
              aria-current={it.draft.open === key}
              onClick={() => (at === null || stale ? it.reopen(key) : it.openAt(at))}
            >
              <AreaWords
                authority={change?.typed.authority ?? area?.authority ?? ''}
                document={change?.typed.document || area?.document || t('populated.new')}
                date={change ? change.typed.asOf : (area?.as_of ?? '')}
              />
            </button>
            {change && isChanged(change) && <State change={change} other={it.others[key]} />}
            {change && isChanged(change) ? (
              <button
                type="button"
                className="link areas-fixed"
                aria-label={`${t('hand.takeBack')} ${change.typed.document}`}
                onClick={() => it.drop(key)}
                data-testid="facilities.areas.take_back"
              >
                {t('hand.takeBack')}
              </button>
            ) : (
              at !== null && (
                <button
                  type="button"
                  className="link areas-fixed"
                  aria-label={`${t('populated.remove')} ${area?.document ?? ''}`}
                  onClick={() => it.removeAt(at, true)}
                >
                  {t('populated.remove')}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="areas-none second">{t('populated.none')}</p>}
    </section>
  )
}

/** What will be done to an area, or what it lacks still. */
function State({ change, other }: { change: AreaChange; other: 'changed' | 'gone' | undefined }) {
  const t = useWords('facilities')
  const count = lacks(change).length
  const what = change.remove ? 'removed' : change.at === null ? 'added' : 'changed'
  return (
    <span className={count > 0 || other || change.remove ? 'warn t12 areas-fixed' : 'second t12 areas-fixed'}>
      {other && <Icon name="warning" size={14} />}
      {other
        ? t(`populated.other.${other}`)
        : count > 0
          ? t('hand.incomplete', { count })
          : t(`populated.what.${what}`)}
    </span>
  )
}
