import { Link } from 'react-router'
import { useCall } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { Trouble } from '../../errors/Trouble'
import type { OpenedArea } from './AreasScreen'
import { AreaWords } from './AreaWords'
import { groundText } from './ground'
import './areas.css'

/** Areas an authority has declared densely populated: those in force, each with a way to change it. */
export function Populated({ may }: { may: boolean }) {
  const t = useWords('facilities')
  const now = useCall('facilities/populated', {})
  const areas = now.data?.areas ?? []
  const way = (area: OpenedArea) => ({ to: '/facilities?populated', state: { area } })
  return (
    <section aria-label={t('populated.title')} data-testid="facilities.populated">
      <div className="toolrow facilities-section">
        <h2>{t('populated.title')}</h2>
        <span className="second t12 ellipsis">
          {t('populated.designed', { count: now.data?.designed ?? 0 })}
        </span>
        <span className="grow" />
        {may && (
          <Link className="areas-fixed" {...way({ at: null })} data-testid="facilities.populated.add">
            {t('populated.add')}
          </Link>
        )}
      </div>
      <Trouble error={now.error} onRetry={() => void now.refetch()} />
      {now.data && areas.length === 0 && <p className="areas-none second">{t('populated.none')}</p>}
      {areas.length > 0 && (
        <ul className="populated-list">
          {areas.map((a, at) => (
            // Their place in the list is what names them.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={at}>
              <AreaWords
                document={a.document}
                authority={a.authority}
                date={[a.as_of, errorOf(a.accuracy_m, a.own_error_m, t), groundText(a.area_m2)]
                  .filter(Boolean)
                  .join(' · ')}
              />
              {may && (
                <>
                  <Link
                    className="areas-fixed"
                    {...way({ at, remove: false })}
                    aria-label={`${t('populated.edit')} ${a.document}`}
                    data-testid="facilities.populated.edit"
                  >
                    {t('populated.edit')}
                  </Link>
                  <Link
                    className="areas-fixed"
                    {...way({ at, remove: true })}
                    aria-label={`${t('populated.remove')} ${a.document}`}
                    data-testid="facilities.populated.remove"
                  >
                    {t('populated.remove')}
                  </Link>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** How well the border is known, with what its coordinate system adds. */
function errorOf(accuracy: number | null, own: number | null, t: ReturnType<typeof useWords>): string {
  const border = accuracy === null ? t('populated.errorUnknown') : t('populated.error', { metres: accuracy })
  return own === null ? border : border + t('comma') + t('populated.errorOwn', { metres: own })
}
