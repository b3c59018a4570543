//! What a case's events fold to. Folding has no rule and cannot fail.
use super::{Event, Recorded, Responsible};
use crate::application::{Application, ApplicationKind, CapacityChanged, Document};
use crate::case::event::Owes;
use crate::facilities::{ChangeDecision, ChangeSettled, Correction};
use crate::notice::{Notice, NoticeState, Service, judge_service};
use crate::referral::{ReferralAnswered, ReferralFiled, RefusalReported};
use crate::routing::{Routing, Tier};
use crate::supply::{
    Approved, CapacityAnswered, Decision, Energised, MeetingDecided, NotFeasible, Refused, Replied,
    SchemeDrafted, SignedOff,
};
use crate::survey::{Effect, SurveyRecord};
use crate::{NoticeId, Rejection, StaffId};
use chrono::{DateTime, FixedOffset};
use linewarden_geofence::{Rule, Screening, Verdict};
use serde_json::json;

/// When something was recorded and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub position: u64,
    pub at: DateTime<FixedOffset>,
    pub by: StaffId,
}

/// A stretch in which the clock stands still; open while `until` is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Paused {
    pub owes: Owes,
    pub reason: String,
    pub by: StaffId,
    pub since: DateTime<FixedOffset>,
    pub until: Option<DateTime<FixedOffset>>,
}

/// A case as its events left it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    pub version: u64,
    pub position: u64,
    pub accepted: Option<Entry>,
    pub number: String,
    pub application: Option<Application>,
    pub documents: Vec<Document>,
    pub responsible: Responsible,
    pub routing: Option<Routing>,
    pub screening: Option<Screening>,
    pub pauses: Vec<Paused>,
    pub surveys: Vec<(DateTime<FixedOffset>, StaffId, SurveyRecord)>,
    pub handed_over: Option<Entry>,
    pub capacity: Option<CapacityAnswered>,
    pub capacity_at: Option<Entry>,
    pub notices: Vec<Notice>,
    pub scheme: Option<(Entry, SchemeDrafted)>,
    pub sign_off: Option<(Entry, SignedOff)>,
    pub meetings: Vec<(Entry, MeetingDecided)>,
    pub approval: Option<(Entry, Approved)>,
    pub refusal: Option<(Entry, Refused)>,
    pub not_feasible: Option<(Entry, NotFeasible)>,
    pub replied: Option<(Entry, Replied)>,
    pub refusal_reported: Option<(Entry, RefusalReported)>,
    pub filed_to_safety: Option<Entry>,
    pub referral: Option<(Entry, ReferralFiled)>,
    pub answers: Vec<(Entry, ReferralAnswered)>,
    pub energised: Option<(Entry, Energised)>,
    pub withdrawn: Option<(Entry, String)>,
    pub changes: Vec<(Entry, ChangeSettled)>,
    pub corrections: Vec<Correction>,
    /// When a changed capacity last brought it to another tier.
    pub rerouted: Option<Entry>,
}

/// Folds a case from its stream.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Recorded>) -> Case {
    let mut case = Case::default();
    for recorded in events {
        case.apply(recorded);
    }
    case
}

