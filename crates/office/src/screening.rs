//! Asking the geofence: the site as stated, the ground as loaded, the zones in force. It fails closed.
use crate::error::Failure;
use crate::office::Office;
use linewarden_geofence::site::{Site, SiteError};
use linewarden_geofence::{Rule, Screening, SiteInput, Work};
use serde_json::{Value, json};
use std::panic::AssertUnwindSafe;

/// What stands in the way of measuring a site at all: its code and data.
pub(crate) struct SiteProblem {
    pub(crate) code: String,
    pub(crate) params: Value,
}

/// The site placed, in the office's own systems too.
///
/// # Errors
/// [`SiteError`] where it cannot be measured.
pub(crate) fn parse(office: &Office, input: &SiteInput) -> Result<Site, SiteError> {
    Site::parse_with(
        input,
        office.policy.zones,
        &office.organisation().crs_table(),
    )
}

/// Facilities this near are listed although the site is clear of them: people want to see what is closest, metres.
const LISTED_WITHIN_M: f64 = 200.0;

/// Screens a site. Every failure is an answer "cannot tell" with its reason; none is ever "outside".
pub(crate) fn screen(
    office: &Office,
    input: Option<&SiteInput>,
    work: &Work,
) -> (Screening, Option<SiteProblem>) {
    let Some(input) = input else {
        return (Screening::impossible("site.none", json!({}), ""), None);
    };
    let zones = office.policy.zones;
    let site = match parse(office, input) {
        Ok(site) => site,
        Err(error) => {
            let problem = SiteProblem {
                code: error.code().to_owned(),
                params: error.params(),
            };
            return (
                Screening::impossible(&problem.code, problem.params.clone(), ""),
                Some(problem),
            );
        }
    };
    let Some(index) = office.ground.index() else {
        return (
            Screening::impossible("facilities.none", json!({}), &site.hash),
            None,
        );
    };
    let measure = AssertUnwindSafe(|| {
        linewarden_geofence::screen(&index, &site, work, zones, Some(LISTED_WITHIN_M))
    });
    match std::panic::catch_unwind(measure) {
        Ok(mut screening) => {
            // Poles beside a site that no rule speaks of would bury the lines that one does.
            screening.facilities.retain(|f| f.rule != Rule::None);
            (screening, None)
        }
        Err(_) => {
            Failure::internal("screening panicked");
            (
                Screening::impossible("screening.failed", json!({}), &site.hash),
                None,
            )
        }
    }
}

/// West, south, east, north of a site in degrees, where it can be placed.
pub(crate) fn bounds(office: &Office, input: &SiteInput) -> Option<[f64; 4]> {
    parse(office, input).ok()?.bounds()
}

/// How far a site's outline may lie from where it is drawn, where it can be placed.
pub(crate) fn halo(office: &Office, input: &SiteInput) -> Option<linewarden_geofence::SiteHalo> {
    linewarden_geofence::drawing::halo(&parse(office, input).ok()?)
}

/// As [`bounds`], of a site as the read store keeps it.
pub(crate) fn bounds_of_stored(stored: &str) -> Option<[f64; 4]> {
    let input: SiteInput = serde_json::from_str(stored).ok()?;
    Site::parse(&input, linewarden_geofence::policy::ZonePolicy::shipped())
        .ok()?
        .bounds()
}

/// What would make the site lawful; none where nothing has to change or nobody can say.
pub(crate) fn lawful(
    office: &Office,
    input: Option<&SiteInput>,
    work: &Work,
) -> Option<linewarden_geofence::Lawful> {
    let index = office.ground.index()?;
    let zones = office.policy.zones;
    let site = parse(office, input?).ok()?;
    std::panic::catch_unwind(AssertUnwindSafe(|| {
        linewarden_geofence::suggest(&index, &site, work, zones)
    }))
    .ok()?
}

/// The site on the ground as GeoJSON in WGS 84, for the map, and its west, south, east, north in degrees.
pub(crate) fn placed(office: &Office, input: &SiteInput) -> Option<(Value, [f64; 4])> {
    let site = parse(office, input).ok()?;
    let bounds = site.bounds()?;
    Some((site.shape.to_geojson(), bounds))
}
