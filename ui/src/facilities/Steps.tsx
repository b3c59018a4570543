import type { ReadReport } from '../api/contract'
import { useWords } from '../app/i18n'
import { Icon, type IconName } from '../look/icons'
import { grouped } from '../parts/numbers'
import { encodingName, type Missing, oneSystem, rejected, rows } from './draft'
import { groups } from './problems'
import { systemName } from './system'
import type { Import } from './useImport'

type Props = {
  it: Import
  report: ReadReport | null
  lacks: Missing[]
  onTab: (tab: 'rows' | 'system') => void
}
type State = 'done' | 'open' | 'warn' | 'later'
const SIGN: Record<State, IconName | null> = { done: 'check', open: 'field', warn: 'warning', later: null }

/** The index of the page: four cells, each goes to its part. */
export function Steps({ it, report, lacks, onTab }: Props) {
  const t = useWords('facilities')
  const has = (code: Missing['code']) => lacks.some(l => l.code === code)
  const system = oneSystem(report)
  const encodings = [...new Set((report?.files ?? []).map(f => encodingName(f.encoding)))].join(t('comma'))
  const mapped = report?.files[0]?.columns.filter(c => c.field).length ?? 0
  const left = (report?.files[0]?.columns.length ?? 0) - mapped
  const refused = report ? rejected(report) : 0
  const removed = lacks.find(l => l.code === 'removed')
  const cells: { id: string; state: State; note: string; tab: 'rows' | 'system' }[] = [
    {
      id: 'files',
      state: report ? 'done' : it.error || reading(it) === 'failed' ? 'warn' : 'open',
      note: report
        ? t('step.filesDone', { encoding: encodings, count: grouped(rows(report)) })
        : t(it.draft.files.length === 0 ? 'step.choose' : 'step.reading'),
      tab: 'rows',
    },
    {
      id: 'columns',
      state: report ? (mapped > 0 ? 'done' : 'warn') : 'later',
      note: report ? t('step.columnsDone', { mapped, left }) : '',
      tab: 'rows',
    },
    {
      id: 'system',
      state: !report
        ? 'later'
        : has('mixed') || has('unknown') || has('usable')
          ? 'warn'
          : has('system')
            ? 'open'
            : 'done',
      note: !report
        ? ''
        : system === null
          ? t('step.mixed')
          : has('system')
            ? t('step.toConfirm')
            : systemName(system, t),
      tab: 'system',
    },
    {
      id: 'check',
      state: !report ? 'later' : (refused > 0 && !it.draft.acceptRejects) || removed ? 'warn' : 'done',
      note: !report
        ? ''
        : refused > 0
          ? t('step.refused', {
              count: refused,
              kinds: groups(report).filter(g => g.refused).length,
            })
          : t('step.noRefused'),
      tab: refused > 0 ? 'rows' : 'system',
    },
  ]
  return (
    <ol className="import-steps" aria-label={t('steps')}>
      {cells.map((c, i) => {
        const sign = SIGN[c.state]
        return (
          <li
            key={c.id}
            className={`import-step ${c.state}`}
            aria-current={c.state === 'open' ? 'step' : undefined}
          >
            <button
              type="button"
              onClick={() => {
                onTab(c.tab)
                requestAnimationFrame(() =>
                  document.getElementById(`import-${c.id}`)?.scrollIntoView({ block: 'start' }),
                )
              }}
              data-testid={`facilities.step.${c.id}`}
            >
              {sign && <Icon name={sign} size={14} />}
              <b>
                {i + 1} {t(`step.${c.id}`)}
              </b>
              <span className="second ellipsis" title={c.note}>
                {c.note}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function reading(it: Import): string | undefined {
  return it.reading?.state
}
