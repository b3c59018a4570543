//! `application/tape`: a site taped from towers becomes corners with their error.
use crate::access::Action;
use crate::error::Failure;
use crate::facilities::folded;
use crate::operation::{Context, Operation};
use linewarden_geofence::crs::LonLat;
use linewarden_geofence::site::tape::{
    TapeError, TapeOptions, Taped, TapedSite, Tower, TowerName, tape,
};
use linewarden_geofence::{Facility, Index, measure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Towers a person can pick from; the nearest ones where more fit.
const MOST_CANDIDATES: usize = 12;

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct TapeRequest {
    /// A note such as `#37杆东12 m、北3 m`, or single corners by bearing and distance.
    pub corners: Vec<Taped>,
    #[serde(default)]
    #[ts(as = "Option<TapeOptions>", optional)]
    pub options: TapeOptions,
    /// Which tower is meant where several carry the number.
    #[serde(default)]
    #[ts(as = "Option<Vec<ChosenTower>>", optional)]
    pub chosen: Vec<ChosenTower>,
    /// Longitude and latitude about where it is: candidates are listed from here. It decides nothing.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub near: Option<[f64; 2]>,
}

#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub struct ChosenTower {
    /// As the note names it.
    pub tower: TowerName,
    /// Id of the facility.
    pub facility: String,
}

/// One of several towers with the number, in `params.candidates` of `tape.tower_ambiguous`.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TowerCandidate {
    pub id: String,
    pub name: Option<String>,
    pub voltage_kv: Option<f64>,
    /// Metres from `near`.
    pub metres: Option<f64>,
}

/// What was taped, and from which towers.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct TapedAnswer {
    #[serde(flatten)]
    #[ts(flatten)]
    pub site: TapedSite,
    /// Names of the towers measured from. A note may leave out the line: the one tower with its number that is loaded need
    /// not be the one that was meant.
    pub towers: Vec<String>,
}

pub(crate) struct Tape;
impl Operation for Tape {
    const PATH: &'static str = "application/tape";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = TapeRequest;
    type Answer = TapedAnswer;
    fn run(context: &Context<'_>, request: TapeRequest) -> Result<TapedAnswer, Failure> {
        let office = context.office;
        let zones = office.policy.zones;
        let index = office
            .ground
            .index()
            .ok_or_else(|| Failure::input("facilities.none", json!({})))?;
        let used = RefCell::new(BTreeSet::new());
        let find = |name: &TowerName| -> Vec<Tower> {
            let chosen = request.chosen.iter().find(|c| c.tower == *name);
            supports(&index, name)
                .filter(|f| chosen.is_none_or(|c| c.facility == f.id))
                .filter_map(|f| {
                    used.borrow_mut().extend(f.name.clone());
                    Some(Tower {
                        at: f.shape.vertices().next()?,
                        accuracy_m: zones.position_error(f),
                        datum: f.crs.datum(),
                    })
                })
                .collect()
        };
        let taped = tape(&request.corners, &find, &request.options, zones);
        let site = taped.map_err(|e| {
            let mut params = e.params();
            if let TapeError::TowerAmbiguous { line, number, .. } = &e {
                let name = TowerName {
                    line: line.clone(),
                    number: number.clone(),
                };
                params["candidates"] = candidates(&index, &name, request.near);
            }
            Failure::input(e.code(), params)
        })?;
        Ok(TapedAnswer {
            site,
            towers: used.into_inner().into_iter().collect(),
        })
    }
}

fn supports<'a>(index: &'a Index, name: &TowerName) -> impl Iterator<Item = &'a Facility> {
    let wanted = Wanted::new(name);
    let all = index.set().facilities.iter();
    all.filter(move |f| f.kind.is_support() && wanted.is(f.name.as_deref().unwrap_or_default()))
}

