import { useState } from 'react'
import { getBytes } from '../api/client'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { useOffice } from '../office/useOffice'
import { saveBytes } from './saveBytes'

const FORMATS = [
  { path: 'geojson', ext: 'geojson' },
  { path: 'gpkg', ext: 'gpkg' },
] as const

/** The data in force as a file for a GIS: for everybody who may look at them. */
export function Export({ number }: { number: number }) {
  const t = useWords('facilities')
  const office = useOffice()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async ({ path, ext }: (typeof FORMATS)[number]): Promise<void> => {
    setBusy(path)
    setProblem(null)
    try {
      const { bytes, mediaType } = await getBytes(`facilities/export/${path}`)
      await saveBytes(
        t('take_out.name', { number, ext }),
        mediaType,
        bytes,
        office.data?.channel === 'window',
      )
    } catch (error) {
      setProblem(errorText(error))
    }
    setBusy(null)
  }
  return (
    <span className="row facilities-export">
      {problem && (
        <span className="error t12 ellipsis" role="alert" title={problem}>
          {problem}
        </span>
      )}
      {FORMATS.map(f => (
        <button
          key={f.path}
          type="button"
          className="link"
          disabled={busy !== null}
          onClick={() => void save(f)}
          data-testid={`facilities.export.${f.path}`}
        >
          {busy === f.path ? t('take_out.busy') : t(`take_out.${f.path}`)}
        </button>
      ))}
    </span>
  )
}
