import { Button } from 'antd'
import { type ReactNode, type RefObject, useState } from 'react'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { KeyHint } from '../parts/KeyHint'
import type { Import } from './useImport'

type Props = { it: Import; picker: RefObject<HTMLInputElement | null>; empty: boolean; children: ReactNode }

/** What the dialog offers first. A file of another kind can be dropped all the same: the reader refuses it by name. */
const ACCEPT =
  '.geojson,.json,.geojsonl,.zip,.shp,.dbf,.prj,.cpg,.shx,.gpkg,.kml,.kmz,.dxf,.csv,.xlsx,.xls,.osm'

/** Takes files by button or by dropping them anywhere on the page's body. */
export function FileTake({ it, picker, empty, children }: Props) {
  const t = useWords('facilities')
  const [over, setOver] = useState(false)
  return (
    <section
      className={over ? 'screen-body import-body over' : 'screen-body import-body'}
      aria-label={t('take.label')}
      onDragOver={e => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={e => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={e => {
        e.preventDefault()
        setOver(false)
        it.choose([...e.dataTransfer.files])
      }}
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={t('take.choose')}
        onChange={e => {
          const files = [...(e.target.files ?? [])]
          e.target.value = ''
          it.choose(files)
        }}
        data-testid="facilities.files"
      />
      {empty ? (
        <div className="import-empty">
          <p className="strong">{t('take.title')}</p>
          <p className="second">{t('take.formats')}</p>
          <p className="second">{t('take.shapefile')}</p>
          <p>
            {it.sending ? (
              <span role="status">
                {t('take.sending', { done: it.sending.done + 1, total: it.sending.total })}
              </span>
            ) : (
              <Button
                type="primary"
                icon={<Icon name="plus" size={14} />}
                onClick={() => picker.current?.click()}
                data-testid="facilities.choose"
              >
                {t('take.choose')}
                <KeyHint>O</KeyHint>
              </Button>
            )}
          </p>
          <p className="third t12">{t('take.nothing')}</p>
        </div>
      ) : (
        children
      )}
    </section>
  )
}
