// Generated from crates/office/src/operations.rs by its test; do not edit.
import type { AcceptAnswer } from './types/AcceptAnswer';
import type { AcceptRequest } from './types/AcceptRequest';
import type { AddPersonRequest } from './types/AddPersonRequest';
import type { AddUnitRequest } from './types/AddUnitRequest';
import type { AdmitRequest } from './types/AdmitRequest';
import type { AffectedReport } from './types/AffectedReport';
import type { AffectedRequest } from './types/AffectedRequest';
import type { AnswerCorrectionRequest } from './types/AnswerCorrectionRequest';
import type { AnswerRequest } from './types/AnswerRequest';
import type { ApproveRequest } from './types/ApproveRequest';
import type { AttributesRequest } from './types/AttributesRequest';
import type { BaseMapList } from './types/BaseMapList';
import type { BaseMapSettings } from './types/BaseMapSettings';
import type { CapacityRequest } from './types/CapacityRequest';
import type { CaseListAnswer } from './types/CaseListAnswer';
import type { CaseListRequest } from './types/CaseListRequest';
import type { CaseRequest } from './types/CaseRequest';
import type { CaseView } from './types/CaseView';
import type { Cell } from './types/Cell';
import type { CellAnswer } from './types/CellAnswer';
import type { ChangeCapacityRequest } from './types/ChangeCapacityRequest';
import type { ChangeEffect } from './types/ChangeEffect';
import type { ChangePersonRequest } from './types/ChangePersonRequest';
import type { ChangePinRequest } from './types/ChangePinRequest';
import type { CheckAnswer } from './types/CheckAnswer';
import type { CheckRequest } from './types/CheckRequest';
import type { ClockDaysAnswer } from './types/ClockDaysAnswer';
import type { ClockRequest } from './types/ClockRequest';
import type { CommentRequest } from './types/CommentRequest';
import type { CorrectionList } from './types/CorrectionList';
import type { CorrectionListRequest } from './types/CorrectionListRequest';
import type { CorrectionsAnswer } from './types/CorrectionsAnswer';
import type { CurrentAnswer } from './types/CurrentAnswer';
import type { Directory } from './types/Directory';
import type { DocumentsRequest } from './types/DocumentsRequest';
import type { Done } from './types/Done';
import type { DraftList } from './types/DraftList';
import type { DraftListRequest } from './types/DraftListRequest';
import type { DraftRequest } from './types/DraftRequest';
import type { DraftSaveRequest } from './types/DraftSaveRequest';
import type { DraftSaved } from './types/DraftSaved';
import type { DraftView } from './types/DraftView';
import type { DrawRequest } from './types/DrawRequest';
import type { Drawing } from './types/Drawing';
import type { EditChange } from './types/EditChange';
import type { EditPopulatedRequest } from './types/EditPopulatedRequest';
import type { EditRequest } from './types/EditRequest';
import type { Empty } from './types/Empty';
import type { EnergiseRequest } from './types/EnergiseRequest';
import type { FacilitiesPreviewAnswer } from './types/FacilitiesPreviewAnswer';
import type { FacilitiesPreviewRequest } from './types/FacilitiesPreviewRequest';
import type { FacilitiesVersion } from './types/FacilitiesVersion';
import type { FacilityAttributes } from './types/FacilityAttributes';
import type { FacilitySearchAnswer } from './types/FacilitySearchAnswer';
import type { FacilitySearchRequest } from './types/FacilitySearchRequest';
import type { FileReferralRequest } from './types/FileReferralRequest';
import type { FileToSafetyRequest } from './types/FileToSafetyRequest';
import type { FoundRequest } from './types/FoundRequest';
import type { GroundsAnswer } from './types/GroundsAnswer';
import type { HandOverRequest } from './types/HandOverRequest';
import type { IssueAnswer } from './types/IssueAnswer';
import type { IssueRequest } from './types/IssueRequest';
import type { MakeCurrentRequest } from './types/MakeCurrentRequest';
import type { Me } from './types/Me';
import type { MeetingRequest } from './types/MeetingRequest';
import type { NotFeasibleRequest } from './types/NotFeasibleRequest';
import type { NoticeListAnswer } from './types/NoticeListAnswer';
import type { NoticeListRequest } from './types/NoticeListRequest';
import type { OfficeStatus } from './types/OfficeStatus';
import type { OwnSystemsAnswer } from './types/OwnSystemsAnswer';
import type { PartyView } from './types/PartyView';
import type { PauseRequest } from './types/PauseRequest';
import type { People } from './types/People';
import type { PolicyAnswer } from './types/PolicyAnswer';
import type { PopulatedAnswer } from './types/PopulatedAnswer';
import type { PopulatedChange } from './types/PopulatedChange';
import type { PreviewAnswer } from './types/PreviewAnswer';
import type { PreviewRequest } from './types/PreviewRequest';
import type { ProbeRequest } from './types/ProbeRequest';
import type { Probed } from './types/Probed';
import type { ReadAnswer } from './types/ReadAnswer';
import type { ReadPopulatedAnswer } from './types/ReadPopulatedAnswer';
import type { ReadPopulatedRequest } from './types/ReadPopulatedRequest';
import type { ReadRequest } from './types/ReadRequest';
import type { ReadingAnswer } from './types/ReadingAnswer';
import type { ReadingRequest } from './types/ReadingRequest';
import type { ReasonRequest } from './types/ReasonRequest';
import type { RectifiedRequest } from './types/RectifiedRequest';
import type { RefuseRequest } from './types/RefuseRequest';
import type { ReinspectRequest } from './types/ReinspectRequest';
import type { RenameUnitRequest } from './types/RenameUnitRequest';
import type { ReplyRequest } from './types/ReplyRequest';
import type { ReportRequest } from './types/ReportRequest';
import type { ResetPinRequest } from './types/ResetPinRequest';
import type { RestoreRequest } from './types/RestoreRequest';
import type { RevealRequest } from './types/RevealRequest';
import type { SchemeRequest } from './types/SchemeRequest';
import type { ScreenAnswer } from './types/ScreenAnswer';
import type { ScreenRequest } from './types/ScreenRequest';
import type { SearchRequest } from './types/SearchRequest';
import type { SendCorrectionRequest } from './types/SendCorrectionRequest';
import type { ServeAnswer } from './types/ServeAnswer';
import type { ServeRequest } from './types/ServeRequest';
import type { SetBaseMapsRequest } from './types/SetBaseMapsRequest';
import type { SetOwnSystemsRequest } from './types/SetOwnSystemsRequest';
import type { SettleRequest } from './types/SettleRequest';
import type { SignInRequest } from './types/SignInRequest';
import type { SignOffRequest } from './types/SignOffRequest';
import type { SimulateAnswer } from './types/SimulateAnswer';
import type { SimulateRequest } from './types/SimulateRequest';
import type { SinceAnswer } from './types/SinceAnswer';
import type { SinceRequest } from './types/SinceRequest';
import type { SitesAnswer } from './types/SitesAnswer';
import type { SitesRequest } from './types/SitesRequest';
import type { SurveyRequest } from './types/SurveyRequest';
import type { TapeRequest } from './types/TapeRequest';
import type { TapedAnswer } from './types/TapedAnswer';
import type { TemplateAnswer } from './types/TemplateAnswer';
import type { TryOwnSystemAnswer } from './types/TryOwnSystemAnswer';
import type { TryOwnSystemRequest } from './types/TryOwnSystemRequest';
import type { UnitList } from './types/UnitList';
import type { UnlockRequest } from './types/UnlockRequest';
import type { VoidRequest } from './types/VoidRequest';
import type { WithPaper } from './types/WithPaper';
import type { WmtsLayers } from './types/WmtsLayers';
import type { WmtsLayersRequest } from './types/WmtsLayersRequest';
import type { WorklistAnswer } from './types/WorklistAnswer';
import type { WorklistRequest } from './types/WorklistRequest';

