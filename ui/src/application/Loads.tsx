import { Input } from 'antd'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { type Intake, totalLoad } from './intake'
import { Row } from './Row'
import type { IntakeState } from './useIntake'

const EMPTY = { name: '', count: '', each: '' }

/** The load list; the last row is always free, so that one types on. */
export function Loads({ state }: { state: IntakeState }) {
  const t = useWords('application')
  const { intake, set } = state
  const rows = [...intake.loads, EMPTY]
  const total = totalLoad(intake.loads)
  const put = (i: number, patch: Partial<Intake['loads'][number]>): void => {
    const next = rows.map((row, at) => (at === i ? { ...row, ...patch } : row))
    set({ loads: next.slice(0, i === rows.length - 1 ? rows.length : -1) })
  }
  return (
    <Row label={t('loads.title')}>
      <div className="intake-loads" data-testid="application.loads">
        {rows.map((row, i) => (
          // Rows have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div className="intake-load" key={i}>
            <Input
              value={row.name}
              placeholder={t('loads.name')}
              aria-label={`${t('loads.name')} ${i + 1}`}
              onChange={e => put(i, { name: e.target.value })}
            />
            <Input
              value={row.count}
              placeholder={t('loads.count')}
              aria-label={`${t('loads.count')} ${i + 1}`}
              inputMode="numeric"
              onChange={e => put(i, { count: e.target.value })}
            />
            <Input
              value={row.each}
              placeholder={t('loads.each')}
              aria-label={`${t('loads.each')} ${i + 1}`}
              suffix={<span>kW</span>}
              inputMode="decimal"
              onChange={e => put(i, { each: e.target.value })}
            />
            {i < intake.loads.length ? (
              <button
                type="button"
                className="iconbutton"
                aria-label={t('loads.remove', { n: i + 1 })}
                onClick={() => set({ loads: intake.loads.filter((_, at) => at !== i) })}
              >
                <Icon name="close" size={14} />
              </button>
            ) : (
              <span />
            )}
          </div>
        ))}
        {intake.loads.length > 0 && (
          <div className={total === null ? 'warn t12' : 'third t12'} role="status">
            {total === null ? t('loads.unread') : t('loads.total', { total })}
          </div>
        )}
      </div>
    </Row>
  )
}
