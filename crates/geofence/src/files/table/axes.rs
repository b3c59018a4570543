//! Which of X and Y is east: surveyors put north first, programs east. The size of the numbers tells,
//! because China's northings have seven digits and its eastings six, or eight with the zone in front.

use crate::crs::LonLat;

/// Order of the two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// X is easting or longitude.
    EastFirst,
    /// X is northing or latitude, as surveyors write.
    NorthFirst,
}

/// Metres from the equator, from 16 to 54 degrees north.
const NORTHING: std::ops::RangeInclusive<f64> = 1.7e6..=6.0e6;

/// Decided by every pair; pairs that fit neither way are slips and decide nothing.
pub(super) fn order(pairs: impl Iterator<Item = [f64; 2]>) -> Option<Order> {
    let mut found = None;
    for [x, y] in pairs {
        let order = if is_east(x) && NORTHING.contains(&y) || is_degrees([x, y]) {
            Order::EastFirst
        } else if is_east(y) && NORTHING.contains(&x) || is_degrees([y, x]) {
            Order::NorthFirst
        } else {
            continue;
        };
        if found.is_some_and(|f| f != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// Without a prefix below a million; with one, zones 13 to 45.
fn is_east(v: f64) -> bool {
    (10_000.0..1e6).contains(&v) || ((13e6..46e6).contains(&v) && v % 1e6 >= 10_000.0)
}

/// Within China, where no longitude is a latitude.
fn is_degrees([lon, lat]: LonLat) -> bool {
    (73.0..=136.0).contains(&lon) && (3.0..=54.0).contains(&lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_size() {
        let of = |x: f64, y: f64| order([[x, y]].into_iter());
        assert_eq!(of(2_713_958.78, 858_079.88), Some(Order::NorthFirst));
        assert_eq!(of(2_709_484.5, 37_553_838.3), Some(Order::NorthFirst));
        assert_eq!(of(37_553_838.3, 2_709_484.5), Some(Order::EastFirst));
        assert_eq!(of(24.5, 111.5), Some(Order::NorthFirst));
        assert_eq!(of(111.5, 24.5), Some(Order::EastFirst));
        assert_eq!(of(1234.5, 678.9), None);
        let mixed = [[111.5, 24.5], [24.5, 111.5]];
        assert_eq!(order(mixed.into_iter()), None);
        let slip = [[111.5, 24.5], [1115.0, 24.5]];
        assert_eq!(order(slip.into_iter()), Some(Order::EastFirst));
    }
}
