import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Row, Step } from '../api/contract'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { actPath } from '../case/paths'
import { Trouble } from '../errors/Trouble'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'
import { shortDate } from '../parts/dates'
import { List } from '../parts/List'
import { distance } from '../parts/numbers'
import { nearestName } from '../worklist/texts'

/** The two steps done on site. */
const ON_SITE: Step[] = ['survey', 'reinspection']

/** 现场: what this person has to go out for, soonest first; Enter begins the record. */
export default function SurveyListPage() {
  const t = useWords('survey')
  const lang = useLang()
  const go = useNavigate()
  const [selected, setSelected] = useState<string | null>(null)
  const work = useCall('case/worklist', { scope: 'mine', query: '', steps: ON_SITE, tiers: [], verdicts: [] })
  const open = (row: Row) =>
    void go(actPath(row.case, row.step === 'reinspection' ? 'notice/reinspect' : 'survey/record'))
  return (
    <Screen title={t('list.title')} testid="survey.list.page">
      <div className="pane grow">
        <Trouble error={work.error} onRetry={() => void work.refetch()} />
        <List
          label={t('list.title')}
          columns={[
            {
              key: 'number',
              title: t('list.number'),
              width: 100,
              render: r => <span className="strong">{r.number}</span>,
            },
            {
              key: 'applicant',
              title: t('list.applicant'),
              width: 156,
              render: r => r.applicant,
              full: r => r.applicant,
            },
            {
              key: 'address',
              title: t('list.address'),
              width: 'minmax(80px, 1fr)',
              render: r => r.address,
              full: r => r.address,
            },
            { key: 'tier', title: t('list.tier'), width: 44, render: r => <Tier tier={r.tier} /> },
            { key: 'step', title: t('list.step'), width: 120, render: r => t(`case:step.${r.step}`) },
            {
              key: 'due',
              title: t('list.due'),
              width: 92,
              render: r => (
                <span className={r.section === 'overdue' ? 'error strong' : undefined}>
                  {r.due ? shortDate(r.due.date, lang) : ''}
                </span>
              ),
            },
            { key: 'verdict', title: t('machine'), width: 112, render: r => <Mark state={r.verdict} /> },
            {
              key: 'nearest',
              title: t('list.nearest'),
              width: 236,
              render: r => (
                <span className="second">
                  {r.nearest &&
                    `${nearestName(r.nearest)} ${distance(r.nearest.conductor_mm, r.nearest.uncertainty_mm)}`}
                </span>
              ),
              full: r => (r.nearest ? nearestName(r.nearest) : ''),
            },
          ]}
          rows={work.data?.rows ?? []}
          rowKey={row => `${row.case} ${row.step}`}
          selected={selected}
          onSelect={setSelected}
          onOpen={open}
          empty={work.isPending ? t('list.reading') : work.error ? null : t('list.none')}
          testid="survey.list"
        />
      </div>
    </Screen>
  )
}
