import { useWords } from '../app/i18n'
import { compass } from '../case/lawful'
import type { Lawful as LawfulAnswer } from '../map/api'

type T = (key: string, params?: Record<string, unknown>) => string

/** Rounded up: doing what is printed must be enough. */
function up(value: number, digits: number): string {
  const step = 10 ** digits
  return (Math.ceil(value * step - 1e-9) / step).toFixed(digits)
}

/** What would make it lawful, in one line: the shift, or the part to cut off. */
export function lawfulText(lawful: LawfulAnswer | null, t: T): string {
  if (!lawful) return ''
  const ways: string[] = []
  if (lawful.shift) {
    const bearing = (Math.atan2(lawful.shift.east_m, lawful.shift.north_m) * 180) / Math.PI
    ways.push(
      t('lawful.shift', {
        length: up(lawful.shift.distance_m, 2),
        direction: t(`lawful.direction.${compass(bearing)}`),
      }),
    )
  }
  // Cutting everything off is no advice.
  if (lawful.cut_off_m2 > 0 && lawful.left_m2 > 0)
    ways.push(t('lawful.cut', { area: up(lawful.cut_off_m2, 1) }))
  return ways.join(t('lawful.or'))
}

export function Lawful({ lawful, stale }: { lawful: LawfulAnswer | null; stale: boolean }) {
  const t = useWords('application')
  const text = lawfulText(lawful, t)
  if (!text) return null
  return (
    <section className={stale ? 'dock-part stale' : 'dock-part'} data-testid="application.lawful">
      <h3>{t('lawful.title')}</h3>
      <p>{text}</p>
    </section>
  )
}
