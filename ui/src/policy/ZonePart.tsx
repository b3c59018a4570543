import { useWords } from '../app/i18n'
import { Status } from './Source'
import { kvText, widthText, type ZoneTable } from './types'

/** Protection zones and clearances with their clauses, and the conductor distances taken where nobody measured. */
export function ZonePart({ table }: { table: ZoneTable }) {
  const t = useWords('policy')
  const over = (kv: number) => t('over', { kv, to: '{to}' })
  return (
    <>
      <p className="policy-lead second">
        {t('zones.lead', { edition: table.edition, effective: table.effective })}
        {table.source}
      </p>
      <table className="policy-table" data-testid="policy.zones">
        <thead>
          <tr>
            <th scope="col">{t('col.rule')}</th>
            <th scope="col" className="num">
              kV
            </th>
            <th scope="col" className="num">
              {t('col.width')}
            </th>
            <th scope="col">{t('col.clause')}</th>
            <th scope="col">{t('col.effective')}</th>
            <th scope="col">{t('col.status')}</th>
          </tr>
        </thead>
        <tbody>
          {table.zones.map(z => (
            <tr key={z.id}>
              <th scope="row" className="policy-nowrap">
                {t(`rule.${z.rule}`)}
                {z.medium && t(`medium.${z.medium}`)}
                {z.water && t(`water.${z.water}`)}
                {z.work && t(`work.${z.work}`)}
                {z.province && ` ${z.province}`}
                {z.current === 'dc' && t('dc')}
              </th>
              <td className="num policy-nowrap">{kvText(z.kv, over)}</td>
              <td className="num policy-nowrap strong">{widthText(z.width_m)}</td>
              <td>{z.clause}</td>
              <td className="policy-nowrap">{z.effective}</td>
              <td className="policy-nowrap">
                <Status grade={z.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="policy-head">
        {t('spreads')}
        <span className="second t12">{t('spreadsHint')}</span>
      </h2>
      <table className="policy-table policy-short" data-testid="policy.spreads">
        <thead>
          <tr>
            <th scope="col" className="num">
              kV
            </th>
            <th scope="col">{t('col.current')}</th>
            <th scope="col" className="num">
              {t('col.nominal')}
            </th>
            <th scope="col" className="num">
              {t('col.bound')}
            </th>
            <th scope="col">{t('col.status')}</th>
          </tr>
        </thead>
        <tbody>
          {table.half_spreads.map(s => (
            <tr key={`${s.current} ${s.kv.join()}`}>
              <th scope="row" className="num policy-nowrap">
                {kvText(s.kv, over)}
              </th>
              <td>{t(`current.${s.current}`)}</td>
              <td className="num">{s.nominal_m}</td>
              <td className="num">{s.bound_m}</td>
              <td className="policy-nowrap">
                <Status grade={s.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
