//! What a file's numbers look like, where nobody says what they are.
//!
//! Numbers tell a projection, a zone prefix and the order of the axes apart; they never tell one
//! datum from another: Beijing 54, Xi'an 80 and CGCS2000 lie a hundred metres apart and look alike.
//! So a guess is a question with its consequence beside it ("then it stands here"), and only what a
//! person answers counts. Nothing in this crate places anything by a guess.

use super::{Crs, LonLat, Zone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What has to be asked before a guess may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum GuessQuestion {
    /// Which of the systems in `alike` it is: the numbers are the same.
    Datum,
    /// Which zone: the numbers do not say it. The one shown is the nearest to the office.
    Zone,
}

/// One way to read the numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CrsGuess {
    /// As [`Crs::parse`] reads it. `None`: a Gauss-Krueger plane whose zone nothing tells.
    pub crs: Option<String>,
    /// The numbers come north (or latitude) first and have to be turned round.
    pub swapped: bool,
    /// Central meridian of the zone, degrees east.
    pub central_meridian: Option<f64>,
    /// Where it would stand: west, south, east, north in degrees.
    pub extent: Option<[f64; 4]>,
    /// From the middle of the extent to the place given as near, whole kilometres.
    pub distance_km: Option<f64>,
    /// Share of the sample that fits, 0 to 1.
    pub share: f64,
    pub questions: Vec<GuessQuestion>,
    /// Other systems with the same numbers, by their EPSG codes or names.
    pub alike: Vec<String>,
    /// Every reading that fits has this order of the axes.
    pub axes_certain: bool,
    /// Every reading that fits is in this projection and zone.
    pub zone_certain: bool,
    /// Nothing else fits at all, datums included, and every number does.
    pub certain: bool,
}

/// Where Chinese power lines can be: west, south, east, north, with a margin for the border.
pub(crate) const CHINA: [f64; 4] = [73.0, 3.0, 136.0, 54.5];
/// A zone's lines run past its edge, but not to the next meridian.
const MOST_OFF_MERIDIAN: f64 = 4.0;
/// Below this share a reading does not fit; a stray row must not hide what the rest says.
const LEAST_SHARE: f64 = 0.9;
/// Zones offered around the office.
const MOST_ZONES: usize = 4;

/// Reads a sample of coordinate pairs every way that puts it into China, best first. `near` is a
/// place the data should be about, such as the office; it ranks and asks, and never decides.
///
/// Numbers that are not finite are left out; an empty list says that nothing fits.
pub fn guess(sample: &[[f64; 2]], near: Option<LonLat>) -> Vec<CrsGuess> {
    let pairs: Vec<[f64; 2]> = sample
        .iter()
        .copied()
        .filter(|p| p[0].is_finite() && p[1].is_finite())
        .collect();
    let near = near.filter(|p| p[0].is_finite() && p[1].is_finite());
    let mut out = Vec::new();
    if pairs.is_empty() {
        return out;
    }
    for swapped in [false, true] {
        let turned: Vec<[f64; 2]> = if swapped {
            pairs.iter().map(|p| [p[1], p[0]]).collect()
        } else {
            pairs.clone()
        };
        let reading = Reading {
            pairs: &turned,
            swapped,
            near,
        };
        reading.degrees(&mut out);
        reading.web_mercator(&mut out);
        reading.zones_with_prefix(&mut out);
        reading.zones_without_prefix(&mut out);
    }
    rank(&mut out);
    out
}

struct Reading<'a> {
    /// East or longitude first.
    pairs: &'a [[f64; 2]],
    swapped: bool,
    near: Option<LonLat>,
}

