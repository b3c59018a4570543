//! The role table: every operation's action, who may do it, and on which duty.
use linewarden_rules::case::Duty;
use linewarden_rules::routing::Role;
use serde::Serialize;

/// Something an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Whoever is at the door: list people, sign in.
    Enter,
    /// Read cases, papers, lists, facilities, policy.
    Read,
    /// Keep drafts and settings of one's own.
    OwnDesk,
    Accept,
    SupplyDocuments,
    PauseClock,
    ChangeCapacity,
    Withdraw,
    Comment,
    RevealParty,
    Survey,
    HandOver,
    AnswerCapacity,
    IssueNotice,
    ServeNotice,
    TakeRectification,
    Reinspect,
    DraftScheme,
    SignOff,
    DecideMeeting,
    Approve,
    Refuse,
    Reply,
    Energise,
    ReportRefusal,
    FileToSafety,
    FileReferral,
    TakeReferralAnswer,
    ChangeFacilities,
    SettleChange,
    SendCorrection,
    AnswerCorrection,
    SetBaseMaps,
    ManageStaff,
}

/// Which unit a person must belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Where {
    /// Nobody in particular: before signing in.
    Door,
    /// Any unit.
    Anywhere,
    /// A unit that accepts applications.
    ServiceDesk,
    /// A unit with one of these duties in the case.
    Duties(&'static [Duty]),
}

/// A row of the table.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rule {
    pub action: Action,
    pub place: Where,
    /// The roles that may; empty means every role.
    pub roles: &'static [Role],
    /// Whether somebody who only reads (auditor) may.
    pub changes: bool,
}

use Duty as D;
use Role as R;

const fn rule(action: Action, place: Where, roles: &'static [Role]) -> Rule {
    Rule {
        action,
        place,
        roles,
        changes: true,
    }
}

const SURVEYING: Where = Where::Duties(&[D::Surveying, D::Joining]);
const SURVEYORS: &[Role] = &[R::Surveyor, R::AccountManager, R::LineOwner];
const ORGANISERS: &[Role] = &[R::Surveyor, R::AccountManager, R::UnitHead];
const DECIDERS: &[Role] = &[
    R::Clerk,
    R::AccountManager,
    R::MarketingApprover,
    R::UnitHead,
];

/// The table. Every action stands in it exactly once (tests/api/access.rs).
pub const ACTIONS: &[Rule] = &[
    Rule {
        action: Action::Enter,
        place: Where::Door,
        roles: &[],
        changes: false,
    },
    Rule {
        action: Action::Read,
        place: Where::Anywhere,
        roles: &[],
        changes: false,
    },
    Rule {
        action: Action::OwnDesk,
        place: Where::Anywhere,
        roles: &[],
        changes: false,
    },
    rule(Action::Accept, Where::ServiceDesk, &[R::Clerk]),
    rule(
        Action::SupplyDocuments,
        Where::Duties(&[D::Accepting]),
        &[R::Clerk],
    ),
    rule(
        Action::PauseClock,
        Where::Duties(&[D::Accepting, D::Surveying, D::Deciding]),
        &[
            R::Clerk,
            R::AccountManager,
            R::MarketingApprover,
            R::UnitHead,
        ],
    ),
    rule(
        Action::ChangeCapacity,
        Where::Duties(&[D::Accepting]),
        &[R::Clerk],
    ),
    rule(
        Action::Withdraw,
        Where::Duties(&[D::Accepting]),
        &[R::Clerk],
    ),
    rule(Action::Comment, Where::Anywhere, &[]),
    rule(
        Action::RevealParty,
        Where::Duties(&[
            D::Accepting,
            D::Surveying,
            D::Deciding,
            D::Marketing,
            D::Safety,
        ]),
        &[
            R::Clerk,
            R::Surveyor,
            R::AccountManager,
            R::MarketingApprover,
            R::SafetyOfficer,
            R::UnitHead,
        ],
    ),
    rule(Action::Survey, SURVEYING, SURVEYORS),
    rule(
        Action::HandOver,
        Where::Duties(&[D::Accepting]),
        &[R::Clerk],
    ),
    rule(
        Action::AnswerCapacity,
        Where::Duties(&[D::Capacity]),
        &[R::CapacityReviewer],
    ),
    rule(
        Action::IssueNotice,
        Where::Duties(&[D::Surveying]),
        ORGANISERS,
    ),
    rule(Action::ServeNotice, SURVEYING, ORGANISERS),
    rule(
        Action::TakeRectification,
        Where::Duties(&[D::Accepting, D::Surveying]),
        &[R::Clerk, R::Surveyor, R::AccountManager, R::UnitHead],
    ),
    rule(Action::Reinspect, SURVEYING, SURVEYORS),
    rule(
        Action::DraftScheme,
        Where::Duties(&[D::Scheme]),
        &[R::AccountManager, R::MarketingApprover],
    ),
    rule(
        Action::SignOff,
        Where::Duties(&[D::SignOff]),
        &[R::MarketingApprover],
    ),
    rule(
        Action::DecideMeeting,
        Where::Duties(&[D::Meeting]),
        &[R::MeetingSecretary],
    ),
    rule(Action::Approve, Where::Duties(&[D::Deciding]), DECIDERS),
    rule(Action::Refuse, Where::Duties(&[D::Deciding]), DECIDERS),
    rule(Action::Reply, Where::Duties(&[D::Accepting]), &[R::Clerk]),
    rule(
        Action::Energise,
        Where::Duties(&[D::Accepting]),
        &[R::Clerk],
    ),
    rule(
        Action::ReportRefusal,
        Where::Duties(&[D::Deciding]),
        DECIDERS,
    ),
    rule(
        Action::FileToSafety,
        Where::Duties(&[D::Marketing]),
        &[R::MarketingApprover],
    ),
    rule(
        Action::FileReferral,
        Where::Duties(&[D::Safety]),
        &[R::SafetyOfficer],
    ),
    rule(
        Action::TakeReferralAnswer,
        Where::Duties(&[D::Safety]),
        &[R::SafetyOfficer],
    ),
    rule(
        Action::ChangeFacilities,
        Where::Anywhere,
        &[R::LineOwner, R::Administrator],
    ),
    rule(
        Action::SettleChange,
        Where::Duties(&[D::Safety]),
        &[R::SafetyOfficer],
    ),
    rule(Action::SendCorrection, SURVEYING, SURVEYORS),
    rule(
        Action::AnswerCorrection,
        Where::Anywhere,
        &[R::LineOwner, R::Administrator],
    ),
    rule(Action::SetBaseMaps, Where::Anywhere, &[R::Administrator]),
    rule(Action::ManageStaff, Where::Anywhere, &[R::Administrator]),
];

impl Action {
    /// The row of this action.
    pub fn rule(self) -> &'static Rule {
        ACTIONS
            .iter()
            .find(|r| r.action == self)
            .expect("tests/api/access.rs checks that every action has a row")
    }
}
