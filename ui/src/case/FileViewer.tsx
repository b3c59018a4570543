import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { useFileUrl } from './FileThumb'
import { SidePanel } from './SidePanel'
import type { FileCard } from './types'

/** A photo large; any other file as a link that saves it. */
export function FileViewer({
  id,
  file,
  onClose,
}: {
  id: string
  file: FileCard | undefined
  onClose: () => void
}) {
  const t = useWords('case')
  const { url, mediaType, error } = useFileUrl(`file/${id}`)
  const name = file?.name ?? t('file.title')
  return (
    <SidePanel
      wide
      title={file?.caption ? `${name} · ${file.caption}` : name}
      onClose={onClose}
      testid="case.file.view"
    >
      {error && (
        <p className="error case-part" role="alert">
          {errorText(error)}
        </p>
      )}
      {url &&
        (mediaType.startsWith('image/') ? (
          <img className="case-photo" src={url} alt={file?.caption || name} />
        ) : (
          <p className="case-part">
            <a href={url} download={name}>
              {t('paper.save')} {name}
            </a>
          </p>
        ))}
    </SidePanel>
  )
}
