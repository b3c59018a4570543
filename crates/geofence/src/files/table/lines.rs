//! Lists of vertices: rows of one line, in order, become the line; corners of a parcel become its outline.

use super::Vertex;
use super::heading::Heading;
use super::number::plain;
use crate::crs::LonLat;
use crate::facility::Shape;
use crate::files::layer::{Bad, Row};
use std::collections::HashMap;

/// Rows that belong together, in the order their groups turn up.
pub(super) struct Groups {
    pub groups: Vec<Vec<Vertex>>,
    /// A row without a line's name was taken as the line above: merged cells come out so.
    pub filled_down: bool,
}

/// Groups by the line's number, or its name where a row has no number. A row that lacks what the row
/// above has, and says nothing else, goes on with it.
pub(super) fn group(vertices: Vec<Vertex>, by: &[usize]) -> Groups {
    let mut places: HashMap<(usize, String), usize> = HashMap::new();
    let mut groups: Vec<Vec<Vertex>> = Vec::new();
    let mut filled_down = false;
    let mut last: Option<(usize, Vec<String>)> = None;
    for vertex in vertices {
        let mut values: Vec<String> = by
            .iter()
            .map(|i| plain(vertex.cells.get(*i).map_or("", String::as_str)))
            .collect();
        let blank = values.first().is_none_or(String::is_empty);
        let at = match &last {
            Some((at, above)) if blank && goes_on(&values, above) => {
                filled_down |= values != *above;
                values.clone_from(above);
                *at
            }
            _ => match values.iter().position(|v| !v.is_empty()) {
                Some(i) => *places.entry((i, values[i].clone())).or_insert(groups.len()),
                None => groups.len(),
            },
        };
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(vertex);
        last = Some((at, values));
    }
    Groups {
        groups,
        filled_down,
    }
}

fn goes_on(values: &[String], above: &[String]) -> bool {
    let mut pairs = values.iter().zip(above);
    pairs.all(|(value, above)| value.is_empty() || value == above)
}

/// Columns whose different values in one line are kept side by side, for the strictest to be found.
pub(super) struct Kept {
    pub voltage: Option<usize>,
    pub kind: Option<usize>,
}

/// One group as a line.
pub(super) fn line(group: Vec<Vertex>, heading: &Heading, kept: &Kept) -> Row {
    // The row that makes the line unusable is the one to look at.
    let bad = group.iter().find(|v| v.place.is_err());
    let number = bad.unwrap_or(&group[0]).number;
    let cells = merged(&group, heading, kept);
    let shape = in_order(group, heading.order, true).and_then(|points| match points.len() {
        0 | 1 => Err(Bad::new("too_few_points")),
        _ => Ok(Shape {
            lines: vec![points],
            ..Shape::default()
        }),
    });
    Row {
        number,
        id: None,
        cells,
        shape,
    }
}

/// One group as an outline; two corners are a line and one is a point.
pub(super) fn outline(group: Vec<Vertex>, heading: &Heading, kept: &Kept) -> Row {
    let (number, cells) = (group[0].number, merged(&group, heading, kept));
    let mut group = group;
    // The first corner is often repeated at the end, number and all.
    if group.len() > 3
        && let (Some(Ok(first)), Some(Ok(last))) = (
            group.first().map(|v| v.place),
            group.last().map(|v| v.place),
        )
        && first == last
    {
        group.pop();
    }
    let shape = in_order(group, heading.order, false).map(|mut points| match points.len() {
        1 => Shape {
            points,
            ..Shape::default()
        },
        2 => Shape {
            lines: vec![points],
            ..Shape::default()
        },
        _ => {
            points.push(points[0]);
            Shape {
                polygons: vec![vec![points]],
                ..Shape::default()
            }
        }
    });
    Row {
        number,
        id: None,
        cells,
        shape,
    }
}

/// What all rows of a group say alike; where they differ, nothing.
fn merged(group: &[Vertex], heading: &Heading, kept: &Kept) -> Vec<Option<String>> {
    let places = heading.place.columns();
    let column = |i: usize| {
        if places.contains(&i) || heading.order == Some(i) {
            return None;
        }
        let mut values: Vec<&str> = Vec::new();
        for vertex in group {
            let value = vertex.cells.get(i).map_or("", |c| c.trim());
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
                if values.len() > 8 {
                    return None;
                }
            }
        }
        let joined = kept.voltage == Some(i) || kept.kind == Some(i);
        match values.as_slice() {
            [one] => Some((*one).to_owned()),
            [_, ..] if joined => Some(values.join(";")),
            _ => None,
        }
    };
    (0..heading.names.len()).map(column).collect()
}

