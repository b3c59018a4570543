import type { FacilitiesVersion } from '../api/contract'
import { useWords } from '../app/i18n'
import { grouped } from '../parts/numbers'
import { countTable } from './counts'

/** Facilities by kind and voltage. Zero is quiet, so that what is there stands out. */
export function CountTable({
  counts,
  expected,
}: {
  counts: FacilitiesVersion['counts']
  /** What the version says it holds; a difference is told, never hidden. */
  expected: number
}) {
  const t = useWords('facilities')
  const table = countTable(counts)
  const number = (n: number) => (n === 0 ? <span className="third">0</span> : grouped(n))
  return (
    <>
      <div className="toolrow facilities-section">
        <h2>{t('counts')}</h2>
        <span className="second t12">{t('countsUnit')}</span>
        {table.total !== expected && (
          <span className="warn t12">{t('countsDiffer', { shown: table.total, expected })}</span>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
      <div className="facilities-counts" role="region" tabIndex={0} aria-label={t('counts')}>
        <table className="facilities-table" data-testid="facilities.counts">
          <thead>
            <tr>
              <th scope="col">{t('col.kind')}</th>
              {table.voltages.map(kv => (
                <th key={String(kv)} scope="col" className="num">
                  {kv === null ? t('unknownVoltage') : `${kv} kV`}
                </th>
              ))}
              <th scope="col" className="num">
                {t('sum')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(r => (
              <tr key={r.kind}>
                <th scope="row">{t(`kind.${r.kind}`)}</th>
                {r.cells.map((n, i) => (
                  <td key={String(table.voltages[i])} className="num">
                    {number(n)}
                  </td>
                ))}
                <td className="num strong">{grouped(r.sum)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sum')}</th>
              {table.sums.map((n, i) => (
                <td key={String(table.voltages[i])} className="num strong">
                  {grouped(n)}
                </td>
              ))}
              <td className="num strong" data-testid="facilities.total">
                {grouped(table.total)}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  )
}
