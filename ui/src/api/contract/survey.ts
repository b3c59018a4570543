/** 现场勘查. */
import type { CorrectionsAnswer } from '../types/CorrectionsAnswer'
import type { SendCorrectionRequest } from '../types/SendCorrectionRequest'
import type { Done, Effect, Verdict } from './common'

export type SurveyRecord = {
  surveyed_at: string
  surveyors: string[]
  fixes: { lon: number; lat: number; accuracy_m: number | null; at: string; manual_reason: string | null }[]
  photos: { file: string; caption: string; shows: string }[]
  measurements: {
    facility: string
    facility_name: string
    distance_mm: number
    accuracy_mm: number
    method: string
    instrument: string
  }[]
  unlawful: boolean
  unlawful_note: string
  inside_zone: boolean
  hazard: Effect
  hindrance: Effect
  differences: {
    facility: string
    facility_name: string
    machine: Verdict
    person: Verdict
    reason: string
  }[]
  note: string
}
export type SurveyView = SurveyRecord & {
  recorded_at: string
  by_name: string
  surveyor_names: string[]
}
export interface SurveyOperations {
  'survey/corrections': { request: { case: string }; answer: CorrectionsAnswer }
  'survey/send_correction': { request: SendCorrectionRequest; answer: Done }
  'survey/record': { request: { case: string; expected: number; survey: SurveyRecord }; answer: Done }
}