impl Case {
    fn apply(&mut self, recorded: &Recorded) {
        let entry = Entry {
            position: recorded.position,
            at: recorded.recorded_at,
            by: recorded.by.clone(),
        };
        self.version = recorded.version;
        self.position = recorded.position;
        match &recorded.event {
            Event::Accepted(a) => {
                self.accepted = Some(entry);
                self.number.clone_from(&a.number);
                self.documents.clone_from(&a.application.documents);
                self.application = Some(a.application.clone());
                self.responsible = a.responsible.clone();
                self.routing = Some(a.routing.clone());
                self.screening = Some(a.screening.clone());
            }
            Event::DocumentsSupplied(s) => {
                for document in &s.documents {
                    self.documents.retain(|d| d.kind != document.kind);
                    self.documents.push(document.clone());
                }
            }
            Event::Paused { owes, reason } => self.pauses.push(Paused {
                owes: *owes,
                reason: reason.clone(),
                by: entry.by,
                since: entry.at,
                until: None,
            }),
            Event::Resumed { .. } => {
                if let Some(open) = self.pauses.last_mut() {
                    open.until = Some(entry.at);
                }
            }
            Event::Commented { .. } => {}
            Event::Withdrawn { reason } => self.withdrawn = Some((entry, reason.clone())),
            Event::Surveyed(s) => self.surveys.push((entry.at, entry.by, s.survey.clone())),
            Event::HandedOver(_) => self.handed_over = Some(entry),
            Event::CapacityAnswered(answer) => {
                self.capacity = Some(answer.clone());
                self.capacity_at = Some(entry);
            }
            Event::NoticeIssued(issued) => self.notices.push(Notice {
                issued: (**issued).clone(),
                issued_at: entry.at,
                issued_by: entry.by,
                void: None,
                services: Vec::new(),
                rectifications: Vec::new(),
                reinspections: Vec::new(),
            }),
            Event::NoticeVoided(v) => {
                if let Some(notice) = self.notice_mut(&v.notice) {
                    notice.void = Some((v.reason.clone(), entry.at));
                }
            }
            Event::NoticeServed(s) => {
                let (effective_on, missing) = judge_service(&s.entry);
                if let Some(notice) = self.notice_mut(&s.notice) {
                    notice.services.push(Service {
                        position: entry.position,
                        entry: s.entry.clone(),
                        effective_on,
                        missing,
                    });
                }
            }
            Event::Rectified(r) => {
                if let Some(notice) = self.notice_mut(&r.notice) {
                    notice.rectifications.push(r.clone());
                }
            }
            Event::Reinspected(r) => {
                if let Some(notice) = self.notice_mut(&r.notice) {
                    notice.reinspections.push(r.clone());
                }
                // A hazard recorded as gone after a refusal reopens the case.
                if r.grade == Effect::None && self.refusal.is_some() {
                    self.refusal = None;
                    self.replied = None;
                    self.refusal_reported = None;
                    self.filed_to_safety = None;
                    self.referral = None;
                    self.answers.clear();
                }
            }
            Event::SchemeDrafted(s) => {
                self.scheme = Some((entry, s.clone()));
                self.sign_off = None;
            }
            Event::SignedOff(s) => self.sign_off = Some((entry, s.clone())),
            Event::MeetingDecided(m) => {
                if m.decision == Decision::Returned {
                    self.sign_off = None;
                    self.scheme = None;
                }
                self.meetings.push((entry, m.clone()));
            }
            Event::Approved(a) => self.approval = Some((entry, (**a).clone())),
            Event::Refused(r) => self.refusal = Some((entry, r.clone())),
            Event::NotFeasible(n) => self.not_feasible = Some((entry, n.clone())),
            Event::Replied(r) => self.replied = Some((entry, r.clone())),
            Event::RefusalReported(r) => self.refusal_reported = Some((entry, r.clone())),
            Event::FiledToSafety(_) => self.filed_to_safety = Some(entry),
            Event::ReferralFiled(f) => self.referral = Some((entry, f.clone())),
            Event::ReferralAnswered(a) => self.answers.push((entry, a.clone())),
            Event::Energised(e) if e.extent_matches => self.energised = Some((entry, e.clone())),
            // A built extent that differs from the approved site brings the case back to survey.
            Event::Energised(_) => {
                self.approval = None;
                self.replied = None;
                self.surveys.clear();
            }
            Event::ChangeSettled(c) => {
                // Back to survey: what was found and decided under the old data does not count any more.
                if c.decision == ChangeDecision::Resurvey {
                    self.screening = Some(c.screening.clone());
                    self.approval = None;
                    self.replied = None;
                    self.surveys.clear();
                }
                self.changes.push((entry, (**c).clone()));
            }
            Event::CapacityChanged(c) => self.reroute(entry, c),
            Event::CorrectionSent(sent) => self.corrections.push(Correction {
                sent: (entry, (**sent).clone()),
                answered: None,
            }),
            Event::CorrectionAnswered(answered) => self.answer_correction(entry, answered),
        }
    }

