import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AffectedCase } from '../api/contract'
import { useCall } from '../api/useCall'
import { useWords } from '../app/i18n'
import { casePath } from '../case/paths'
import { Trouble } from '../errors/Trouble'
import { MarkSign } from '../look/Mark'
import { List } from '../parts/List'

/** Cases not settled yet whose answer changed after an earlier version: what restoring it would take back. */
export function Since({ since, number }: { since: string; number: number }) {
  const t = useWords('facilities')
  const verdicts = useWords('look')
  const stages = useWords('case')
  const go = useNavigate()
  const [selected, setSelected] = useState<string | null>(null)
  const asked = useCall('facilities/affected', { since })
  const cases = asked.data?.cases ?? []
  const change = (c: AffectedCase): string =>
    `${verdicts(`verdict.${c.before.verdict}`)} → ${verdicts(`verdict.${c.after.verdict}`)}`
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
        <List
          label={t('affected.since', { number })}
          columns={[
            { key: 'n', title: t('affected.case'), width: 108, render: c => <b>{c.number}</b> },
            {
              key: 'who',
              title: t('affected.applicant'),
              width: 'minmax(72px, 1fr)',
              render: c => c.applicant,
              full: c => c.applicant,
            },
            {
              key: 'stage',
              title: t('affected.stage'),
              width: 'minmax(64px, 0.7fr)',
              render: c => (
                <span className={c.approved ? 'warn' : 'second'}>{stages(`stage.${c.stage}`)}</span>
              ),
              full: c => stages(`stage.${c.stage}`),
            },
            {
              key: 'change',
              title: t('affected.change'),
              width: 'minmax(132px, 1fr)',
              render: c => (
                <span className="row ellipsis">
                  <MarkSign state={c.after.verdict} />
                  <span className="ellipsis">{change(c)}</span>
                </span>
              ),
              full: c => `${change(c)} ${c.after.inside.join(t('comma'))}`,
            },
          ]}
          rows={cases}
          rowKey={c => c.case}
          selected={selected}
          onSelect={setSelected}
          onOpen={c => void go(casePath(c.case))}
          testid="facilities.since.list"
        />
      )}
    </section>
  )
}
