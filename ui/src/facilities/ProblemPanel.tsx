import { useState } from 'react'
import type { ReadReport } from '../api/contract'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { List } from '../parts/List'
import { grouped } from '../parts/numbers'
import { rejected } from './draft'
import { type ProblemGroup, type ProblemRow, rejectsCsv } from './problems'
import { problemText, problemValue } from './problemWords'
import { saveText } from './saveBytes'

/** Rows put on the page of one problem; the export has them all. */
const SHOWN = 500

/** Step 4, left: refused rows and remarks by problem, with their rows. */
export function ProblemPanel({ all, rows, label }: { all: ProblemGroup[]; rows: ReadReport; label: string }) {
  const t = useWords('facilities')
  const [chosen, setChosen] = useState<string | null>(null)
  const [row, setRow] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const refused = rejected(rows)
  const usable = rows.files.reduce((n, f) => n + f.placed, 0)
  const remarks = all.filter(g => !g.refused).reduce((n, g) => n + g.rows.length, 0)
  const key = (g: ProblemGroup) => `${g.refused} ${g.code}`
  const group = all.find(g => key(g) === chosen) ?? all[0] ?? null
  const save = async (): Promise<void> => {
    setTrouble(null)
    const text = rejectsCsv(all, [t('csv.file'), t('csv.row'), t('csv.name'), t('csv.reason')], code =>
      problemText(code, t),
    )
    try {
      await saveText(t('csv.title', { label }), text)
    } catch (error) {
      setTrouble(errorText(error))
    }
  }
  return (
    <section id="import-check" className="import-problems" aria-label={t('step.check')}>
      <div className="toolrow facilities-section">
        <h2>{refused > 0 ? t('refusedRows', { count: refused }) : t('noRefused')}</h2>
        <span className="second t12 ellipsis">{t('usable', { usable: grouped(usable), remarks })}</span>
        <span className="grow" />
        {trouble && (
          <span className="error t12" role="alert">
            {trouble}
          </span>
        )}
        {refused > 0 && (
          <button
            type="button"
            className="link t12 import-fixed"
            onClick={() => void save()}
            data-testid="facilities.export"
          >
            {t('export')}
          </button>
        )}
      </div>
      {group && (
        <div className="import-problem-panes">
          <ul className="import-kinds">
            {all.map(g => (
              <li key={key(g)}>
                <button
                  type="button"
                  aria-pressed={g === group}
                  onClick={() => {
                    setChosen(key(g))
                    setRow(null)
                  }}
                  title={problemText(g.code, t)}
                  data-testid={`facilities.problem.${g.code}`}
                >
                  <span className={g.refused ? 'ellipsis error' : 'ellipsis warn'}>
                    {problemText(g.code, t)}
                  </span>
                  <b>{g.rows.length}</b>
                </button>
              </li>
            ))}
          </ul>
          <div className="import-problem-rows">
            <List<ProblemRow>
              label={problemText(group.code, t)}
              columns={[
                {
                  key: 'row',
                  title: t('col.row'),
                  width: 88,
                  align: 'right',
                  render: r => r.row ?? t('wholeFile'),
                },
                {
                  key: 'name',
                  title: t('col.name'),
                  width: 'minmax(80px, 1fr)',
                  render: r => r.name ?? '—',
                  full: r => r.name ?? '',
                },
                {
                  key: 'value',
                  title: t('col.value'),
                  width: 'minmax(70px, 1fr)',
                  render: r => problemValue(r, t),
                  full: r => problemValue(r, t),
                },
                ...(rows.files.length > 1
                  ? [
                      {
                        key: 'file',
                        title: t('csv.file'),
                        width: 'minmax(80px, 1fr)',
                        render: (r: ProblemRow) => r.file,
                        full: (r: ProblemRow) => r.file,
                      },
                    ]
                  : []),
              ]}
              rows={group.rows.slice(0, SHOWN)}
              rowKey={r => `${r.file} ${r.row} ${group.rows.indexOf(r)}`}
              selected={row}
              onSelect={setRow}
              testid="facilities.rows"
            />
            <p className="third t12 import-remedy">
              {t(group.refused ? 'remedy.refused' : 'remedy.remark')}
              {group.rows.length > SHOWN && t('shownFirst', { shown: SHOWN })}
            </p>
          </div>
        </div>
      )}
    </section>
  )
}
