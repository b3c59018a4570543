//! What would make a site lawful: the shortest way to move it clear of every zone, the part to cut
//! off, the largest reach and heights. Each was screened again and found to answer "outside"; a
//! suggestion for the applicant and the surveyor, it decides nothing.

mod cut;
mod limits;
mod shift;

pub use cut::Cut;
pub use limits::Heights;
pub use shift::Shift;

use crate::index::Index;
use crate::policy::ZonePolicy;
use crate::screening::{Verdict, clearance, screen};
use crate::site::{Site, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Lawful {
    /// Metres to move north and east, and in all; `None` if no move up to 600 m makes the answer
    /// "outside".
    pub shift: Option<Shift>,
    /// Site area within a zone or its uncertainty, square metres to a tenth.
    pub cut_off_m2: f64,
    /// What would be left of it.
    pub left_m2: f64,
    /// The outline left when that is cut off; `None` if nothing usable is left, or cutting is not enough
    /// because a crane stands too near or data is missing there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cut: Option<Cut>,
    /// Largest reach of the crane where it stands, metres to a centimetre; `None` if no reach is enough
    /// or its reach is not what stands in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub max_reach_m: Option<f64>,
    /// Largest heights that keep every clearance in space. They do not lift a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clearance: Option<Heights>,
}

/// `None` if nothing has to change, the site is not placed, or a needed rule is missing.
pub fn suggest(index: &Index, site: &Site, work: &Work, policy: &ZonePolicy) -> Option<Lawful> {
    let ask = Ask {
        index,
        site,
        work,
        policy,
    };
    if clearance::lack(index, site, work, policy)? <= 0.0 {
        return None;
    }
    let keep = clearance::keep(index, site, work, policy)?;
    let cut_off = tenth(clearance::overlap(&keep));
    Some(Lawful {
        shift: shift::shortest(&ask),
        cut_off_m2: cut_off,
        left_m2: tenth((site.area_m2 - cut_off).max(0.0)),
        cut: cut::outline(&ask, &keep),
        max_reach_m: limits::reach(&ask),
        clearance: limits::heights(&ask),
    })
}

/// One question about one site.
struct Ask<'a> {
    index: &'a Index,
    site: &'a Site,
    work: &'a Work,
    policy: &'a ZonePolicy,
}

impl Ask<'_> {
    fn is_outside(&self, site: &Site, work: &Work) -> bool {
        screen(self.index, site, work, self.policy, None).verdict == Verdict::Outside
    }

    fn lack(&self, site: &Site, work: &Work) -> Option<f64> {
        clearance::lack(self.index, site, work, self.policy)
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
