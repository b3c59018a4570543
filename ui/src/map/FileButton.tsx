import { useRef, useState } from 'react'
import { useWords } from '../app/i18n'
import type { Site } from './site'
import { readSiteFile } from './siteFile'

/** Takes the site from a GeoJSON file. */
export function FileButton({ onSite }: { onSite: (site: Site) => void }) {
  const t = useWords('map')
  const input = useRef<HTMLInputElement>(null)
  const [note, setNote] = useState<{ text: string; bad: boolean } | null>(null)

  const read = async (file: File): Promise<void> => {
    const found = readSiteFile(new TextDecoder().decode(await file.arrayBuffer()))
    if (!found.ok) return setNote({ text: t(`file.${found.code}`, found.params), bad: true })
    const notes = [
      ...(found.named ? [] : [t('file.wgs')]),
      ...(found.left > 0 ? [t('file.left', { count: found.left })] : []),
    ]
    setNote(notes.length > 0 ? { text: notes.join(' '), bad: false } : null)
    onSite(found.site)
  }
  return (
    <>
      <button type="button" className="link" onClick={() => input.current?.click()} data-testid="map.import">
        {t('table.import')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".geojson,.json,application/geo+json"
        hidden
        aria-label={t('table.import')}
        onChange={e => {
          const file = e.target.files?.[0]
          e.target.value = ''
          if (file) void read(file)
        }}
        data-testid="map.import.file"
      />
      {note && (
        <span className={note.bad ? 'error' : 'warn'} role={note.bad ? 'alert' : 'status'}>
          {note.text}
        </span>
      )}
    </>
  )
}
