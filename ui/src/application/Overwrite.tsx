import { useWords } from '../app/i18n'
import type { SaveState } from '../draft/useDraft'

/** The draft was saved elsewhere in between: writing over it is a choice, never a side effect of typing. */
export function Overwrite({
  save,
  overwrite,
}: {
  save: SaveState
  overwrite: (other: number) => Promise<void>
}) {
  const t = useWords('application')
  if (save.state !== 'changed') return null
  const there = save.error.params.current as { version?: number } | null | undefined
  return (
    <button
      type="button"
      className="link t12"
      onClick={() => void overwrite(there?.version ?? 0).catch(() => undefined)}
      data-testid="application.overwrite"
    >
      {t('overwrite')}
    </button>
  )
}
