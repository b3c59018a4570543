/** Words every subject uses. */

export type Params = Record<string, unknown>
export type Coded = { code: string; params: Params }
export type Problem = Coded
export type Tier = 'T1' | 'T2' | 'T3' | 'T4'
export type Verdict = 'inside' | 'cannot_tell' | 'outside'
export type Step =
  | 'survey'
  | 'hand_over'
  | 'capacity_answer'
  | 'notice'
  | 'service'
  | 'rectification'
  | 'reinspection'
  | 'scheme'
  | 'sign_off'
  | 'meeting'
  | 'decision'
  | 'reply'
  | 'refusal_report'
  | 'file_to_safety'
  | 'referral'
  | 'referral_answer'
  | 'energising'
export type Stage =
  | 'surveying'
  | 'hazard'
  | 'scheme'
  | 'deciding'
  | 'replying'
  | 'approved'
  | 'refused'
  | 'referred'
  | 'energised'
  | 'withdrawn'
  | 'not_feasible'
  | 'closed'
export type Duty =
  | 'accepting'
  | 'surveying'
  | 'joining'
  | 'capacity'
  | 'scheme'
  | 'sign_off'
  | 'meeting'
  | 'deciding'
  | 'marketing'
  | 'safety'
export type Effect = 'none' | 'possible' | 'severe'
export type PaperKind = 'receipt' | 'notice' | 'reply' | 'refusal_report' | 'referral'
/** The case's version after the command. */
export type Done = { case: string; version: number }
export type Due = {
  date: string
  settled: boolean
  days_left: number
  clock: string
  force: string
  started_on: string
  verified: boolean
}
export type PaperCard = {
  id: string
  kind: PaperKind
  number: string | null
  issued_at: string
  position: number
  fingerprint: string
  pages: number
}
export type FileCard = { id: string; name: string; media_type: string; size: number; caption: string }
