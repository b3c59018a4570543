/**
 * The contract against what Rust generated: `tsc` fails here when the two drift apart. Shapes of geometry are
 * left out: Rust passes GeoJSON through, the screens say which kinds they draw.
 */
import type * as ours from './contract'
import type { DrawnFacility } from './types/DrawnFacility'
import type { FacilityAnswer } from './types/FacilityAnswer'
import type { Lawful } from './types/Lawful'
import type { Screening } from './types/Screening'
import type { SiteInput } from './types/SiteInput'
import type { SiteSource } from './types/SiteSource'
import type { Tier } from './types/Tier'
import type { Verdict } from './types/Verdict'
import type { Work } from './types/Work'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Agree<T extends true[]> = T

export type Agreement = Agree<
  [
    Same<ours.Verdict, Verdict>,
    Same<ours.Tier, Tier>,
    Same<ours.Screening, Screening>,
    Same<ours.FacilityAnswer, FacilityAnswer>,
    Same<ours.SiteSource, SiteSource>,
    Same<Required<Omit<ours.SiteInput, 'geometry'>>, Required<Omit<SiteInput, 'geometry'>>>,
    Same<Required<ours.Work>, Required<Work>>,
    Same<ours.Lawful, Lawful>,
    Same<Omit<ours.DrawnFacility, 'geometry' | 'zone'>, Omit<DrawnFacility, 'geometry' | 'zone'>>,
  ]
>
