import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { AffectedCase } from '../api/contract'
import { useWords } from '../app/i18n'
import { casePath } from '../case/paths'
import { MarkSign } from '../look/Mark'
import { List } from '../parts/List'

/** Cases with the answer they stand by and another one, each a way to the case. */
export function AffectedCases(p: { cases: AffectedCase[]; label: string; testid: string }) {
  const t = useWords('facilities')
  const verdicts = useWords('look')
  const stages = useWords('case')
  const go = useNavigate()
  const [selected, setSelected] = useState<string | null>(null)
  const change = (c: AffectedCase): string =>
    `${verdicts(`verdict.${c.before.verdict}`)} → ${verdicts(`verdict.${c.after.verdict}`)}`
  return (
    <List
      label={p.label}
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
          render: c => <span className={c.approved ? 'warn' : 'second'}>{stages(`stage.${c.stage}`)}</span>,
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
      rows={p.cases}
      rowKey={c => c.case}
      selected={selected}
      onSelect={setSelected}
      onOpen={c => void go(casePath(c.case))}
      testid={p.testid}
    />
  )
}