impl Reading<'_> {
    /// The guess of one system, if enough of the sample stands in China by it.
    fn system(&self, crs: Crs, lons: [f64; 2]) -> Option<CrsGuess> {
        let mut extent: Option<[f64; 4]> = None;
        let mut fitting = 0_usize;
        for pair in self.pairs {
            let Ok(p) = crs.to_ground(*pair) else {
                continue;
            };
            let here = (CHINA[0].max(lons[0])..=CHINA[2].min(lons[1])).contains(&p[0])
                && (CHINA[1]..=CHINA[3]).contains(&p[1]);
            if here {
                fitting += 1;
                let e = extent.unwrap_or([p[0], p[1], p[0], p[1]]);
                extent = Some([
                    e[0].min(p[0]),
                    e[1].min(p[1]),
                    e[2].max(p[0]),
                    e[3].max(p[1]),
                ]);
            }
        }
        let share = fitting as f64 / self.pairs.len() as f64;
        let extent = extent.filter(|_| share >= LEAST_SHARE)?;
        Some(CrsGuess {
            distance_km: self.near.map(|near| {
                let middle = [(extent[0] + extent[2]) / 2.0, (extent[1] + extent[3]) / 2.0];
                (crate::measure::geodesic(middle, in_range(near)) / 1000.0).round()
            }),
            crs: Some(crs.to_string()),
            swapped: self.swapped,
            central_meridian: None,
            extent: Some(extent),
            share,
            questions: Vec::new(),
            alike: Vec::new(),
            axes_certain: false,
            zone_certain: false,
            certain: false,
        })
    }

    fn degrees(&self, out: &mut Vec<CrsGuess>) {
        let everywhere = [-180.0, 180.0];
        let systems = [Crs::Cgcs2000, Crs::Wgs84, Crs::Gcj02, Crs::Bd09];
        for crs in systems {
            let Some(mut guess) = self.system(crs, everywhere) else {
                continue;
            };
            guess.questions.push(GuessQuestion::Datum);
            let others = systems.iter().filter(|c| **c != crs).map(Crs::to_string);
            guess.alike = others
                .chain(["EPSG:4610".to_owned(), "EPSG:4214".to_owned()])
                .collect();
            out.push(guess);
        }
    }

    fn web_mercator(&self, out: &mut Vec<CrsGuess>) {
        out.extend(self.system(Crs::WebMercator, [-180.0, 180.0]));
    }

    /// 13 to 23 in front of the easting is a 6° zone, 25 to 45 a 3° one: no number is both.
    fn zones_with_prefix(&self, out: &mut Vec<CrsGuess>) {
        for zone in (4491..=4501).chain(4513..=4533).filter_map(Zone::from_epsg) {
            let millions = f64::from(zone.prefix().unwrap_or(0));
            if !self.pairs.iter().any(|p| (p[0] / 1e6).floor() == millions) {
                continue;
            }
            out.extend(self.zone(zone));
        }
    }

    /// Without a prefix any meridian is possible, so a zone is only ever asked about.
    fn zones_without_prefix(&self, out: &mut Vec<CrsGuess>) {
        let zones = || (4534..=4554).chain(4502..=4512).filter_map(Zone::from_epsg);
        let mut fitting: Vec<CrsGuess> = zones().filter_map(|zone| self.zone(zone)).collect();
        if fitting.is_empty() {
            return;
        }
        for guess in &mut fitting {
            guess.questions.push(GuessQuestion::Zone);
        }
        if self.near.is_some() {
            fitting.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
            fitting.truncate(MOST_ZONES);
            out.append(&mut fitting);
            return;
        }
        let unnamed = CrsGuess {
            crs: None,
            central_meridian: None,
            extent: None,
            alike: Vec::new(),
            ..fitting.swap_remove(0)
        };
        out.push(unnamed);
    }

    fn zone(&self, zone: Zone) -> Option<CrsGuess> {
        let meridian = zone.central_meridian();
        let lons = [meridian - MOST_OFF_MERIDIAN, meridian + MOST_OFF_MERIDIAN];
        let mut guess = self.system(Crs::GaussKruger(zone), lons)?;
        guess.central_meridian = Some(meridian);
        guess.questions.push(GuessQuestion::Datum);
        guess.alike = old_codes(zone).map(|code| format!("EPSG:{code}")).to_vec();
        Some(guess)
    }
}

/// The zone of the same plane on Xi'an 80 and on Beijing 54. Source: EPSG registry.
fn old_codes(zone: Zone) -> [u16; 2] {
    match zone.epsg() {
        code @ 4491..=4501 => [2327 + code - 4491, 21413 + code - 4491],
        code @ 4502..=4512 => [2338 + code - 4502, 21453 + code - 4502],
        code @ 4513..=4533 => [2349 + code - 4513, 2401 + code - 4513],
        code => [2370 + code - 4534, 2422 + code - 4534],
    }
}

fn in_range(p: LonLat) -> LonLat {
    [p[0].clamp(-180.0, 180.0), p[1].clamp(-90.0, 90.0)]
}

fn distance(guess: &CrsGuess) -> f64 {
    guess.distance_km.unwrap_or(f64::INFINITY)
}