/// The points along the line. A vertex that cannot be read makes the line unusable: leaving it out
/// would draw a span that is not there.
fn in_order(
    mut group: Vec<Vertex>,
    order: Option<usize>,
    must_count: bool,
) -> Result<Vec<LonLat>, Bad> {
    if let Some(code) = group.iter().find_map(|v| v.place.err()) {
        return Err(Bad::new(code));
    }
    let arranged = order.is_none_or(|column| arrange(&mut group, column, must_count));
    let points: Vec<LonLat> = group.iter().filter_map(|v| v.place.ok()).collect();
    if arranged {
        Ok(points)
    } else {
        Err(around("order_unclear", points))
    }
}

/// Leaves rows as they stand where their numbers rise or fall; sorts them where the numbers are all
/// there and of one series. `false`: neither.
fn arrange(group: &mut Vec<Vertex>, column: usize, must_count: bool) -> bool {
    let key = |v: &Vertex| v.cells.get(column).and_then(|c| Key::of(c));
    // A row written twice.
    group.dedup_by(|a, b| a.place.is_ok() && a.place == b.place && key(a) == key(b));
    let keys: Vec<Option<Key>> = group.iter().map(key).collect();
    let present: Vec<&Key> = keys.iter().flatten().collect();
    if present.is_empty() {
        return !must_count;
    }
    let all = |wanted| present.windows(2).all(|w| w[0].cmp(w[1]) == Some(wanted));
    if all(std::cmp::Ordering::Less) || all(std::cmp::Ordering::Greater) {
        return true;
    }
    if present.len() < keys.len() || present.iter().any(|k| k.prefix != present[0].prefix) {
        return false;
    }
    let mut keyed: Vec<(Key, Vertex)> = keys.into_iter().flatten().zip(group.drain(..)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).unwrap_or(std::cmp::Ordering::Equal));
    let distinct = keyed
        .windows(2)
        .all(|w| w[0].0.cmp(&w[1].0) == Some(std::cmp::Ordering::Less));
    group.extend(keyed.into_iter().map(|(_, v)| v));
    distinct
}

/// `N12+1` as (12, 1) of the series N: a tower put in later stands behind its neighbour.
#[derive(Debug, PartialEq)]
struct Key {
    prefix: String,
    numbers: Vec<f64>,
}

impl Key {
    fn of(text: &str) -> Option<Key> {
        let text = plain(text);
        let prefix: String = text.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let numbers: Vec<f64> = text
            .split(|c: char| !c.is_ascii_digit() && c != '.')
            .filter_map(|n| n.trim_matches('.').parse().ok())
            .collect();
        (!numbers.is_empty()).then(|| Key {
            prefix: prefix.trim().to_uppercase(),
            numbers,
        })
    }

    fn cmp(&self, other: &Key) -> Option<std::cmp::Ordering> {
        self.numbers.partial_cmp(&other.numbers)
    }
}

/// Where a line of unclear order may be: its points, with as much again on every side.
fn around(code: &'static str, points: Vec<LonLat>) -> Bad {
    let mut bad = Bad::near(code, points);
    if let Some([west, south, east, north]) = &mut bad.bounds {
        // About 2 km, in degrees or in metres.
        let least = if west.abs() <= 360.0 && north.abs() <= 90.0 {
            0.02
        } else {
            2000.0
        };
        let (w, h) = ((*east - *west).max(least), (*north - *south).max(least));
        *west -= w;
        *east += w;
        *south -= h;
        *north += h;
    }
    bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(names: &[&str]) -> Option<Vec<String>> {
        let mut group: Vec<Vertex> = names
            .iter()
            .enumerate()
            .map(|(i, n)| Vertex {
                number: i as u64,
                cells: vec![(*n).to_owned()],
                place: Ok([i as f64, 0.0]),
            })
            .collect();
        arrange(&mut group, 0, true)
            .then(|| group.into_iter().map(|v| v.cells[0].clone()).collect())
    }

    #[test]
    fn towers_in_order() {
        let same = |names: &[&str]| assert_eq!(arranged(names).unwrap(), names);
        same(&["N1", "N2", "N2+1", "N3"]);
        same(&["30#", "20#", "10#"]);
        same(&["门架", "1", "2", "10", "终端"]);
        same(&["A1", "A2", "B3", "B4"]);
        same(&["K1+250.5", "K1+300", "K2+010"]);
        assert_eq!(arranged(&["3", "1", "2"]).unwrap(), ["1", "2", "3"]);
        assert_eq!(arranged(&["N10", "N2", "N1"]).unwrap(), ["N10", "N2", "N1"]);
        assert_eq!(arranged(&["１", "３", "２"]).unwrap(), ["１", "２", "３"]);
        for unclear in [
            &["A1", "A2", "B1"][..],
            &["1", "3", "终端", "2"],
            &["1", "2", "1"],
            &["甲", "乙"],
        ] {
            assert_eq!(arranged(unclear), None, "{unclear:?}");
        }
    }
}
