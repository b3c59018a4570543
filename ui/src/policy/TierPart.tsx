import type { TierTable } from '../api/types/TierTable'
import { useWords } from '../app/i18n'
import { boundOf } from '../application/bound'
import { Tier } from '../look/Tier'
import { SourceCell, Status } from './Source'

/** Voltage whose capacity counts in kW. */
const LOW = ['220V', '380V']

/** The tier table; the row that the simulator's input fires is marked, the others step back. */
export function TierPart({ table, fired }: { table: TierTable; fired: string | null }) {
  const t = useWords('policy')
  return (
    <>
      <p className="policy-lead second">
        {t('tiers.lead', { version: table.version })}
        {t(`basis.${table.increase_basis}`)}
      </p>
      <table className="policy-table" data-testid="policy.tiers">
        <thead>
          <tr>
            <th scope="col">{t('col.tier')}</th>
            <th scope="col">{t('col.voltage')}</th>
            <th scope="col">{t('col.capacity')}</th>
            <th scope="col">{t('col.path')}</th>
            <th scope="col">{t('col.source')}</th>
            <th scope="col">{t('col.status')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map(r => {
            const low = r.voltages.every(v => LOW.includes(v))
            const bound = boundOf({ voltage: '', capacity: '', low, from: r.from, to: r.to })
            return (
              <tr
                key={r.id}
                className={fired === null ? '' : fired === r.id ? 'fired' : 'dimmed'}
                aria-current={fired === r.id ? 'true' : undefined}
                data-testid={`policy.row.${r.id}`}
              >
                <th scope="row">
                  <Tier tier={r.tier} />
                </th>
                <td className="policy-voltages">{r.voltages.join(t('comma'))}</td>
                <td className="policy-nowrap">{t(`application:routing.bound.${bound.key}`, bound.params)}</td>
                <td>
                  <ol className="policy-path">
                    {r.path.map(s => (
                      <li key={s.stage}>
                        <b>{t(`stage.${s.stage}`)}</b>{' '}
                        {s.same_unit_as
                          ? t('sameUnit', { stage: t(`stage.${s.same_unit_as}`) })
                          : s.units.map(u => t(`office:unit_kind.${u}`)).join(t('or'))}
                        {s.with &&
                          s.with.length > 0 &&
                          t('with', { units: s.with.map(u => t(`office:unit_kind.${u}`)).join(t('comma')) })}
                      </li>
                    ))}
                  </ol>
                  <span className="third t12">
                    {t(`signOff.${r.consolidated_approval}`)}
                    {r.four_eyes && t('fourEyes')}
                  </span>
                </td>
                <td>
                  <SourceCell text={r.provenance.source} force={r.provenance.force} />
                </td>
                <td className="policy-nowrap">
                  <Status grade={r.provenance.grade} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
