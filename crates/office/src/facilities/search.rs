//! `facilities/search`: a line, tower or station of everything loaded, by any part of its name or id.
use crate::access::Action;
use crate::error::Failure;
use crate::operation::{Context, Operation};
use linewarden_geofence::FacilityKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person picks from a few; more than these are not told apart in a list.
const MOST: usize = 50;

#[derive(Debug, Deserialize, TS)]
#[ts(export, rename = "FacilitySearchRequest")]
pub struct SearchRequest {
    pub query: String,
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilityFound {
    pub id: String,
    pub name: Option<String>,
    pub kind: FacilityKind,
    pub voltage_kv: Option<f64>,
    pub owner: Option<String>,
    /// West, south, east, north, degrees.
    pub extent: [f64; 4],
}

#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct FacilitySearchAnswer {
    pub rows: Vec<FacilityFound>,
    /// More fit than are listed.
    pub more: bool,
}

pub(crate) struct Search;
impl Operation for Search {
    const PATH: &'static str = "facilities/search";
    const ACTION: Action = Action::Read;
    const COMMAND: bool = false;
    type Request = SearchRequest;
    type Answer = FacilitySearchAnswer;
    fn run(context: &Context<'_>, request: SearchRequest) -> Result<FacilitySearchAnswer, Failure> {
        let words = folded(&request.query);
        let index = context.office.ground.index();
        let facilities = index.iter().flat_map(|i| &i.set().facilities);
        // What begins as typed first, then the shorter name: a line before its hundred towers.
        let mut found: Vec<_> = facilities
            .filter(|_| !words.is_empty())
            .filter_map(|f| {
                let name = folded(f.name.as_deref().unwrap_or_default()).concat();
                let id = f.id.to_lowercase();
                let fits = words.iter().all(|w| name.contains(w) || id.contains(w));
                let begins = name.starts_with(words[0].as_str());
                fits.then(|| ((!begins, name.chars().count(), name), f))
            })
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let more = found.len() > MOST;
        let rows = found
            .into_iter()
            .take(MOST)
            .filter_map(|(_, f)| {
                Some(FacilityFound {
                    id: f.id.clone(),
                    name: f.name.clone(),
                    kind: f.kind,
                    voltage_kv: f.voltage.map(|v| f64::from(v.volts) / 1000.0),
                    owner: f.owner.clone(),
                    extent: f.shape.bounds()?,
                })
            })
            .collect();
        Ok(FacilitySearchAnswer { rows, more })
    }
}

/// Words as people mean them: full-width forms as half-width ones, `37号` and `37号杆` as `#37`, without case.
pub(crate) fn folded(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(c as u32 - 0xfee0).expect("the block mirrors ASCII")
            }
            '\u{3000}' => ' ',
            other => other,
        })
        .collect::<String>()
        .to_lowercase();
    plain.split_whitespace().map(tower).collect()
}

/// 号 behind a number says what # says in front of it.
fn tower(word: &str) -> String {
    let rest = ["号杆", "号塔", "号", "杆", "塔"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or_default();
    let before = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    match &rest[before.len()..] {
        "" => word.to_owned(),
        number => format!("{}#{number}", before.trim_end_matches('#')),
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn a_tower_is_found_however_its_number_is_written() {
        for typed in [
            "示例901线#20",
            "示例901线20号",
            "示例901线20号杆",
            "示例９０１线＃２０",
        ] {
            assert_eq!(folded(typed), ["示例901线#20"], "{typed}");
        }
        assert_eq!(folded("20号"), ["#20"]);
        assert_eq!(folded("  Line　A "), ["line", "a"]);
        assert_eq!(folded("铁塔"), ["铁塔"]);
        assert_eq!(folded("号"), ["号"]);
    }
}
