import { Link, useSearchParams } from 'react-router'
import { useLang, useWords } from '../../app/i18n'
import { Icon } from '../../look/icons'
import { shortDate, shortTime } from '../../parts/dates'
import { Facts } from '../../parts/Field'
import { workText } from '../../worklist/texts'
import { allowance } from '../allowed'
import { PartyFacts } from '../PartyFacts'
import { paperTitle } from '../paperTitle'
import { actPath } from '../paths'
import type { ApplicationView, CaseView, FileCard } from '../types'

/** Who applied for what, the papers handed in, the papers issued, and every file. */
export function Papers({ view }: { view: CaseView }) {
  return (
    <div className="case-part">
      <PartyFacts view={view} />
      <Application application={view.application} />
      <Documents view={view} />
      <Issued view={view} />
      <Files files={view.files} />
    </div>
  )
}

function Application({ application }: { application: ApplicationView }) {
  const t = useWords('case')
  const worklist = useWords('worklist')
  const lang = useLang()
  const { building } = application
  const rows: [string, string][] = [
    [t('supply.capacity'), `${application.voltage} ${application.capacity} ${t(`kind.${application.kind}`)}`],
    [t('supply.purpose'), application.purpose],
    [t('supply.work'), workText(application.work, worklist)],
    [t('supply.received'), shortTime(application.received_at, lang)],
  ]
  if (application.existing) rows.splice(1, 0, [t('supply.existing'), application.existing])
  if (building.kind)
    rows.push([
      t('supply.building'),
      t('supply.building_text', { kind: building.kind, height: building.height_m, floors: building.floors }),
    ])
  if (application.temporary_until) rows.push([t('supply.until'), application.temporary_until])
  if (application.remarks) rows.push([t('supply.remarks'), application.remarks])
  return (
    <section className="case-block">
      <h3>{t('supply.title')}</h3>
      <Facts rows={rows} />
    </section>
  )
}

function Documents({ view }: { view: CaseView }) {
  const t = useWords('case')
  const lang = useLang()
  const { documents } = view.application
  const show = useShow()
  return (
    <section className="case-block">
      <h3>{t('documents.title')}</h3>
      {documents.length === 0 && <p className="second">{t('documents.none')}</p>}
      <table className="case-table">
        <tbody>
          {documents.map(d => (
            <tr key={d.kind}>
              <td>{t(`document.${d.kind}`)}</td>
              <td className={d.state === 'missing' ? 'warn' : d.state === 'promised' ? undefined : 'second'}>
                {d.state === 'promised'
                  ? d.promised_by
                    ? t('documents.promised', { date: shortDate(d.promised_by, lang) })
                    : t('documents.promised_open')
                  : t(`documents.${d.state}`)}
              </td>
              <td className="num">
                {d.file && (
                  <button type="button" className="link" onClick={() => show('file', d.file ?? '')}>
                    {t('paper.open')}
                  </button>
                )}
                {d.state !== 'handed' && allowance(view, 'application/documents')?.open && (
                  <Link to={actPath(view.case, 'application/documents')}>
                    {t('operation.application/documents')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Issued({ view }: { view: CaseView }) {
  const t = useWords('case')
  const lang = useLang()
  const show = useShow()
  return (
    <section className="case-block">
      <h3>
        {t('paper.title')} {view.papers.length > 0 && view.papers.length}
      </h3>
      {view.papers.length === 0 && <p className="second">{t('paper.none')}</p>}
      <table className="case-table">
        <tbody>
          {view.papers.map(paper => (
            <tr key={paper.id}>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => show('paper', paper.id)}
                  data-testid={`case.paper.${paper.kind}`}
                >
                  {paperTitle({ kind: paper.kind, number: null })}
                </button>
              </td>
              <td>{paper.number}</td>
              <td className="second">{shortTime(paper.issued_at, lang)}</td>
              <td className="second t12">
                {t('paper.anchor', { position: paper.position, fingerprint: paper.fingerprint })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Files({ files }: { files: FileCard[] }) {
  const t = useWords('case')
  const show = useShow()
  return (
    <section className="case-block">
      <h3>
        {t('file.title')} {files.length > 0 && files.length}
      </h3>
      {files.length === 0 && <p className="second">{t('file.none')}</p>}
      <table className="case-table">
        <tbody>
          {files.map(file => (
            <tr key={file.id}>
              <td>
                <button type="button" className="link" onClick={() => show('file', file.id)}>
                  <Icon name={file.media_type.startsWith('image/') ? 'photo' : 'file'} size={14} />{' '}
                  {file.name}
                </button>
              </td>
              <td className="second">{file.caption}</td>
              <td className="num second">{size(file.size, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function size(bytes: number, t: (key: string, params: Record<string, unknown>) => string): string {
  return bytes < 1_000_000
    ? t('file.size_kb', { n: Math.max(1, Math.round(bytes / 1000)) })
    : t('file.size_mb', { n: (bytes / 1_000_000).toFixed(1) })
}

/** Opens a paper or a file beside the case; the address says which, so that Back closes it. */
export function useShow() {
  const [, setParams] = useSearchParams()
  return (key: 'paper' | 'file', id: string) =>
    setParams(old => {
      const next = new URLSearchParams(old)
      next.set(key, id)
      return next
    })
}