/** Path to request and answer. */
export interface Operations {
  'application/accept': [AcceptRequest, AcceptAnswer];
  'application/change_capacity': [ChangeCapacityRequest, Done];
  'application/check': [CheckRequest, CheckAnswer];
  'application/documents': [DocumentsRequest, Done];
  'application/screen': [ScreenRequest, ScreenAnswer];
  'application/tape': [TapeRequest, TapedAnswer];
  'application/withdraw': [ReasonRequest, Done];
  'basemap/layers': [WmtsLayersRequest, WmtsLayers];
  'basemap/list': [Empty, BaseMapList];
  'basemap/probe': [ProbeRequest, Probed];
  'basemap/set': [SetBaseMapsRequest, BaseMapSettings];
  'basemap/settings': [Empty, BaseMapSettings];
  'case/clock': [ClockRequest, ClockDaysAnswer];
  'case/comment': [CommentRequest, Done];
  'case/list': [CaseListRequest, CaseListAnswer];
  'case/pause': [PauseRequest, Done];
  'case/resume': [ReasonRequest, Done];
  'case/reveal': [RevealRequest, PartyView];
  'case/search': [SearchRequest, CaseListAnswer];
  'case/show': [CaseRequest, CaseView];
  'case/since': [SinceRequest, SinceAnswer];
  'case/sites': [SitesRequest, SitesAnswer];
  'case/worklist': [WorklistRequest, WorklistAnswer];
  'draft/discard': [DraftRequest, Empty];
  'draft/get': [DraftRequest, DraftView];
  'draft/list': [DraftListRequest, DraftList];
  'draft/save': [DraftSaveRequest, DraftSaved];
  'facilities/affected': [AffectedRequest, AffectedReport];
  'facilities/answer_correction': [AnswerCorrectionRequest, Done];
  'facilities/attributes': [AttributesRequest, FacilityAttributes];
  'facilities/cancel': [ReadingRequest, Empty];
  'facilities/cell': [Cell, CellAnswer];
  'facilities/corrections': [CorrectionListRequest, CorrectionList];
  'facilities/current': [Empty, CurrentAnswer];
  'facilities/draw': [DrawRequest, Drawing];
  'facilities/edit': [EditRequest, FacilitiesVersion];
  'facilities/edit_populated': [EditPopulatedRequest, FacilitiesVersion];
  'facilities/make_current': [MakeCurrentRequest, FacilitiesVersion];
  'facilities/own_systems': [Empty, OwnSystemsAnswer];
  'facilities/populated': [Empty, PopulatedAnswer];
  'facilities/preview': [FacilitiesPreviewRequest, FacilitiesPreviewAnswer];
  'facilities/preview_edit': [EditChange, ChangeEffect];
  'facilities/preview_populated': [PopulatedChange, ChangeEffect];
  'facilities/read': [ReadRequest, ReadAnswer];
  'facilities/read_populated': [ReadPopulatedRequest, ReadPopulatedAnswer];
  'facilities/reading': [ReadingRequest, ReadingAnswer];
  'facilities/restore': [RestoreRequest, FacilitiesVersion];
  'facilities/search': [FacilitySearchRequest, FacilitySearchAnswer];
  'facilities/set_own_systems': [SetOwnSystemsRequest, OwnSystemsAnswer];
  'facilities/settle': [SettleRequest, Done];
  'facilities/try_own_system': [TryOwnSystemRequest, TryOwnSystemAnswer];
  'notice/issue': [IssueRequest, IssueAnswer];
  'notice/list': [NoticeListRequest, NoticeListAnswer];
  'notice/preview': [PreviewRequest, PreviewAnswer];
  'notice/rectified': [RectifiedRequest, Done];
  'notice/reinspect': [ReinspectRequest, Done];
  'notice/serve': [ServeRequest, ServeAnswer];
  'notice/template': [CaseRequest, TemplateAnswer];
  'notice/void': [VoidRequest, Done];
  'office/found': [FoundRequest, Me];
  'office/status': [Empty, OfficeStatus];
  'office/units': [Empty, UnitList];
  'policy/show': [Empty, PolicyAnswer];
  'policy/simulate': [SimulateRequest, SimulateAnswer];
  'referral/answer': [AnswerRequest, Done];
  'referral/file': [FileReferralRequest, WithPaper];
  'referral/file_to_safety': [FileToSafetyRequest, Done];
  'referral/report': [ReportRequest, WithPaper];
  'staff/add': [AddPersonRequest, Directory];
  'staff/add_unit': [AddUnitRequest, Directory];
  'staff/admit': [AdmitRequest, Directory];
  'staff/change': [ChangePersonRequest, Directory];
  'staff/change_pin': [ChangePinRequest, Empty];
  'staff/directory': [Empty, Directory];
  'staff/list': [Empty, People];
  'staff/lock': [Empty, Empty];
  'staff/me': [Empty, Me];
  'staff/rename_unit': [RenameUnitRequest, Directory];
  'staff/reset_pin': [ResetPinRequest, Directory];
  'staff/sign_in': [SignInRequest, Me];
  'staff/sign_out': [Empty, Empty];
  'staff/unlock': [UnlockRequest, Me];
  'supply/answer_capacity': [CapacityRequest, Done];
  'supply/approve': [ApproveRequest, Done];
  'supply/decide_meeting': [MeetingRequest, Done];
  'supply/draft_scheme': [SchemeRequest, Done];
  'supply/energise': [EnergiseRequest, Done];
  'supply/grounds': [Empty, GroundsAnswer];
  'supply/hand_over': [HandOverRequest, Done];
  'supply/not_feasible': [NotFeasibleRequest, Done];
  'supply/refuse': [RefuseRequest, Done];
  'supply/reply': [ReplyRequest, WithPaper];
  'supply/sign_off': [SignOffRequest, Done];
  'survey/corrections': [CaseRequest, CorrectionsAnswer];
  'survey/record': [SurveyRequest, Done];
  'survey/send_correction': [SendCorrectionRequest, Done];
}

/** Operations that need an Idempotency-Key. */
export const COMMANDS: ReadonlySet<keyof Operations> = new Set<keyof Operations>([
  'application/accept',
  'application/change_capacity',
  'application/documents',
  'application/withdraw',
  'case/comment',
  'case/pause',
  'case/resume',
  'facilities/answer_correction',
  'facilities/edit',
  'facilities/edit_populated',
  'facilities/make_current',
  'facilities/restore',
  'facilities/set_own_systems',
  'facilities/settle',
  'notice/issue',
  'notice/rectified',
  'notice/reinspect',
  'notice/serve',
  'notice/void',
  'office/found',
  'referral/answer',
  'referral/file',
  'referral/file_to_safety',
  'referral/report',
  'staff/add',
  'staff/add_unit',
  'staff/admit',
  'staff/change',
  'staff/rename_unit',
  'staff/reset_pin',
  'supply/answer_capacity',
  'supply/approve',
  'supply/decide_meeting',
  'supply/draft_scheme',
  'supply/energise',
  'supply/hand_over',
  'supply/not_feasible',
  'supply/refuse',
  'supply/reply',
  'supply/sign_off',
  'survey/record',
  'survey/send_correction',
]);
