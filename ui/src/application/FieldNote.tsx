import type { FieldNote } from '../api/contract'
import { hasWord, word } from '../app/i18n'
import { codeText } from '../errors/errorText'

/** Words of a note at a field: the page's own where it has some, else the error's. */
export function noteText(note: Pick<FieldNote, 'code' | 'params'>): string {
  const own = `application:note.${note.code}`
  return hasWord(own) ? word(own, note.params) : codeText(note.code, note.params)
}

/** One line under a field: what is wrong, what to watch, or what was understood. Announced politely, a problem at once. */
export function NoteLine({ note, id }: { note: FieldNote | null; id?: string }) {
  if (!note || (note.level === 'ok' && !note.understood)) return null
  const tone = note.level === 'problem' ? 'error' : note.level === 'warning' ? 'warn' : 'third'
  return (
    <div id={id} className={`note ${tone}`} role={note.level === 'problem' ? 'alert' : 'status'}>
      {note.level === 'ok' ? note.understood : noteText(note)}
    </div>
  )
}
