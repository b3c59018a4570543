import type { FieldNote } from '../api/contract'
import { word } from '../app/i18n'
import { codeText } from '../errors/errorText'

/** Words of a note at a field. A supply voltage and a facility's voltage are unknown in different ways. */
export function noteText(note: Pick<FieldNote, 'code' | 'params'>): string {
  return note.code === 'voltage.unknown'
    ? word('application:no_such_voltage')
    : codeText(note.code, note.params)
}

/** A note without what was understood where that is what stands in the field. */
export function tidy(note: FieldNote | null, typed: string): FieldNote | null {
  return note?.understood === typed.trim() ? { ...note, understood: null } : note
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
