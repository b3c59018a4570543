/** What making the reading current would do to data and cases, asked anew for each mode and each confirmed pair. */
import type { CallError } from '../api/client'
import { useCall } from '../api/useCall'
import { canPlace, type Effect } from './draft'
import type { Import } from './useImport'

export type PreviewState = Effect & { error: CallError | null; retry: () => void }

export function usePreview(it: Import): PreviewState {
  const { draft, reading } = it
  const report = reading?.report ?? null
  // Rows that nobody can place would look like data taken away.
  const ready =
    draft.reading !== null && it.progress === null && reading?.state === 'ready' && canPlace(report)
  const asked = useCall(
    'facilities/preview',
    { reading: draft.reading ?? '', mode: draft.mode, same: draft.same ?? [] },
    {
      enabled: ready,
      staleTime: 0,
      // Ticking a pair must not take the list away; what another reading or mode would have done is not shown for this one.
      keep: before => before.reading === draft.reading && before.mode === draft.mode,
    },
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
