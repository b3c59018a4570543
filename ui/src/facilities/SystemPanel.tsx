import { Button, Select } from 'antd'
import type { CrsCandidate, FacilitiesVersion } from '../api/contract'
import { useWords } from '../app/i18n'
import { Icon } from '../look/icons'
import { better, fitOf, oneSystem, placed, type Reading } from './draft'
import { deg } from './Page'
import { PreviewMap } from './PreviewMap'
import { systemName, useSystems } from './system'
import type { Import } from './useImport'

type Props = { it: Import; reading: Reading; person: string; current: FacilitiesVersion | null }

/** Step 3: the coordinate system, what speaks for it, the map, and the person's name under it. */
export function SystemPanel({ it, reading, person, current }: Props) {
  const t = useWords('facilities')
  const systems = useSystems(current?.extent ?? null)
  const report = reading.report
  if (!report) return null
  const chosen = oneSystem(report)
  const list = reading.crs_candidates
  const stated = report.files.length > 0 && report.files.every(f => f.crs_by === 'stated')
  const hint = better(list)
  const confirmed = chosen !== null && it.draft.confirmed === chosen
  const choose = (crs: string): void => {
    if (crs !== chosen) it.reread({ crs })
  }
  return (
    <section className="import-system" id="import-system" aria-label={t('system')}>
      <div className="toolrow">
        <h2>{t('system')}</h2>
        <span className="second t12 ellipsis">{t('systemHint')}</span>
      </div>
      <div role="radiogroup" aria-label={t('system')} className="import-candidates">
        {list.map(c => (
          <Candidate key={c.crs} c={c} list={list} disabled={stated} onChoose={choose} />
        ))}
        <div className="import-candidate">
          <span className="second">{t('systemOther')}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            size="small"
            disabled={stated}
            className="import-other"
            placeholder={t('systemPick')}
            aria-label={t('systemPick')}
            value={null}
            popupMatchSelectWidth={420}
            options={systems.filter(s => !list.some(c => c.crs === s.value))}
            onChange={(crs: string | null) => crs && choose(crs)}
            data-testid="facilities.crs_other"
          />
        </div>
      </div>
      <p className="import-evidence" data-testid="facilities.evidence">
        <b>{t('evidence')}</b>　{evidence(reading, current, t)}
        {chosen === 'unknown' && <span className="warn">{t('pickHint')}</span>}
        {hint && (
          <span className="error">
            {t('better', { system: systemName(hint.crs, t), metres: metres(hint.misfit_m ?? 0) })}
          </span>
        )}
      </p>
      <PreviewMap reading={reading} current={current} />
      <div className="import-confirm">
        {!confirmed && (
          <span className="second ellipsis">
            {chosen === null
              ? t('mixed')
              : chosen === 'unknown'
                ? t('unknownNote')
                : placed(report) === 0
                  ? t('lack.usable')
                  : t('confirmNote', { name: person })}
          </span>
        )}
        <span className="grow" />
        {chosen !== null &&
          chosen !== 'unknown' &&
          placed(report) > 0 &&
          (confirmed ? (
            <span className="ok row ellipsis" role="status" data-testid="facilities.crs_confirmed">
              <Icon name="check" size={14} />
              <span className="ellipsis">
                {t('confirmed', { name: person, system: systemName(chosen, t) })}
              </span>
              <button
                type="button"
                className="link import-fixed"
                onClick={() => it.patch({ confirmed: null })}
              >
                {t('takeBack')}
              </button>
            </span>
          ) : (
            <Button
              type="primary"
              disabled={it.progress !== null}
              onClick={() => it.patch({ confirmed: chosen })}
              data-testid="facilities.confirm_crs"
            >
              {t('confirm', { name: person, system: systemName(chosen, t) })}
            </Button>
          ))}
      </div>
    </section>
  )
}

function Candidate(p: {
  c: CrsCandidate
  list: CrsCandidate[]
  disabled: boolean
  onChoose: (crs: string) => void
}) {
  const t = useWords('facilities')
  const fit = fitOf(p.c, p.list)
  return (
    <label className="import-candidate">
      <input
        type="radio"
        name="facilities-crs"
        checked={p.c.chosen}
        disabled={p.disabled && !p.c.chosen}
        onChange={() => p.onChoose(p.c.crs)}
        data-testid={`facilities.crs.${p.c.crs}`}
      />
      <span className={p.c.chosen ? 'strong' : ''}>{systemName(p.c.crs, t)}</span>
      {p.c.crs.startsWith('EPSG') && <span className="third t12">{p.c.crs}</span>}
      <span className="grow" />
      <span className={fit.tone}>
        {t(`fit.${fit.code}`, { metres: metres(p.c.misfit_m ?? 0), count: p.c.matched })}
      </span>
    </label>
  )
}

/** Metres as far as they say something: 0.4, 12, 358. */
function metres(m: number): string {
  return m < 10 ? m.toFixed(1) : String(Math.round(m))
}

function evidence(
  reading: Reading,
  current: FacilitiesVersion | null,
  t: ReturnType<typeof useWords>,
): string {
  const report = reading.report
  const by = [...new Set(report?.files.map(f => f.crs_by) ?? [])]
  const said = t(`crsBy.${by.length === 1 ? by[0] : 'several'}`)
  const e = report?.extent
  const where = e
    ? t('range', { west: deg(e[0]), east: deg(e[2]), south: deg(e[1]), north: deg(e[3]) })
    : t('noRange')
  const chosen = reading.crs_candidates.find(c => c.chosen)
  const match = !current
    ? t('noCurrent')
    : chosen && chosen.matched > 0 && chosen.misfit_m !== null
      ? t('matched', { number: current.number, count: chosen.matched, metres: metres(chosen.misfit_m) })
      : t('noMatch', { number: current.number })
  return (e ? [said, where, match] : [said, where]).join(t('semicolon')) + t('stop')
}
