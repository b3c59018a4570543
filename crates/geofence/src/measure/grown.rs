//! Boxes in degrees made larger by metres.

/// A box (west, south, east, north in degrees) with at least `metres` more on every side. Its west and east may
/// pass half a turn; near a pole it is a whole turn wide.
pub(crate) fn grown([west, south, east, north]: [f64; 4], metres: f64) -> [f64; 4] {
    // Degrees are shortest at the equator for latitude and at the far edge for longitude.
    let lat = metres / 110_500.0;
    let (south, north) = (south - lat, north + lat);
    let cos = south.abs().max(north.abs()).min(90.0).to_radians().cos();
    let lon = if cos > 1e-3 {
        (metres / 110_500.0 / cos).min(180.0)
    } else {
        180.0
    };
    [west - lon, south, east + lon, north]
}
