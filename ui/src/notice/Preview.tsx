import { useWords } from '../app/i18n'
import { Trouble } from '../errors/Trouble'
import { PageZoom } from '../parts/PageZoom'
import { useMe } from '../staff/session'
import type { PreviewState } from './usePreview'

/** The pages as they will be printed, always white; the last good ones stay until new ones are there. */
export function Preview({ preview }: { preview: PreviewState }) {
  const t = useWords('notice')
  const me = useMe()
  const pages = preview.answer?.pages ?? []
  return (
    <PageZoom
      person={me.id}
      label={t('preview')}
      busy={!preview.isSettled()}
      note={pages.length > 0 ? t('pages', { count: pages.length }) : null}
    >
      {preview.error && <Trouble error={preview.error} />}
      {pages.length === 0 && !preview.error && (
        <p className="second" role="status">
          {t('preview_busy')}
        </p>
      )}
      {pages.map((svg, i) => (
        <figure
          // Pages have no identity but their number.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={i}
          className="notice-sheet"
        >
          <img
            alt={t('page_of', { n: i + 1, count: pages.length })}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          />
          <figcaption className="t12 second">{t('page_of', { n: i + 1, count: pages.length })}</figcaption>
        </figure>
      ))}
    </PageZoom>
  )
}
