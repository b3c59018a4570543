//! The steps between survey and decision, and energising.
use crate::access::Action;
use crate::case::{Decided, Done, done, on_case};
use crate::error::Failure;
use crate::operation::{Context, Operation};
use chrono::NaiveDate;
use linewarden_rules::CaseId;
use linewarden_rules::supply::{
    self, CapacityAnswered, Decision, Energised, HandedOver, MeetingDecided, SchemeDrafted,
    SignedOff, WayOn,
};
use serde::Deserialize;
use ts_rs::TS;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct HandOverRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub note: String,
}

pub(crate) struct HandOver;
impl Operation for HandOver {
    const PATH: &'static str = "supply/hand_over";
    const ACTION: Action = Action::HandOver;
    const COMMAND: bool = true;
    type Request = HandOverRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: HandOverRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = HandedOver {
                    note: r.note.clone(),
                };
                Ok(Decided::from(supply::hand_over(&loaded.case, fact)?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct CapacityRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub sufficient: bool,
    pub transformer: String,
    pub way_on: Option<WayOn>,
    #[ts(type = "string | null")]
    pub planned_for: Option<NaiveDate>,
    pub note: String,
}

pub(crate) struct AnswerCapacity;
impl Operation for AnswerCapacity {
    const PATH: &'static str = "supply/answer_capacity";
    const ACTION: Action = Action::AnswerCapacity;
    const COMMAND: bool = true;
    type Request = CapacityRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: CapacityRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = CapacityAnswered {
                    sufficient: r.sufficient,
                    transformer: r.transformer.clone(),
                    way_on: r.way_on,
                    planned_for: r.planned_for,
                    note: r.note.clone(),
                };
                Ok(Decided::from(supply::answer_capacity(&loaded.case, fact)?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SchemeRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub scheme: SchemeDrafted,
}

pub(crate) struct DraftScheme;
impl Operation for DraftScheme {
    const PATH: &'static str = "supply/draft_scheme";
    const ACTION: Action = Action::DraftScheme;
    const COMMAND: bool = true;
    type Request = SchemeRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: SchemeRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = r.scheme.clone();
                Ok(Decided::from(supply::draft_scheme(&loaded.case, fact)?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct SignOffRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    pub agree: bool,
    pub opinion: String,
}

pub(crate) struct SignOff;
impl Operation for SignOff {
    const PATH: &'static str = "supply/sign_off";
    const ACTION: Action = Action::SignOff;
    const COMMAND: bool = true;
    type Request = SignOffRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: SignOffRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = SignedOff {
                    agree: r.agree,
                    opinion: r.opinion.clone(),
                };
                Ok(Decided::from(supply::sign_off(&loaded.case, fact)?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct MeetingRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    #[ts(type = "string")]
    pub held_on: NaiveDate,
    pub agenda: String,
    pub decision: Decision,
    pub minutes: String,
    pub reasons: String,
}

pub(crate) struct DecideMeeting;
impl Operation for DecideMeeting {
    const PATH: &'static str = "supply/decide_meeting";
    const ACTION: Action = Action::DecideMeeting;
    const COMMAND: bool = true;
    type Request = MeetingRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: MeetingRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = MeetingDecided {
                    held_on: r.held_on,
                    agenda: r.agenda.clone(),
                    decision: r.decision,
                    minutes: r.minutes.clone(),
                    reasons: r.reasons.clone(),
                };
                Ok(Decided::from(supply::decide_meeting(
                    &loaded.case,
                    fact,
                    context.office.clock.today(),
                )?))
            },
        )?)
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct EnergiseRequest {
    pub case: CaseId,
    #[ts(type = "number")]
    pub expected: u64,
    #[ts(type = "string")]
    pub energised_on: NaiveDate,
    pub extent_matches: bool,
    pub note: String,
}

pub(crate) struct Energise;
impl Operation for Energise {
    const PATH: &'static str = "supply/energise";
    const ACTION: Action = Action::Energise;
    const COMMAND: bool = true;
    type Request = EnergiseRequest;
    type Answer = Done;
    fn run(context: &Context<'_>, r: EnergiseRequest) -> Result<Done, Failure> {
        done(on_case(
            context,
            &r.case,
            r.expected,
            Self::ACTION,
            |loaded, _| {
                let fact = Energised {
                    energised_on: r.energised_on,
                    extent_matches: r.extent_matches,
                    note: r.note.clone(),
                };
                Ok(Decided::from(supply::energise(
                    &loaded.case,
                    fact,
                    context.office.clock.today(),
                )?))
            },
        )?)
    }
}