    /// Goes on with another capacity: what was answered, drafted or agreed for the old one is not for this one.
    fn reroute(&mut self, entry: Entry, changed: &CapacityChanged) {
        let same_tier = self.tier() == Some(changed.routing.tier);
        if let Some(application) = &mut self.application {
            application.voltage = changed.voltage;
            application.capacity = changed.capacity;
            application.existing = changed.existing;
        }
        self.routing = Some(changed.routing.clone());
        self.responsible = changed.responsible.clone();
        self.capacity = None;
        self.capacity_at = None;
        self.scheme = None;
        self.sign_off = None;
        // The works area has the file already; its days to answer begin with the new figure.
        self.handed_over = match self.handed_over.take() {
            Some(_) if same_tier => Some(entry.clone()),
            _ => None,
        };
        if !same_tier {
            self.rerouted = Some(entry);
        }
    }

    /// When the units that have the case now came to have it: at acceptance, or when it was routed to them later.
    pub fn routed_at(&self) -> Option<DateTime<FixedOffset>> {
        self.rerouted
            .as_ref()
            .or(self.accepted.as_ref())
            .map(|e| e.at)
    }

    fn notice_mut(&mut self, id: &NoticeId) -> Option<&mut Notice> {
        self.notices.iter_mut().find(|n| n.issued.notice == *id)
    }

