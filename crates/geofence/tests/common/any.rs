//! What facilities can hold, for tests by chance.

use linewarden_geofence::{Attributes, ConductorHeight, Design, Water};
use proptest::prelude::*;

/// Attributes with these lengths in millimetres, each stated or not.
pub(crate) fn attributes(
    length: impl Strategy<Value = u32> + Clone + 'static,
) -> impl Strategy<Value = Attributes> {
    let one = || prop::option::of(length.clone());
    let water = prop::option::of(prop::sample::select(vec![
        Water::MajorRiver,
        Water::MinorRiver,
        Water::OpenSea,
        Water::Harbour,
    ]));
    let height = prop::option::of((length.clone(), one()));
    (water, one(), one(), height).prop_map(|(water, wind, safe, height)| Attributes {
        water,
        design: Design {
            wind_deviation_mm: wind,
            safe_distance_mm: safe,
        },
        height: height.map(|(mm, accuracy_mm)| ConductorHeight { mm, accuracy_mm }),
    })
}
