import type { Attached } from '../form/Upload'
import type { DocumentEntry } from '../types'

/** What a person says about one owed paper. */
export interface Supplied {
  file: Attached | null
  /** Handed in on paper, without a file. */
  handed: boolean
  /** A new promise, `YYYY-MM-DD` or ''. */
  promised_by: string
}

/** Papers not handed in yet. */
export function owed(documents: readonly DocumentEntry[]): DocumentEntry[] {
  return documents.filter(d => d.state !== 'handed')
}

/** The entries to send: what came in, and promises whose date changed. Untouched papers are left out. */
export function suppliedDocuments(
  documents: readonly DocumentEntry[],
  given: Readonly<Record<string, Supplied>>,
): DocumentEntry[] {
  return owed(documents).flatMap<DocumentEntry>(({ kind, promised_by }) => {
    const said = given[kind]
    if (!said) return []
    if (said.file || said.handed)
      return [{ kind, state: 'handed', file: said.file?.id ?? null, promised_by: null }]
    const moved = said.promised_by !== '' && said.promised_by !== promised_by
    return moved ? [{ kind, state: 'promised', file: null, promised_by: said.promised_by }] : []
  })
}