    /// The notice with this id.
    ///
    /// # Errors
    /// `notice.unknown` where the case has no such notice.
    pub fn notice(&self, id: &NoticeId) -> Result<&Notice, Rejection> {
        self.notices
            .iter()
            .find(|n| n.issued.notice == *id)
            .ok_or_else(|| Rejection::with("notice.unknown", json!({"notice": id}), "case.reload"))
    }
    /// The notice that counts: the last one that is not void.
    pub fn latest_notice(&self) -> Option<&Notice> {
        self.notices.iter().rev().find(|n| n.void.is_none())
    }
    /// The notice that is neither void nor passed.
    pub fn open_notice(&self) -> Option<&Notice> {
        self.latest_notice()
            .filter(|n| n.state() != NoticeState::Passed)
    }
    pub fn tier(&self) -> Option<Tier> {
        self.routing.as_ref().map(|r| r.tier)
    }
    /// The survey that counts: the latest.
    pub fn survey(&self) -> Option<&SurveyRecord> {
        self.surveys.last().map(|(_, _, s)| s)
    }
    /// The worst effect the survey found; none before a survey.
    pub fn effect(&self) -> Option<Effect> {
        self.survey().map(SurveyRecord::effect)
    }
    /// Whether no hazard stands in the way: none was found and no notice is open, or a notice about it was passed after
    /// the survey.
    pub fn hazard_cleared(&self) -> bool {
        let Some(survey) = self.survey() else {
            return false;
        };
        if survey.effect() == Effect::None {
            return self.open_notice().is_none();
        }
        let seen_after = |n: &Notice| {
            n.reinspections
                .last()
                .is_some_and(|look| look.at >= survey.surveyed_at)
        };
        self.latest_notice()
            .is_some_and(|n| n.state() == NoticeState::Passed && seen_after(n))
    }
    /// Whether a surveyed case waits for a hazard to go.
    pub fn hazard_open(&self) -> bool {
        self.survey().is_some() && !self.hazard_cleared()
    }
    /// Whether the site is inside a protection zone, by the surveyor where one has said so, else by the screening.
    pub fn inside_zone(&self) -> bool {
        match self.survey() {
            Some(survey) => survey.inside_zone,
            None => self
                .screening
                .as_ref()
                .is_some_and(|s| s.verdict == Verdict::Inside),
        }
    }
    /// Whether it is inside the zone of an overhead line: what the surveyor said of a facility wins over the machine.
    ///
    /// A surveyor who finds the site inside where the machine could not tell leaves open which zone; it then counts.
    pub fn inside_overhead_zone(&self) -> bool {
        let Some(screening) = &self.screening else {
            return self.inside_zone();
        };
        let person = |id: &str| {
            self.survey()
                .and_then(|s| s.differences.iter().find(|d| d.facility == id))
                .map(|d| d.person)
        };
        let overhead =
            |f: &&linewarden_geofence::FacilityAnswer| matches!(f.rule, Rule::OverheadZone);
        let mut lines = screening.facilities.iter().filter(overhead).peekable();
        if lines.peek().is_none() {
            return false;
        }
        let verdicts: Vec<Verdict> = lines.map(|f| person(&f.id).unwrap_or(f.verdict)).collect();
        verdicts.contains(&Verdict::Inside)
            || (self.inside_zone() && verdicts.contains(&Verdict::CannotTell))
    }
    pub fn building_declared(&self) -> bool {
        self.application
            .as_ref()
            .is_some_and(|a| a.building.declared() || a.work.building)
    }
    /// Whether work declared by the applicant needs the power-law office's permit inside a zone (条例 art 17).
    pub fn machine_work_in_zone(&self) -> bool {
        self.application.as_ref().is_some_and(|a| {
            let w = &a.work;
            w.crane || w.excavation || w.piling || w.drilling || w.earth || w.blasting || w.vehicle
        })
    }
    /// Whether a scheme stands that no meeting has sent back.
    pub fn scheme_is_current(&self) -> bool {
        self.scheme.is_some() && self.sign_off.as_ref().is_none_or(|(_, s)| s.agree)
    }
    /// Whether marketing agreed to the scheme that stands.
    pub fn signed_off(&self) -> bool {
        self.scheme.is_some() && self.sign_off.as_ref().is_some_and(|(_, s)| s.agree)
    }
    /// Whether a meeting approved the scheme that stands; one before the sign-off saw another scheme.
    pub fn meeting_approved(&self) -> bool {
        let signed = self.sign_off.as_ref().map(|(signed, _)| signed.position);
        let seen = |held: &Entry| signed.is_some_and(|signed| held.position > signed);
        self.signed_off()
            && self
                .meetings
                .last()
                .is_some_and(|(held, m)| m.decision == Decision::Approved && seen(held))
    }
    pub fn is_decided(&self) -> bool {
        self.approval.is_some() || self.refusal.is_some() || self.not_feasible.is_some()
    }
    pub fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }
    pub fn at_safety(&self) -> bool {
        self.filed_to_safety.is_some()
            || self
                .refusal_reported
                .as_ref()
                .is_some_and(|(_, r)| r.to_safety)
    }
    /// The answer the case stands by: by the data its last change was settled for, else as it was screened.
    pub fn judged(&self) -> Option<Verdict> {
        match self.changes.last() {
            Some((_, settled)) => Some(settled.screening.verdict),
            None => self.screening.as_ref().map(|s| s.verdict),
        }
    }
    /// The pause that runs now.
    pub fn paused(&self) -> Option<&Paused> {
        self.pauses.last().filter(|p| p.until.is_none())
    }
    /// Papers that were promised and have not come.
    pub fn promised(&self) -> impl Iterator<Item = &Document> {
        self.documents
            .iter()
            .filter(|d| d.state == crate::application::DocumentState::Promised)
    }
    pub fn kind(&self) -> ApplicationKind {
        self.application
            .as_ref()
            .map(|a| a.kind)
            .unwrap_or_default()
    }

    /// Refuses where the case was never accepted or has ended.
    pub(crate) fn require_open(&self) -> Result<(), Rejection> {
        if self.accepted.is_none() {
            return Err(Rejection::new("case.unknown", "case.search"));
        }
        let ended = self.withdrawn.is_some()
            || self.energised.is_some()
            || self.not_feasible.is_some()
            || self.refusal.is_some();
        if ended {
            return Err(Rejection::with(
                "case.ended",
                json!({"stage": super::stage(self)}),
                "case.reload",
            ));
        }
        Ok(())
    }
    /// Refuses where the decision has fallen already.
    pub(crate) fn require_undecided(&self) -> Result<(), Rejection> {
        if self.is_decided() {
            return Err(Rejection::with(
                "case.decided",
                json!({"stage": super::stage(self)}),
                "case.reload",
            ));
        }
        self.require_open()
    }
    /// Refuses before the survey and while a hazard is open.
    pub(crate) fn require_hazard_cleared(&self) -> Result<(), Rejection> {
        if self.survey().is_none() {
            return Err(Rejection::new("approve.needs_survey", "survey.record"));
        }
        if !self.hazard_cleared() {
            let number = self.open_notice().map(|n| n.issued.number.to_string());
            return Err(Rejection::with(
                "notice.open",
                json!({"number": number}),
                "notice.follow",
            ));
        }
        Ok(())
    }
}
