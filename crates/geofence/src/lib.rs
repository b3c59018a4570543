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
//! for the numbers, [`files`] for what comes in, [`drawing`] and [`lawful`] for what people look at,
//! [`correction`] for what to tell a line's owner.

pub mod correction;
pub mod crs;
pub mod drawing;
pub mod export;
pub mod facility;
pub mod files;
mod index;
pub mod lawful;
pub mod measure;
pub mod pack;
pub mod policy;
mod screening;
mod search;
pub mod site;

pub use correction::{MeasuredTo, Measurement, Proposal, propose};
pub use crs::{Crs, CrsGuess, CrsTable, LonLat, OwnCrs};
pub use drawing::{
    Cell, Drawing, DrawnArea, DrawnCell, DrawnCrane, DrawnFacility, DrawnRing, DrawnSpread,
    LeftOut, SiteHalo, Strokes, ZoneBand,
};
pub use facility::{
    Attributes, Change, ConductorHeight, Design, Facility, FacilitySet, Kind, Kind as FacilityKind,
    PopulatedArea, Shape, Spread, Voltage, VoltageSource, Water, diff,
};
pub use files::{FileError, ReadOptions, ReadReport, Reading};
pub use index::Index;
pub use lawful::{Cut, Heights, Lawful, Shift, suggest};
pub use pack::{PackError, Packed};
pub use policy::{Basis, EffectKind, PolicyError, Rule, Status, ZonePolicy};
pub use screening::{
    Effect, FacilityAnswer, NearestPair, Reason, Screening, Touched, Verdict, VerticalAnswer,
    decided_by, screen,
};
pub use search::{Near, Search};
pub use site::{Site, SiteError, SiteInput, SiteSource, Work};

/// The zone rules under the name other parts use.
pub type Policy = ZonePolicy;