fn rank(out: &mut [CrsGuess]) {
    // Stable: where all else is equal the order above stays, CGCS2000 first and unturned first.
    out.sort_by(|a, b| {
        b.share
            .total_cmp(&a.share)
            .then(distance(a).total_cmp(&distance(b)))
            .then(a.swapped.cmp(&b.swapped))
    });
    let projection = |g: &CrsGuess| {
        let kind = match g.crs.as_deref() {
            Some("EPSG:3857") => 1,
            None => 2,
            Some(_) if g.central_meridian.is_some() => 3,
            Some(_) => 0,
        };
        (kind, g.central_meridian.map(f64::to_bits))
    };
    let Some(first) = out.first() else { return };
    let (swapped, place, share) = (first.swapped, projection(first), first.share);
    let open = first.questions.contains(&GuessQuestion::Zone);
    let axes = out.iter().all(|g| g.swapped == swapped);
    let zone = !open && out.iter().all(|g| projection(g) == place);
    let alone = out.len() == 1 && out[0].alike.is_empty() && !open && share >= 1.0;
    for guess in out {
        guess.axes_certain = axes;
        guess.zone_certain = zone;
        guess.certain = alone;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(guesses: &[CrsGuess]) -> Vec<(Option<&str>, bool)> {
        guesses
            .iter()
            .map(|g| (g.crs.as_deref(), g.swapped))
            .collect()
    }

    #[test]
    fn degrees_tell_their_order_and_not_their_datum() {
        for swapped in [false, true] {
            let pair = |lon: f64, lat: f64| if swapped { [lat, lon] } else { [lon, lat] };
            let found = guess(&[pair(108.3, 22.8), pair(108.4, 22.9)], None);
            assert_eq!(
                labels(&found),
                ["EPSG:4490", "EPSG:4326", "GCJ-02", "BD-09"].map(|c| (Some(c), swapped))
            );
            assert!(
                found
                    .iter()
                    .all(|g| g.axes_certain && !g.certain && g.zone_certain)
            );
            assert_eq!(found[0].extent, Some([108.3, 22.8, 108.4, 22.9]));
        }
    }

    #[test]
    fn a_prefix_names_the_zone_and_the_order() {
        for (east, north, code) in [
            (36_530_000.0, 2_520_000.0, "EPSG:4524"),
            (19_500_000.0, 3_300_000.0, "EPSG:4497"),
        ] {
            for swapped in [false, true] {
                let pair = if swapped {
                    [north, east]
                } else {
                    [east, north]
                };
                let found = guess(&[pair], Some([87.0, 43.0]));
                assert_eq!(
                    labels(&found),
                    [(Some(code), swapped)],
                    "the office is far away and does not matter"
                );
                assert!(found[0].zone_certain && found[0].axes_certain && !found[0].certain);
                assert_eq!(found[0].questions, [GuessQuestion::Datum]);
            }
        }
        assert_eq!(
            guess(&[[36_530_000.0, 2_520_000.0]], None)[0].alike,
            ["EPSG:2360", "EPSG:2412"]
        );
    }

    #[test]
    fn without_a_prefix_the_zone_is_a_question() {
        let sample = [[530_000.0, 2_520_000.0], [531_000.0, 2_521_000.0]];
        let found = guess(&sample, None);
        assert_eq!(labels(&found), [(None, false)]);
        assert!(found[0].questions.contains(&GuessQuestion::Zone) && found[0].extent.is_none());
        assert!(!found[0].zone_certain && found[0].axes_certain && !found[0].certain);
        let near = guess(&sample, Some([108.3, 22.8]));
        assert_eq!(near[0].crs.as_deref(), Some("EPSG:4545"));
        assert!(near.len() > 1 && near.iter().all(|g| !g.certain && !g.zone_certain));
        assert!(
            near.iter()
                .all(|g| g.questions.contains(&GuessQuestion::Zone))
        );
    }

    #[test]
    fn a_six_degree_prefix_can_be_web_mercator() {
        // 13 400 000 east is zone 13 or 120.4 E.
        let found = guess(&[[13_400_000.0, 4_000_000.0]], None);
        assert_eq!(labels(&found).len(), 2, "{found:?}");
        assert!(found.iter().all(|g| !g.certain && !g.zone_certain));
        // 12 060 000 is no zone: then nothing else fits.
        let found = guess(&[[12_060_000.0, 2_620_000.0]], None);
        assert_eq!(labels(&found), [(Some("EPSG:3857"), false)]);
        assert!(found[0].certain);
    }

    #[test]
    fn two_zones_nonsense_and_strays() {
        assert!(guess(&[], None).is_empty());
        assert!(guess(&[[0.0, 0.0], [f64::NAN, 1.0]], None).is_empty());
        assert!(
            guess(&[[2.3, 48.8]], Some([116.4, 39.9])).is_empty(),
            "Paris"
        );
        // Half in one zone and half in another: neither fits.
        assert!(
            guess(
                &[[36_530_000.0, 2_520_000.0], [37_530_000.0, 2_520_000.0]],
                None
            )
            .is_empty()
        );
        let mut sample = vec![[108.3, 22.8]; 19];
        sample.push([0.0, 0.0]);
        assert_eq!(guess(&sample, None)[0].share, 0.95);
        assert_eq!(guess(&sample, Some([f64::NAN, 0.0])).len(), 4);
    }
}
