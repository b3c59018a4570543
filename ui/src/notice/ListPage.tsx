import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCall } from '../api/useCall'
import { useLang, useWords } from '../app/i18n'
import { Screen } from '../app/Screen'
import { Trouble } from '../errors/Trouble'
import { shortDate, shortTime } from '../parts/dates'
import { fold } from '../parts/fold'
import { gaps } from './gaps'
import './notice.css'

/** Every notice of a year by its number; a number that is missing is said. */
export default function NoticeListPage() {
  const t = useWords('notice')
  const lang = useLang()
  const [typed, setTyped] = useState('')
  const year = /^\d{4}$/.test(fold(typed)) ? Number(fold(typed)) : null
  const list = useCall('notice/list', { year }, { keep: true })
  const rows = list.data?.rows ?? []
  const missing = gaps(rows)
  return (
    <Screen
      title={t('list.title')}
      testid="notice.list"
      tools={
        list.data && (
          <span className="second" data-testid="notice.count">
            {t('list.count', { year: list.data.year, count: rows.length })}
          </span>
        )
      }
      right={
        <Input
          className="notice-short"
          aria-label={t('list.year')}
          placeholder={t('list.year')}
          value={typed}
          onChange={e => setTyped(e.target.value)}
        />
      }
    >
      <div className="pane notice-list" tabIndex={-1}>
        {list.error && <Trouble error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && rows.length === 0 && <p className="second">{t('list.empty')}</p>}
        {missing.length > 0 && (
          <p className="error" role="alert">
            {t('list.gap', { list: missing.join('、') })}
          </p>
        )}
        {rows.length > 0 && (
          <table className="case-table">
            <thead>
              <tr>
                {(['number', 'case', 'applicant', 'unit', 'issued', 'deadline', 'state'] as const).map(
                  column => (
                    <th key={column} scope="col">
                      {t(`list.${column}`)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={`${row.unit_name}${row.number}`}>
                  <td>
                    <Link to={`/notice/${row.case}`}>{row.number}</Link>
                  </td>
                  <td>
                    <Link to={`/case/${row.case}`}>{row.case_number}</Link>
                  </td>
                  <td>{row.applicant}</td>
                  <td className="second">{row.unit_name}</td>
                  <td className="second">{shortTime(row.issued_at, lang)}</td>
                  <td>{shortDate(row.deadline, lang)}</td>
                  <td>{t(`state.${row.state}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Screen>
  )
}
