import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { getBytes } from '../api/client'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'

/** Bytes of a stored file as an address for an image; null until they are there or where it is no image. */
export function useFileUrl(where: string) {
  const bytes = useQuery({
    queryKey: ['bytes', where],
    queryFn: ({ signal }) => getBytes(where, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!bytes.data) return
    const made = URL.createObjectURL(new Blob([bytes.data.bytes], { type: bytes.data.mediaType }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes.data])
  return { url, mediaType: bytes.data?.mediaType ?? '', error: bytes.error, refetch: bytes.refetch }
}

/** A photo, 96 × 72; `open` makes it a button that shows it large. */
export function FileThumb({ id, name, open }: { id: string; name: string; open?: boolean }) {
  const t = useWords('case')
  const [, setParams] = useSearchParams()
  const { url, mediaType, error } = useFileUrl(`file/${id}`)
  const inside =
    url && mediaType.startsWith('image/') ? (
      <img src={url} alt={name} />
    ) : (
      <span className="t12 third">{error ? t('file.unreadable') : <Icon name="file" />}</span>
    )
  if (!open) return <span className="case-thumb">{inside}</span>
  return (
    <button
      type="button"
      className="case-thumb"
      aria-label={t('file.open', { name })}
      onClick={() =>
        setParams(old => {
          const next = new URLSearchParams(old)
          next.set('file', id)
          return next
        })
      }
    >
      {inside}
    </button>
  )
}
