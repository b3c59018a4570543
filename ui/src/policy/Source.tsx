import { useWords } from '../app/i18n'
import type { Grade } from './types'

/** How well a row's source is known: read, only a secondary text, or nobody has read it. */
export function Status({ grade }: { grade: Grade }) {
  const t = useWords('policy')
  const known = grade === 'read' || grade === 'verified'
  return (
    <span className={known ? 'ok' : grade === 'secondary' ? 'second' : 'warn'}>
      {t(`grade.${known ? 'read' : grade}`)}
    </span>
  )
}

/** Source with its force, cut where it is long and whole on hover. */
export function SourceCell({ text, force }: { text: string; force?: string }) {
  const t = useWords('policy')
  return (
    <div className="policy-source" title={text}>
      {text}
      {force && <span className="third">（{t(`force.${force}`)}）</span>}
    </div>
  )
}
