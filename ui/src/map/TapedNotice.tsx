import type { TowerCandidate } from '../api/types/TowerCandidate'
import { useWords } from '../app/i18n'
import { errorText } from '../errors/errorText'
import { grouped } from '../parts/numbers'
import type { TapedState } from './useTaped'

/** What the office read in a taped note, what is wrong with it, or which tower is meant. */
export function TapedNotice({ state }: { state: TapedState }) {
  const t = useWords('map')
  const { answer, error } = state
  if (!state.noted) return null
  const several = error?.code === 'tape.tower_ambiguous' ? error : null
  const candidates = (several?.params.candidates ?? []) as TowerCandidate[]
  const number = String(several?.params.number ?? '')
  const line = (several?.params.line ?? null) as string | null
  return (
    <div className="paste-question t12" data-testid="map.taped">
      {error && (
        <div className="error" role="alert">
          {errorText(error)}
        </div>
      )}
      {candidates.length > 0 && (
        <ul className="taped-towers">
          {candidates.map(c => (
            <li key={c.id}>
              <button
                type="button"
                className="link"
                onClick={() => state.choose({ tower: { line, number }, facility: c.id })}
                data-testid={`map.taped.${c.id}`}
              >
                {c.name ?? c.id}
              </button>
              <span className="third">
                {[
                  c.voltage_kv !== null && `${c.voltage_kv} kV`,
                  c.metres !== null && t('taped.away', { metres: grouped(c.metres, 0) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <div className="row" role="status">
          <span>
            {t('taped.read', {
              towers: answer.towers.join(t('load.comma')),
              count: answer.vertices.length,
              accuracy: grouped(answer.accuracy_m, 1),
            })}
          </span>
          <button type="button" className="link" onClick={state.take} data-testid="map.taped.take">
            {t('taped.take')}
          </button>
        </div>
      )}
    </div>
  )
}
