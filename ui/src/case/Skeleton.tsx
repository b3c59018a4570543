import { useQueryClient } from '@tanstack/react-query'
import type { CaseCard, Row } from '../api/contract'
import { useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { Lines } from '../app/Skeleton'
import { Mark } from '../look/Mark'
import { Tier } from '../look/Tier'

/** The case page before its answer: its panes at once, and of the header what the list one came from already knows. */
export function Skeleton({ id }: { id: string }) {
  const t = useWords('case')
  const known = useKnown(id)
  return (
    <Screen
      testid="case.page"
      header={
        <header className="case-head" aria-busy="true" data-testid="case.skeleton">
          <div className="case-head-who">
            <h1 className="row">
              {known ? (
                <>
                  <span className="nowrap">{known.number}</span>
                  <span className="ellipsis">{known.applicant}</span>
                  <Tier tier={known.tier} />
                </>
              ) : (
                t('title')
              )}
            </h1>
            <p className="second" role="status">
              {t('loading')}
            </p>
          </div>
          <div className="case-head-answer">
            {known && (
              <span className="t16">
                <Mark state={known.verdict} strong />
              </span>
            )}
          </div>
          <div className="case-head-clock" />
        </header>
      }
    >
      <div className="case-rail pane" />
      <div className="case-centre">
        <div className="case-part">
          <Lines count={4} />
        </div>
      </div>
      <aside className="case-right" aria-hidden="true" />
    </Screen>
  )
}

/** The row of this case in any list that was read. */
function useKnown(id: string): Row | CaseCard | null {
  const client = useQueryClient()
  const work = client.getQueriesData<{ rows: Row[] }>({ queryKey: ['case/worklist'] })
  const cards = client.getQueriesData<{ pages: { rows: CaseCard[] }[] }>({ queryKey: ['case/list'] })
  const rows = [
    ...work.flatMap(([, answer]) => answer?.rows ?? []),
    ...cards.flatMap(([, answer]) => answer?.pages?.flatMap(page => page.rows) ?? []),
  ]
  return rows.find(row => row.case === id) ?? null
}
