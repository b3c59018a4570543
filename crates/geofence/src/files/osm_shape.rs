//! Shapes out of OpenStreetMap's references. A node or a way that is not in the file leaves the shape
//! unusable: joining its neighbours would draw a line that is not there.

use super::layer::Bad;
use crate::crs::LonLat;
use crate::facility::Shape;
use std::collections::{HashMap, HashSet};

/// What an unreadable reference refers to.
pub(super) const NOBODYS: i64 = i64::MIN;

const MOST_COMPARED: usize = 50_000_000;

#[derive(Default)]
pub(super) struct Places {
    pub nodes: HashMap<i64, LonLat>,
    pub ways: HashMap<i64, Vec<i64>>,
}

pub(super) enum Fault {
    Row(Bad),
    /// More points than the file can honestly give.
    TooLarge,
}

impl From<Bad> for Fault {
    fn from(bad: Bad) -> Fault {
        Fault::Row(bad)
    }
}

pub(super) struct Member {
    id: i64,
    kind: MemberKind,
    inner: bool,
}

#[derive(PartialEq, Eq)]
enum MemberKind {
    Node,
    Way,
}

impl Member {
    /// `None`: a relation in a relation. Labels and entrances are no shape.
    pub(super) fn new(kind: Option<&str>, id: Option<i64>, role: Option<&str>) -> Option<Member> {
        let (kind, id) = match kind {
            Some("node") => (MemberKind::Node, id),
            Some("way") => (MemberKind::Way, id),
            Some("relation") => return None,
            _ => (MemberKind::Way, None),
        };
        (!matches!(role, Some("label" | "admin_centre" | "entrance"))).then_some(Member {
            // What is unreadable is a member nobody has.
            id: id.unwrap_or(NOBODYS),
            kind,
            inner: role == Some("inner"),
        })
    }
}

pub(super) fn way(nodes: &[i64], places: &Places) -> Result<Shape, Bad> {
    let line = line(nodes, places)?;
    Ok(Shape {
        lines: vec![line],
        ..Shape::default()
    })
}

fn line(nodes: &[i64], places: &Places) -> Result<Vec<LonLat>, Bad> {
    let known: Vec<LonLat> = nodes
        .iter()
        .filter_map(|n| places.nodes.get(n).copied())
        .collect();
    if known.len() < nodes.len() {
        return Err(match known.is_empty() || nodes.contains(&NOBODYS) {
            true => Bad::new("node_missing"),
            false => Bad::near("node_missing", known),
        });
    }
    match known.len() {
        0 => Err(Bad::new("empty")),
        1 => Err(Bad::near("too_few_points", known)),
        _ => Ok(known),
    }
}

/// Outer and inner rings from the ways that make them up; what does not close stays a line. `room` is
/// how many points it may have.
pub(super) fn relation(members: &[Member], places: &Places, room: usize) -> Result<Shape, Fault> {
    let mut seen = HashSet::new();
    let members: Vec<&Member> = members
        .iter()
        .filter(|m| seen.insert((m.kind == MemberKind::Way, m.id)))
        .collect();
    let size = |m: &&Member| match m.kind {
        MemberKind::Node => 1,
        MemberKind::Way => places.ways.get(&m.id).map_or(0, Vec::len),
    };
    if members.iter().map(size).sum::<usize>() > room {
        return Err(Fault::TooLarge);
    }
    let mut shape = Shape::default();
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let mut incomplete = false;
    for member in members {
        match member.kind {
            MemberKind::Node => match places.nodes.get(&member.id) {
                Some(place) => shape.points.push(*place),
                None => incomplete = true,
            },
            MemberKind::Way => match places.ways.get(&member.id) {
                Some(nodes) if member.inner => inner.push(nodes.clone()),
                Some(nodes) => outer.push(nodes.clone()),
                None => incomplete = true,
            },
        }
    }
    if incomplete {
        return Err(Bad::new("member_missing").into());
    }
    let mut holes = Vec::new();
    for (nodes, is_inner) in (join(outer).into_iter().map(|w| (w, false)))
        .chain(join(inner).into_iter().map(|w| (w, true)))
    {
        let closed = nodes.len() >= 4 && nodes.first() == nodes.last();
        let line = line(&nodes, places)?;
        match (closed, is_inner) {
            (true, true) => holes.push(line),
            (true, false) => shape.polygons.push(vec![line]),
            (false, _) => shape.lines.push(line),
        }
    }
    // Each hole is looked for in each outline; where that is without end, holes count as area.
    let outline: usize = shape.polygons.iter().flatten().map(Vec::len).sum();
    let may_look = holes.len().saturating_mul(outline) <= MOST_COMPARED;
    for hole in holes {
        let home = shape
            .polygons
            .iter_mut()
            .filter(|_| may_look)
            .find(|p| crate::measure::inside_rings(hole[0], &p[..1]));
        match home {
            Some(polygon) => polygon.push(hole),
            // An inner ring in no outer one is an area all the same.
            None => shape.polygons.push(vec![hole]),
        }
    }
    if shape.is_empty() {
        return Err(Bad::new("missing").into());
    }
    Ok(shape)
}

/// Joins ways that share an end, either way round, as far as it goes.
fn join(ways: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    let mut at_end: HashMap<i64, Vec<usize>> = HashMap::new();
    for (i, way) in ways.iter().enumerate() {
        if let (Some(a), Some(b)) = (way.first(), way.last())
            && a != b
        {
            at_end.entry(*a).or_default().push(i);
            at_end.entry(*b).or_default().push(i);
        }
    }
    let mut used = vec![false; ways.len()];
    let mut out = Vec::new();
    for start in 0..ways.len() {
        if std::mem::replace(&mut used[start], true) {
            continue;
        }
        let mut line = ways[start].clone();
        while line.first() != line.last()
            && let Some(last) = line.last().copied()
        {
            let Some(candidates) = at_end.get_mut(&last) else {
                break;
            };
            // Used ones are taken off, so that each is looked at twice at most.
            let next = loop {
                match candidates.pop() {
                    Some(i) if used[i] => {}
                    other => break other,
                }
            };
            let Some(next) = next else { break };
            used[next] = true;
            if ways[next].first() == Some(&last) {
                line.extend(ways[next].iter().skip(1));
            } else {
                line.extend(ways[next].iter().rev().skip(1));
            }
        }
        out.push(line);
    }
    out
}
