import type { CorrectionComparison } from '../api/types/CorrectionComparison'
import { useWords } from '../app/i18n'
import { distance } from '../parts/numbers'

/** Cells of a row: what was measured, what is drawn, by how much they differ. */
export function Compared({ of: c }: { of: CorrectionComparison }) {
  const t = useWords('case')
  return (
    <>
      <td className="num">{t('corrections.measured', { length: (c.measured_mm / 1000).toFixed(2) })}</td>
      <td className="num">{t('corrections.computed', { length: (c.computed_mm / 1000).toFixed(2) })}</td>
      <td className="num">
        {t(c.difference_mm > 0 ? 'corrections.farther' : 'corrections.nearer', {
          length: distance(Math.abs(c.difference_mm), c.u_mm),
        })}
      </td>
    </>
  )
}
