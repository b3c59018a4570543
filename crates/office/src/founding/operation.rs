//! `office/status` and `office/found`.
use super::{NewPerson, found};
use crate::access::Action;
use crate::desk::Channel;
use crate::error::Failure;
use crate::facilities::FacilitiesBrief;
use crate::journal::fingerprint;
use crate::operation::{Context, Operation};
use crate::staff::{Assignment, Empty, Me, Unit, me};
use chrono::{DateTime, FixedOffset, NaiveDate};
use linewarden_rules::routing::{Role, UnitKind};
use linewarden_rules::{StaffId, UnitId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct HeadView {
    #[ts(type = "number")]
    pub position: u64,
    pub fingerprint: String,
}

/// What the frame and the status bar show.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct OfficeStatus {
    pub set_up: bool,
    pub name: String,
    pub notice_word: String,
    pub sample: bool,
    pub version: String,
    #[ts(type = "string")]
    pub now: DateTime<FixedOffset>,
    #[ts(type = "string")]
    pub today: NaiveDate,
    #[ts(type = "'window' | 'browser'")]
    pub channel: &'static str,
    pub facilities: Option<FacilitiesBrief>,
    pub rules_version: String,
    /// Policy rows whose source nobody has read.
    pub policy_unverified: u32,
    pub head: HeadView,
    #[ts(type = "string")]
    pub calendar_settled_until: NaiveDate,
    /// West, south, east, north of where the office works, degrees: its cases' sites, else its lines.
    pub home: Option<[f64; 4]>,
}

pub(crate) struct Status;
impl Operation for Status {
    const PATH: &'static str = "office/status";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = false;
    type Request = Empty;
    type Answer = OfficeStatus;
    fn run(context: &Context<'_>, _: Empty) -> Result<OfficeStatus, Failure> {
        let office = context.office;
        let organisation = office.organisation();
        let head = office.journal.head()?;
        let now = office.now();
        Ok(OfficeStatus {
            set_up: organisation.founded,
            name: organisation.name.clone(),
            notice_word: organisation.notice_word.clone(),
            sample: organisation.sample,
            version: env!("CARGO_PKG_VERSION").into(),
            now,
            today: now.date_naive(),
            channel: match context.channel {
                Channel::Browser => "browser",
                Channel::Window | Channel::Cli => "window",
            },
            facilities: office.ground.brief(),
            rules_version: office.policy.rules_version(),
            policy_unverified: office.policy.unverified(),
            head: HeadView {
                position: head.position,
                fingerprint: fingerprint(&head.hash),
            },
            calendar_settled_until: office.policy.settled_until(now.date_naive()),
            home: office
                .board
                .home()?
                .or_else(|| office.ground.index().and_then(|i| i.extent())),
        })
    }
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct FoundRequest {
    pub name: String,
    pub notice_word: String,
    pub administrator: String,
    pub pin: String,
}

pub(crate) struct Found;
impl Operation for Found {
    const PATH: &'static str = "office/found";
    const ACTION: Action = Action::Enter;
    const COMMAND: bool = true;
    type Request = FoundRequest;
    type Answer = Me;
    /// The founder's company with one service centre; the administrator holds every role there until others come,
    /// each act alone being a recorded waiver.
    fn run(context: &Context<'_>, request: FoundRequest) -> Result<Me, Failure> {
        let office = context.office;
        if request.administrator.trim().is_empty() {
            return Err(Failure::input(
                "field.missing",
                json!({"field": "administrator"}),
            ));
        }
        let today = office.clock.today();
        let (company, centre) = (UnitId::new("company"), UnitId::new("centre"));
        let units = vec![
            Unit {
                id: company.clone(),
                name: request.name.trim().into(),
                kind: UnitKind::CityCompany,
                parent: None,
            },
            Unit {
                id: centre.clone(),
                name: "客服中心".into(),
                kind: UnitKind::CustomerServiceCentre,
                parent: Some(company),
            },
        ];
        let assignments = Role::ALL
            .into_iter()
            .filter(|role| *role != Role::Auditor)
            .map(|role| Assignment {
                role,
                unit: centre.clone(),
                from: today,
                to: None,
            })
            .collect();
        let administrator = StaffId::new("administrator");
        let person = NewPerson {
            id: administrator.clone(),
            name: request.administrator.trim().into(),
            assignments,
            pin: request.pin,
        };
        found(
            office,
            context.key,
            context.digest,
            &request.name,
            &request.notice_word,
            false,
            units,
            vec![person],
        )?;
        let token =
            office
                .desk
                .create_session(administrator.as_str(), context.channel, office.now())?;
        Ok(me(
            office,
            &administrator,
            &token.hash(),
            Some(token.as_str().to_owned()),
            false,
        ))
    }
}
