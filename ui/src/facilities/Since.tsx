import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { AffectedCases } from './AffectedCases'

/** Cases not settled yet whose answer changed after an earlier version: what restoring it would take back. */
export function Since({ since, number }: { since: string; number: number }) {
  const t = useWords('facilities')
  const asked = useCall('facilities/affected', { since })
  const cases = asked.data?.cases ?? []
  return (
    <section
      className="facilities-affected"
      aria-label={t('affected.since', { number })}
      data-testid="facilities.since"
    >
      <div className="toolrow">
        <h2>{t('affected.since', { number })}</h2>
        {asked.data && (
          <span className="second t12" role="status">
            {t('affected.count', { count: cases.length, checked: asked.data.checked })}
          </span>
        )}
      </div>
      <Trouble error={asked.error} onRetry={() => void asked.refetch()} />
      {cases.length > 0 && (
        <AffectedCases cases={cases} label={t('affected.since', { number })} testid="facilities.since.list" />
      )}
    </section>
  )
}
