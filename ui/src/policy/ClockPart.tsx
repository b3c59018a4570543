import type { ClockConflict } from '../api/types/ClockConflict'
import type { ClockTable } from '../api/types/ClockTable'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { SourceCell, Status } from './Source'

const CLASSES = ['low_resident', 'low_other', 'high_single', 'high_dual'] as const

/** Clocks, the published sets of reply limits, and where a limit is shorter than the steps in it. */
export function ClockPart({ table, conflicts }: { table: ClockTable; conflicts: ClockConflict[] }) {
  const t = useWords('policy')
  const setName = (id: string) => table.reply_sets.find(s => s.id === id)?.name ?? id
  return (
    <>
      <p className="policy-lead second">
        {t('clocks.lead', { version: table.version })}
        {table.cutoff ? t('clocks.cutoff', { time: table.cutoff }) : t('clocks.noCutoff')}
      </p>
      <table className="policy-table" data-testid="policy.clocks">
        <thead>
          <tr>
            <th scope="col">{t('col.clock')}</th>
            <th scope="col" className="num">
              {t('col.days')}
            </th>
            <th scope="col">{t('col.from')}</th>
            <th scope="col">{t('col.owner')}</th>
            <th scope="col">{t('col.source')}</th>
            <th scope="col">{t('col.status')}</th>
          </tr>
        </thead>
        <tbody>
          {table.clocks.map(c => (
            <tr key={c.id}>
              <th scope="row">{t(`clock.${c.id}`)}</th>
              <td className="num policy-nowrap">
                {c.days === null ? t(`openDays.${c.id}`) : t(`days.${c.unit}`, { count: c.days })}
              </td>
              <td>
                {t(`from.${c.from}`)}
                <div className="third t12">{t(`starts.${c.starts}`)}</div>
              </td>
              <td>{t(`owner.${c.owner}`)}</td>
              <td>
                <SourceCell text={c.provenance.source} force={c.provenance.force} />
              </td>
              <td className="policy-nowrap">
                <Status grade={c.provenance.grade} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="policy-head">
        {t('reply')}
        <span className="second t12">{t('replyHint')}</span>
      </h2>
      <table className="policy-table" data-testid="policy.reply">
        <thead>
          <tr>
            <th scope="col">{t('col.set')}</th>
            {CLASSES.map(c => (
              <th key={c} scope="col" className="num">
                {t(`class.${c}`)}
              </th>
            ))}
            <th scope="col">{t('col.source')}</th>
            <th scope="col">{t('col.status')}</th>
          </tr>
        </thead>
        <tbody>
          {table.reply_sets.map(s => (
            <tr key={s.id} className={s.id === table.active_reply_set ? 'fired' : ''}>
              <th scope="row">
                {s.name}
                {s.id === table.active_reply_set && <div className="ok t12">{t('active')}</div>}
              </th>
              {CLASSES.map(c => (
                <td key={c} className="num">
                  {s.limits[c] ?? '—'}
                </td>
              ))}
              <td>
                <SourceCell text={s.provenance.source} force={s.provenance.force} />
              </td>
              <td className="policy-nowrap">
                <Status grade={s.provenance.grade} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="policy-head">
        {t('conflicts')}
        <span className="second t12">{t('conflictsHint')}</span>
      </h2>
      <ul className="policy-conflicts" data-testid="policy.conflicts">
        {conflicts.length === 0 && <li className="second">{t('noConflicts')}</li>}
        {conflicts.map(c => (
          <li key={`${c.set} ${c.class}`} className={c.set === table.active_reply_set ? 'warn' : 'second'}>
            <Icon name="warning" size={14} />{' '}
            {t('conflict', {
              set: setName(c.set),
              class: t(`class.${c.class}`),
              limit: c.limit,
              steps: c.steps.map(s => t(`clock.${s}`)).join(t('plus')),
              needed: c.needed,
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
