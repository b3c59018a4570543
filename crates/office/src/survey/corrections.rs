//! `survey/corrections`: where what was measured on site and the line as drawn cannot both be right.
use crate::access::Action;
use crate::case::CaseRequest;
use crate::error::Failure;
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
        let case = office.load(&r.case)?.existing()?.case;
        let mut answer = CorrectionsAnswer {
            current: true,
            proposals: Vec::new(),
            left_out: 0,
        };
        let (Some(survey), Some(screening), Some(index)) =
            (case.survey(), &case.screening, office.ground.index())
        else {
            return Ok(answer);
        };
        answer.current = screening.facilities_version == index.version();
        if !answer.current {
            return Ok(answer);
        }
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
                answer.left_out += 1;
                continue;
            };
            answer
                .proposals
                .extend(propose(facility, &[from], office.policy.zones));
        }
        Ok(answer)
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