fn candidates(index: &Index, name: &TowerName, near: Option<LonLat>) -> Value {
    let mut rows: Vec<TowerCandidate> = supports(index, name)
        .map(|f| TowerCandidate {
            id: f.id.clone(),
            name: f.name.clone(),
            voltage_kv: f.voltage.map(|v| f64::from(v.volts) / 1000.0),
            metres: near
                .zip(f.shape.vertices().next())
                .map(|(a, b)| measure::geodesic(a, b).round()),
        })
        .collect();
    rows.sort_by(|a, b| {
        let far = |c: &TowerCandidate| c.metres.unwrap_or(f64::MAX);
        far(a).total_cmp(&far(b)).then_with(|| a.name.cmp(&b.name))
    });
    rows.truncate(MOST_CANDIDATES);
    json!(rows)
}

/// A tower as a note names it, folded as names are.
struct Wanted {
    number: String,
    /// With and without the voltage before the line's name.
    lines: [String; 2],
}

impl Wanted {
    fn new(name: &TowerName) -> Wanted {
        let line = folded(name.line.as_deref().unwrap_or_default()).concat();
        let bare = without_voltage(&line).to_owned();
        Wanted {
            number: unpadded(&name.number.trim_start_matches('#').to_lowercase()),
            lines: [line, bare],
        }
    }

    /// Whether a name says this tower: `示例901线#37`, `901线37`, `#037`. A number that only ends alike,
    /// 137 or 1-37, is another tower's; a line's name has to stand before the number whole.
    fn is(&self, name: &str) -> bool {
        let called = folded(name).concat().replace('#', " ");
        let called = called.trim_end();
        let Some(before) = called.strip_suffix(self.number.as_str()) else {
            return false;
        };
        let before = before.trim_end_matches('0');
        let cut = before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
            || (self.number.starts_with(|c: char| c.is_ascii_alphabetic())
                && before.ends_with(|c: char| c.is_ascii_alphabetic()));
        let line = before.trim_end();
        let bare = without_voltage(line);
        !cut && (self.lines[0].is_empty()
            || self.lines[0] == line
            || (!self.lines[1].is_empty() && self.lines[1] == bare))
    }
}

fn unpadded(number: &str) -> String {
    let short = number.trim_start_matches('0');
    if short.starts_with(|c: char| c.is_ascii_digit()) {
        short.to_owned()
    } else {
        number.to_owned()
    }
}

/// `110kv三塘线` is 三塘线 too.
fn without_voltage(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() == line.len() {
        return line;
    }
    ["kv", "千伏"]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit))
        .map_or(line, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(line: Option<&str>, number: &str, called: &str) -> bool {
        let name = TowerName {
            line: line.map(str::to_owned),
            number: number.into(),
        };
        Wanted::new(&name).is(called)
    }

    #[test]
    fn a_tower_is_known_by_its_whole_number() {
        for called in [
            "示例901线#37",
            "示例901线37",
            "37",
            "#037",
            "３７号杆",
            "N37",
            "37#",
        ] {
            assert!(is(None, "37", called), "{called}");
        }
        for called in ["示例901线#137", "1-37", "37-1", "#3", "示例线", ""] {
            assert!(!is(None, "37", called), "{called}");
        }
        assert!(is(None, "N12", "示例线N12") && is(None, "037", "#37"));
        assert!(is(None, "37-1", "示例线#37-1") && !is(None, "1", "示例线#37-1"));
    }

    #[test]
    fn a_line_that_is_named_has_to_be_the_one() {
        for line in ["示例Ⅰ线", "110kV示例Ⅰ线", "110千伏示例Ⅰ线"] {
            assert!(is(Some(line), "37", "示例Ⅰ线#37"), "{line}");
            assert!(is(Some(line), "37", "110kV示例Ⅰ线#37号"), "{line}");
        }
        assert!(!is(Some("示例Ⅰ线"), "37", "示例Ⅱ线#37"));
        assert!(!is(Some("示例线"), "37", "东示例线#37") && !is(Some("示例线"), "37", "#37"));
    }
}
