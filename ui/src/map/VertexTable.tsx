import { useRef, useState } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { grouped } from '../parts/numbers'
import { isMetric, zoneOf } from './coordinates'
import { FileButton } from './FileButton'
import { PasteBox } from './PasteBox'
import { PasteQuestion } from './PasteQuestion'
import { SystemSelect } from './SystemSelect'
import { convertSite, edgeLengths, lonLats, type Site, siteArea, withInserted, withoutPoint } from './site'
import { usePasted } from './usePasted'
import type { SiteEdit } from './useSiteEdit'
import { VertexRowView } from './VertexRowView'
import { vertexRows } from './vertexRows'
import './vertex.css'

interface Props {
  edit: SiteEdit
  crs: string | null
  onCrs: (code: string) => void
  selected: number | null
  onSelect: (vertex: number | null) => void
  /** Another place on the page takes pasted coordinates while there is no site. */
  pasteElsewhere?: boolean
  /** False: another place on the page takes files. */
  file?: boolean
}

/** The site as a table: the keyboard's and the screen reader's way to draw, and what units send. */
export function VertexTable(props: Props) {
  const { edit, crs, onCrs, selected, onSelect, pasteElsewhere = false, file = true } = props
  const t = useWords('map')
  const body = useRef<HTMLDivElement>(null)
  // The site before a change of system, for "the numbers were right, the system was not".
  const [converted, setConverted] = useState<{ from: Site; to: string } | null>(null)
  const { site } = edit
  const inForce = site?.crs ?? crs
  const takeSite = (next: Site): void => {
    setConverted(null)
    edit.set(next)
    onCrs(next.crs)
    onSelect(0)
  }
  const pasted = usePasted(inForce, takeSite)
  const metric = inForce !== null && isMetric(inForce)
  const rows = site ? vertexRows(site) : []
  const at = site ? lonLats(site)[0] : undefined

  const choose = (code: string): void => {
    onCrs(code)
    if (!site) return
    const next = convertSite(site, code)
    if (next) {
      setConverted({ from: site, to: code })
      edit.set(next)
    } else edit.set({ ...site, crs: code })
  }
  const focusRow = (index: number, column: number): void => {
    onSelect(index)
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLInputElement>(`[data-cell="${index}.${column}"]`)?.focus(),
    )
  }

  return (
    <section className="vertices" aria-label={t('table.title')} data-testid="map.vertices">
      <header className="vertices-head">
        <h3>{t('table.title')}</h3>
        <SystemSelect value={inForce} onChange={choose} zone={at ? zoneOf(at[0]) : null} />
        <span className="grow" />
        {site?.shape === 'polygon' && site.points.length > 2 && (
          <span className="t12">{t('table.area', { area: grouped(siteArea(site), 1) })}</span>
        )}
        {site?.shape === 'line' && (
          <span className="t12">
            {t('table.length_all', {
              length: grouped(
                edgeLengths(site).reduce((s, l) => s + l, 0),
                2,
              ),
            })}
          </span>
        )}
      </header>
      {converted && site?.crs === converted.to && (
        <button
          type="button"
          className="link t12 vertices-note"
          onClick={() => {
            edit.set({ ...converted.from, crs: converted.to })
            setConverted(null)
          }}
        >
          {t('table.reinterpret')}
        </button>
      )}
      {site && (
        <div
          role="grid"
          aria-label={t('table.title')}
          aria-rowcount={rows.length + 1}
          ref={body}
          className={metric ? 'vertex-grid metric' : 'vertex-grid'}
        >
          <div role="row" className="vertex-row head">
            <span role="columnheader">{t('table.number')}</span>
            <span role="columnheader">{t(metric ? 'table.north' : 'table.lat')}</span>
            <span role="columnheader">{t(metric ? 'table.east' : 'table.lon')}</span>
            <span role="columnheader">{t('table.length')}</span>
            <span role="columnheader">{t('table.angle')}</span>
          </div>
          {rows.map((row, i) => (
            <VertexRowView
              // Vertices have no identity but their place in the ring.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={i}
              index={i}
              count={rows.length}
              row={row}
              site={site}
              metric={metric}
              selected={selected === i}
              tabbable={selected === i || (selected === null && i === 0)}
              onSelect={() => onSelect(i)}
              onChange={next => edit.set(next)}
              onMove={focusRow}
              onPaste={pasted.take}
              onUndo={edit.undo}
              onRedo={edit.redo}
              onRemove={() => {
                const next = withoutPoint(site, i)
                edit.set(next)
                if (next) focusRow(Math.min(i, next.points.length - 1), 0)
                else onSelect(null)
              }}
            />
          ))}
        </div>
      )}
      {!site &&
        (pasteElsewhere ? (
          <p className="third t12">{t('table.none')}</p>
        ) : (
          <PasteBox crs={crs} onSite={takeSite} />
        ))}
      <PasteQuestion state={pasted} />
      <footer className="vertices-foot t12 third">
        {site && <span className="vertices-hint">{t('table.hint')}</span>}
        {site && (
          <button
            type="button"
            className="link"
            onClick={() => {
              edit.set(withInserted(site, site.points.length, site.points[site.points.length - 1] ?? [0, 0]))
              focusRow(site.points.length, 0)
            }}
            data-testid="map.vertex.add"
          >
            <Icon name="plus" size={14} /> {t('table.add')}
          </button>
        )}
        {file && (site || !pasteElsewhere) && <FileButton onSite={takeSite} />}
      </footer>
      {site && (site.holes?.length || site.parts?.length) ? (
        <div className="t12 third vertices-note">
          {t('table.more', { count: (site.holes?.length ?? 0) + (site.parts?.length ?? 0) })}
        </div>
      ) : null}
    </section>
  )
}
