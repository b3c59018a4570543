/**
 * The contract as the screens see it: one entry an operation, `POST /api/<subject>/<operation>`.
 * Lengths ending in `_mm` are millimetres, areas `_m2` square metres; dates `YYYY-MM-DD`, times RFC 3339.
 * User-facing text never comes from here: codes have their words in the subject's words.ts.
 */
import type { ApplicationOperations } from './contract/application'
import type { BaseMapOperations } from './contract/basemap'
import type { CaseOperations } from './contract/case'
import type { FacilitiesOperations } from './contract/facilities'
import type { NoticeOperations } from './contract/notice'
import type { StaffOperations } from './contract/staff'
import type { SupplyOperations } from './contract/supply'
import type { SurveyOperations } from './contract/survey'

export type * from './contract/application'
export type * from './contract/basemap'
export type * from './contract/case'
export type * from './contract/common'
export type * from './contract/facilities'
export type * from './contract/notice'
export type * from './contract/staff'
export type * from './contract/supply'
export type * from './contract/survey'
export type * from './contract/zone'

export interface Operations
  extends ApplicationOperations,
    BaseMapOperations,
    CaseOperations,
    FacilitiesOperations,
    NoticeOperations,
    StaffOperations,
    SupplyOperations,
    SurveyOperations {}
