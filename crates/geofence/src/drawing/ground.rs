//! What is drawn beside facilities: the site's own doubt, a crane's reach, and the areas declared
//! densely populated.

use crate::crs::LonLat;
use crate::index::Index;
use crate::measure::destination;
use crate::policy::ZonePolicy;
use crate::site::{Site, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawnCrane {
    /// WGS 84; `None`: nobody says where it stands, and the reach counts from the site's edge.
    pub stand: Option<LonLat>,
    /// Metres; the policy's bound where nobody says.
    pub reach_m: f64,
    pub reach_unknown: bool,
    /// Everything it may reach: GeoJSON. `None` without a stand.
    #[ts(type = "{ type: string, coordinates: unknown } | null")]
    pub disc: Option<serde_json::Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawnArea {
    pub authority: String,
    pub document: String,
    /// GeoJSON, WGS 84.
    #[ts(type = "{ type: string, coordinates: unknown }")]
    pub geometry: serde_json::Value,
}

/// The crane of a declared work; `None` where there is none or the site is not placed.
pub fn crane(site: &Site, work: &Work, policy: &ZonePolicy) -> Option<DrawnCrane> {
    if !work.crane || site.bounds().is_none() {
        return None;
    }
    let stated = work.reach_m.filter(|r| (0.0..=1_000.0).contains(r));
    let reach_m = stated.unwrap_or(policy.limits.crane_unknown_reach_m);
    let stand = work.stand.and_then(|s| site.place(s).ok());
    let disc = stand.filter(|_| reach_m > 0.0).map(|at| {
        let ring: Vec<LonLat> = (0..=72)
            .map(|i| destination(at, f64::from(i % 72) * 5.0, reach_m))
            .collect();
        json!({"type": "Polygon", "coordinates": [ring]})
    });
    Some(DrawnCrane {
        stand,
        reach_m,
        reach_unknown: stated.is_none(),
        disc,
    })
}

/// How far a site's outline may lie from where it is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SiteHalo {
    /// 95 % position error, metres.
    pub accuracy_m: f64,
    /// Nobody stated it: the figure is the policy's.
    pub accuracy_unknown: bool,
}

/// `None`: the site is not placed.
pub fn halo(site: &Site) -> Option<SiteHalo> {
    site.probe.as_ref()?;
    Some(SiteHalo {
        accuracy_m: site.accuracy_m,
        accuracy_unknown: site.accuracy_is_default,
    })
}

impl Index {
    /// Areas declared densely populated that touch a view.
    pub fn draw_populated(&self, view: [f64; 4]) -> Vec<DrawnArea> {
        let touches =
            |b: [f64; 4]| b[0] <= view[2] && b[2] >= view[0] && b[1] <= view[3] && b[3] >= view[1];
        self.rest()
            .populated
            .iter()
            .filter(|a| a.area.bounds().is_some_and(touches))
            .map(|a| DrawnArea {
                authority: a.authority.clone(),
                document: a.document.clone(),
                geometry: a.area.to_geojson(),
            })
            .collect()
    }
}
