//! Where the lines are, how wide their protection zones are, and whether a site is in one.
//!
//! Bytes in, answer out: no files, no network, no clock. A caller reads [`FacilitySet::read`] once,
//! builds an [`Index`] once, and asks [`screen`] as often as it likes; the answer names the data and
//! the rules it was made with, so it can be made again on another machine, the same to a millimetre.
//!
//! What it refuses to know: a coordinate system nobody stated, a voltage nobody wrote down, a line
//! that was not loaded. Each of these gives "cannot tell", never "outside". It never measures in
//! degrees, in Web Mercator or in a Gauss-Krueger plane, and it never decides by a drawn buffer.
//!
//! Where to start: [`screen`] for the verdict, [`measure`] for the distance, `policy/zones-cn.json`
//! for the numbers, [`files`] for what comes in, [`drawing`] and [`lawful`] for what people look at.

pub mod crs;
pub mod drawing;
pub mod export;
pub mod facility;
pub mod files;
mod index;
pub mod lawful;
pub mod measure;
pub mod policy;
mod screening;
pub mod site;

pub use crs::{Crs, LonLat};
pub use drawing::{Drawing, DrawnFacility, ZoneBand};
pub use facility::{
    Change, Facility, FacilitySet, Kind, Kind as FacilityKind, Shape, Spread, Voltage,
    VoltageSource, diff,
};
pub use files::{FileError, ReadOptions, ReadReport, Reading};
pub use index::Index;
pub use lawful::{Lawful, Shift, suggest};
pub use policy::{EffectKind, PolicyError, Rule, Status, ZonePolicy};
pub use screening::{Effect, FacilityAnswer, NearestPair, Reason, Screening, Verdict, screen};
pub use site::{Site, SiteError, SiteInput, SiteSource, Work};

/// The zone rules under the name other parts use.
pub type Policy = ZonePolicy;
