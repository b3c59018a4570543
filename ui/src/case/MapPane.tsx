import { lazy, Suspense } from 'react'
import { useWords } from '../app/i18n'
import { facilityName } from '../application/answerTexts'
import { shortClause } from '../map/clause'
import { Facts } from '../parts/Field'
import { distance, metres } from '../parts/numbers'
import { leading, type Way, ways } from './lawful'
import { MapBoundary } from './MapBoundary'
import type { CaseView } from './types'

const CaseMap = lazy(() => import('../map/CaseMap').then(m => ({ default: m.CaseMap })))

/** The map with its ruler, and below it the four facts that say the same without a picture. */
export function MapPane({ view }: { view: CaseView }) {
  const t = useWords('case')
  return (
    <>
      <div className="case-map">
        <MapBoundary
          instead={
            <p className="case-map-broken second" role="alert">
              {t('map_broken')}
            </p>
          }
        >
          <Suspense fallback={null}>
            <CaseMap
              site={view.application.site}
              screening={view.screening}
              work={view.application.work}
              halo={view.site_halo}
            />
          </Suspense>
        </MapBoundary>
      </div>
      <FourFacts view={view} />
    </>
  )
}

function FourFacts({ view }: { view: CaseView }) {
  const t = useWords('case')
  const application = useWords('application')
  const answer = leading(view.screening)
  const lawful = <LawfulText view={view} />
  if (!answer)
    return (
      <div className="case-facts">
        <Facts
          rows={[
            [t('fact.facility'), t('fact.none')],
            [t('fact.lawful'), lawful],
          ]}
        />
      </div>
    )
  const owner = answer.owner ? t('fact.owner', { owner: answer.owner }) : ''
  const facility = facilityName(answer, application) + owner
  const measured = distance(answer.conductor_mm, answer.uncertainty_mm)
  const required =
    answer.zone_mm > 0
      ? t('fact.required', { width: metres(answer.zone_mm), clause: shortClause(answer.clause) })
      : ''
  const inside = answer.inside_mm > 0
  const depth = inside ? answer.inside_mm : answer.conductor_mm - answer.zone_mm
  return (
    <div className="case-facts" data-testid="case.facts">
      <Facts
        rows={[
          [t('fact.facility'), facility],
          [
            t('fact.distance'),
            <span key="distance" title={answer.clause ?? undefined}>
              {measured + required}
            </span>,
          ],
          [
            t(inside ? 'fact.inside' : 'fact.outside'),
            [
              metresLike(depth, answer.uncertainty_mm),
              inside && answer.overlap_m2 ? t('fact.overlap', { area: answer.overlap_m2.toFixed(1) }) : '',
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          [t('fact.lawful'), lawful],
        ]}
      />
    </div>
  )
}

/** A length to the digits its uncertainty carries, without printing the uncertainty again. */
function metresLike(mm: number, uncertainty: number): string {
  return distance(Math.max(0, mm), uncertainty).replace(/ ± .*$/, ' m')
}

function LawfulText({ view }: { view: CaseView }) {
  const t = useWords('case')
  if (view.screening.verdict === 'outside') return t('fact.lawful_already')
  const found = ways(view.lawful)
  if (found.length === 0) return t('fact.lawful_unknown')
  const say = (way: Way) =>
    t(`fact.${way.key}`, {
      ...way.params,
      ...(way.point ? { direction: t(`fact.direction.${way.point}`) } : {}),
    })
  const text = found.map(say).join(t('fact.or'))
  return <span title={text}>{text}</span>
}
