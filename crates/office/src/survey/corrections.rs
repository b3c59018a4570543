//! `survey/corrections`: where what was measured on site and the line as drawn cannot both be right, and what its owner was
//! told of it.
use crate::access::Action;
use crate::case::{CaseRequest, Loaded};
use crate::error::Failure;
use crate::facilities::SentCorrection;
use crate::office::Office;
use crate::operation::{Context, Operation};
use crate::screening::parse;
use linewarden_geofence::correction::{MeasuredTo, Measurement, Proposal, propose};
use linewarden_geofence::{Site, SiteInput};
use linewarden_rules::survey::Measurement as Measured;
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct CorrectionsAnswer {
    /// The case was screened on the data now in force; otherwise nothing is compared, since the line may have been put
    /// right meanwhile.
    pub current: bool,
    /// Facilities whose measured distance differs by more than both can err together.
    pub proposals: Vec<Proposal>,
    /// Measurements that could not be compared: of facilities without an answer, or from a site that was taped from a
    /// tower, whose own error is that of the line.
    #[ts(type = "number")]
    pub left_out: u64,
    /// What was sent to owners, oldest first.
    pub sent: Vec<SentCorrection>,
}

pub(crate) struct Corrections;
impl Operation for Corrections {
    const PATH: &'static str = "survey/corrections";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = CaseRequest;
    type Answer = CorrectionsAnswer;
    fn run(context: &Context<'_>, r: CaseRequest) -> Result<CorrectionsAnswer, Failure> {
        let office = context.office;
        let loaded = office.load(&r.case)?.existing()?;
        let mut answer = CorrectionsAnswer {
            current: true,
            proposals: Vec::new(),
            left_out: 0,
            sent: SentCorrection::all(office, &loaded),
        };
        match compared(office, &loaded) {
            Compared::Nothing => {}
            Compared::DataMovedOn => answer.current = false,
            Compared::With {
                proposals,
                left_out,
                ..
            } => {
                answer.proposals = proposals;
                answer.left_out = left_out;
            }
        }
        Ok(answer)
    }
}

/// A case's last survey beside the line data.
pub(super) enum Compared {
    /// There is no survey, no screening or no data.
    Nothing,
    /// Other data than those the case was screened on are in force.
    DataMovedOn,
    With {
        version: String,
        proposals: Vec<Proposal>,
        left_out: u64,
    },
}

pub(super) fn compared(office: &Office, loaded: &Loaded) -> Compared {
    let case = &loaded.case;
    let (Some(survey), Some(screening), Some(index)) =
        (case.survey(), &case.screening, office.ground.index())
    else {
        return Compared::Nothing;
    };
    if screening.facilities_version != index.version() {
        return Compared::DataMovedOn;
    }
    let mut proposals = Vec::new();
    let mut left_out = 0;
    let input = case.application.as_ref().and_then(|a| a.site.as_ref());
    let site = input.and_then(|input| Some((input, parse(office, input).ok()?)));
    for measured in &survey.measurements {
        let facility = index
            .set()
            .facilities
            .iter()
            .find(|f| f.id == measured.facility);
        let entry = screening
            .facilities
            .iter()
            .find(|f| f.id == measured.facility);
        let from = site.as_ref().zip(entry).and_then(|((input, site), entry)| {
            measurement(measured, input, site, entry.nearest.site)
        });
        let (Some(facility), Some(from)) = (facility, from) else {
            left_out += 1;
            continue;
        };
        proposals.extend(propose(facility, &[from], office.policy.zones));
    }
    Compared::With {
        version: screening.facilities_version.clone(),
        proposals,
        left_out,
    }
}

/// A survey measures from the site's edge to the nearer outer conductor; the edge is known as well as the site is.
fn measurement(
    measured: &Measured,
    input: &SiteInput,
    site: &Site,
    edge: [f64; 2],
) -> Option<Measurement> {
    if site.taped {
        return None;
    }
    Some(Measurement {
        at: edge,
        at_accuracy_mm: (site.accuracy_m * 1000.0).ceil() as u32,
        to: MeasuredTo::Conductor,
        measured_mm: u32::try_from(measured.distance_mm).ok()?,
        accuracy_mm: u32::try_from(measured.accuracy_mm).ok()?,
        instrument: measured.instrument.clone(),
        crs: input.crs.clone(),
        height_m: input.height_m,
    })
}
