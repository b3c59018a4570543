import { useCall } from '../../api/useCall'
import { useWords } from '../../app/i18n'
import { Trouble } from '../../errors/Trouble'
import { Icon } from '../../look/icons'
import { distance } from '../../parts/numbers'

/** Where the survey and the line as drawn cannot both be right: what was measured, what was computed, by how much they differ. */
export function Corrections({ id }: { id: string }) {
  const t = useWords('case')
  const { data, error, refetch } = useCall('survey/corrections', { case: id })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <section className="case-block" aria-label={t('corrections.title')} data-testid="case.corrections">
      <h3>{t('corrections.title')}</h3>
      {!data.current && <p className="second">{t('corrections.outdated')}</p>}
      {data.current && data.proposals.length === 0 && <p className="second">{t('corrections.none')}</p>}
      {data.left_out > 0 && <p className="second">{t('corrections.left_out', { count: data.left_out })}</p>}
      {data.proposals.length > 0 && (
        <>
          <p className="warn">
            <Icon name="warning" size={14} /> {t('corrections.tell')}
          </p>
          <table className="case-table">
            <tbody>
              {data.proposals.flatMap(p =>
                p.comparisons.map(c => (
                  <tr key={`${p.facility} ${c.measurement}`}>
                    <td>
                      {p.name ?? p.facility}
                      {p.owner && <span className="second t12"> {p.owner}</span>}
                    </td>
                    <td className="num">
                      {t('corrections.measured', { length: (c.measured_mm / 1000).toFixed(2) })}
                    </td>
                    <td className="num">
                      {t('corrections.computed', { length: (c.computed_mm / 1000).toFixed(2) })}
                    </td>
                    <td className="num">
                      {t(c.difference_mm > 0 ? 'corrections.farther' : 'corrections.nearer', {
                        length: distance(Math.abs(c.difference_mm), c.u_mm),
                      })}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
