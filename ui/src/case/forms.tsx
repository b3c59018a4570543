import { type ComponentType, lazy } from 'react'
import type { FormProps } from './form/props'

type Load = () => Promise<{ default: ComponentType<FormProps> }>

/** Each form is its own chunk: the page opens without any of them. */
const one =
  <M, K extends keyof M>(load: () => Promise<M>, name: K): Load =>
  () =>
    load().then(module => ({ default: module[name] as ComponentType<FormProps> }))

const reasons = () => import('./acts/ReasonForm')
const referral = () => import('../referral/ReportForm')

/** The form of each operation that is done on the case page; the notice's are on the notice page. */
export const forms: Record<string, ComponentType<FormProps>> = Object.fromEntries(
  Object.entries({
    'survey/record': one(() => import('../survey/SurveyForm'), 'SurveyForm'),
    'supply/hand_over': one(() => import('../supply/HandOverForm'), 'HandOverForm'),
    'supply/answer_capacity': one(() => import('../supply/CapacityForm'), 'CapacityForm'),
    'supply/draft_scheme': one(() => import('../supply/SchemeForm'), 'SchemeForm'),
    'supply/sign_off': one(() => import('../supply/SignOffForm'), 'SignOffForm'),
    'supply/decide_meeting': one(() => import('../supply/MeetingForm'), 'MeetingForm'),
    'supply/approve': one(() => import('../supply/ApproveForm'), 'ApproveForm'),
    'supply/refuse': one(() => import('../supply/RefuseForm'), 'RefuseForm'),
    'supply/not_feasible': one(() => import('../supply/NotFeasibleForm'), 'NotFeasibleForm'),
    'supply/reply': one(() => import('../supply/ReplyForm'), 'ReplyForm'),
    'supply/energise': one(() => import('../supply/EnergiseForm'), 'EnergiseForm'),
    'referral/report': one(referral, 'ReportForm'),
    'referral/file_to_safety': one(referral, 'FileToSafetyForm'),
    'referral/file': one(() => import('../referral/FileForm'), 'FileForm'),
    'referral/answer': one(() => import('../referral/AnswerForm'), 'AnswerForm'),
    'application/documents': one(() => import('./acts/DocumentsForm'), 'DocumentsForm'),
    'application/change_capacity': one(
      () => import('../application/ChangeCapacityForm'),
      'ChangeCapacityForm',
    ),
    'application/withdraw': one(reasons, 'WithdrawForm'),
    'case/comment': one(() => import('./acts/CommentForm'), 'CommentForm'),
    'case/pause': one(() => import('./acts/PauseForm'), 'PauseForm'),
    'case/resume': one(reasons, 'ResumeForm'),
  } satisfies Record<string, Load>).map(([operation, load]) => [operation, lazy(load)]),
)
