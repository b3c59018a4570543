import { Link } from 'react-router'
import { useWords } from '../../app/i18n'
import { casePath } from '../paths'
import type { CaseView } from '../types'

/** Other cases of the same party or on the same ground. */
export function Related({ view }: { view: CaseView }) {
  const t = useWords('case')
  if (view.related.length === 0) return <p className="case-part second">{t('related.none')}</p>
  return (
    <div className="case-part">
      <table className="case-table head">
        <thead>
          <tr>
            <th>{t('related.number')}</th>
            <th>{t('related.applicant')}</th>
            <th>{t('related.stage')}</th>
            <th>{t('related.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {view.related.map(other => (
            <tr key={`${other.case} ${other.why}`}>
              <td>
                <Link to={casePath(other.case)}>{other.number}</Link>
              </td>
              <td>{other.applicant}</td>
              <td>{t(`stage.${other.stage}`)}</td>
              <td className={other.why === 'same_party' ? 'second' : 'warn'}>
                {t(`related.why.${other.why}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
