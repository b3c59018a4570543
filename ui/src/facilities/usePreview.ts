/** What making the reading current would do to data and cases, asked anew for each mode and each confirmed pair. */
import type { CallError } from '../api/client'
import { useCall } from '../api/useCall'
import type { Effect } from './draft'
import type { Import } from './useImport'

export type PreviewState = Effect & { error: CallError | null; retry: () => void }

export function usePreview(it: Import): PreviewState {
  const { draft, reading } = it
  const ready = draft.reading !== null && it.progress === null && reading?.state === 'ready'
  const asked = useCall(
    'facilities/preview',
    { reading: draft.reading ?? '', mode: draft.mode, same: draft.same ?? [] },
    { enabled: ready, staleTime: 0, keep: true },
  )
  const error = ready ? asked.error : null
  return {
    preview: ready && !error ? (asked.data ?? null) : null,
    busy: ready && (asked.isPending || asked.isPlaceholderData),
    refused: error !== null,
    error,
    retry: () => void asked.refetch(),
  }
}
