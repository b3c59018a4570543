//! One drawn thing out of its groups. Nothing is cut into pieces here yet.

use super::curves::{Corner, Spline};
use super::groups::Group;
use super::hatch;
use super::space::{P3, add, times};

pub(super) struct Entity {
    /// From 1, among everything in the model space.
    pub number: u64,
    pub kind: Vec<u8>,
    pub layer: Vec<u8>,
    pub handle: Vec<u8>,
    pub paper: bool,
    pub invisible: bool,
    pub form: Form,
}

pub(super) enum Form {
    Point(P3),
    /// Corners in object coordinates.
    Flat {
        corners: Vec<Corner>,
        closed: bool,
        elevation: f64,
        extrusion: P3,
    },
    Line(Vec<P3>),
    /// Several lines side by side.
    Lines(Vec<Vec<P3>>),
    Arc {
        centre: P3,
        radius: f64,
        /// Radians; the same twice: a circle.
        from: f64,
        to: f64,
        extrusion: P3,
    },
    Ellipse {
        centre: P3,
        major: P3,
        ratio: f64,
        from: f64,
        to: f64,
        extrusion: P3,
    },
    Spline(Spline),
    /// A filled outline: corners in object coordinates, at an elevation.
    Filled {
        rings: Vec<Vec<Corner>>,
        elevation: f64,
        extrusion: P3,
    },
    Face(Vec<P3>),
    Insert(Insert),
    /// Text, dimensions, pictures: says something, is nothing on the ground.
    Annotation,
    Bad {
        code: &'static str,
        /// Points that surround it; empty: nobody can say.
        reach: Vec<P3>,
    },
}

pub(super) struct Insert {
    pub block: Vec<u8>,
    pub at: P3,
    pub scale: P3,
    /// Radians.
    pub turn: f64,
    pub columns: u32,
    pub rows: u32,
    pub column_step: f64,
    pub row_step: f64,
    pub extrusion: P3,
    /// Tags and values.
    pub attributes: Vec<(Vec<u8>, Vec<u8>)>,
}

const UP: P3 = [0.0, 0.0, 1.0];

/// Kinds that are nothing on the ground. What is in neither list is refused, not passed over.
const ANNOTATIONS: &[&str] = &[
    "TEXT",
    "MTEXT",
    "RTEXT",
    "ARCALIGNEDTEXT",
    "ATTDEF",
    "ATTRIB",
    "DIMENSION",
    "ARC_DIMENSION",
    "LARGE_RADIAL_DIMENSION",
    "LEADER",
    "MULTILEADER",
    "MLEADER",
    "TOLERANCE",
    "ACAD_TABLE",
    "VIEWPORT",
    "IMAGE",
    "WIPEOUT",
    "PDFUNDERLAY",
    "DWFUNDERLAY",
    "DGNUNDERLAY",
    "OLEFRAME",
    "OLE2FRAME",
    "SHAPE",
    "RAY",
    "XLINE",
    "LIGHT",
    "SUN",
    "CAMERA",
    "SECTION",
    "POSITIONMARKER",
    "GEOPOSITIONMARKER",
    "SEQEND",
];

/// `children`: the vertices of a polyline or the attributes of an insertion.
pub(super) fn read(
    number: u64,
    kind: &[u8],
    groups: &[Group<'_>],
    children: &[Vec<Group<'_>>],
) -> Entity {
    let bytes = |code| text(groups, code).unwrap_or(b"").to_vec();
    Entity {
        number,
        kind: kind.to_ascii_uppercase(),
        layer: text(groups, 8).unwrap_or(b"0").to_vec(),
        handle: bytes(5),
        paper: int(groups, 67) == Some(1),
        invisible: int(groups, 60) == Some(1),
        form: form(&kind.to_ascii_uppercase(), groups, children).unwrap_or(Form::Bad {
            code: "bad_record",
            reach: Vec::new(),
        }),
    }
}

pub(super) fn text<'a>(groups: &[Group<'a>], code: i32) -> Option<&'a [u8]> {
    groups.iter().find(|g| g.code == code).map(Group::text)
}

pub(super) fn int(groups: &[Group<'_>], code: i32) -> Option<i64> {
    groups.iter().find(|g| g.code == code)?.int()
}

/// `None`: there and not a number.
fn real(groups: &[Group<'_>], code: i32, missing: f64) -> Option<f64> {
    match groups.iter().find(|g| g.code == code) {
        Some(g) => g.real(),
        None => Some(missing),
    }
}

/// x has to be there, z may be missing.
pub(super) fn point(groups: &[Group<'_>], code: i32) -> Option<P3> {
    let must = |code| groups.iter().find(|g| g.code == code)?.real();
    Some([must(code)?, must(code + 10)?, real(groups, code + 20, 0.0)?])
}

fn vector(groups: &[Group<'_>], code: i32, missing: P3) -> Option<P3> {
    if groups.iter().any(|g| g.code == code) {
        point(groups, code)
    } else {
        Some(missing)
    }
}

/// `None`: a number is missing or is none.
fn form(kind: &[u8], groups: &[Group<'_>], children: &[Vec<Group<'_>>]) -> Option<Form> {
    let extrusion = vector(groups, 210, UP)?;
    Some(match kind {
        b"POINT" => Form::Point(point(groups, 10)?),
        b"LINE" => Form::Line(vec![point(groups, 10)?, point(groups, 11)?]),
        b"LWPOLYLINE" => Form::Flat {
            corners: corners(groups)?,
            closed: int(groups, 70).unwrap_or(0) & 1 != 0,
            elevation: real(groups, 38, 0.0)?,
            extrusion,
        },
        b"MLINE" => Form::Lines(multiline(groups)?),
        b"POLYLINE" => polyline(groups, children, extrusion)?,
        b"CIRCLE" | b"ARC" => {
            let angle = |code| Some(real(groups, code, 0.0)?.to_radians());
            let (from, to) = match kind {
                b"ARC" => (angle(50)?, angle(51)?),
                _ => (0.0, 0.0),
            };
            Form::Arc {
                centre: point(groups, 10)?,
                // Some writers give the size a sign; a circle of no size is its centre.
                radius: groups.iter().find(|g| g.code == 40)?.real()?.abs(),
                from,
                to,
                extrusion,
            }
        }
        b"ELLIPSE" => Form::Ellipse {
            centre: point(groups, 10)?,
            major: point(groups, 11)?,
            ratio: real(groups, 40, 1.0)?,
            from: real(groups, 41, 0.0)?,
            to: real(groups, 42, std::f64::consts::TAU)?,
            extrusion,
        },
        b"SPLINE" => {
            let all = |code| -> Option<Vec<f64>> {
                groups
                    .iter()
                    .filter(|g| g.code == code)
                    .map(Group::real)
                    .collect()
            };
            Form::Spline(Spline {
                degree: usize::try_from(int(groups, 71)?).ok()?,
                knots: all(40)?,
                weights: all(41)?,
                control: points(groups, 10)?,
                fit: groups.iter().filter(|g| g.code == 11).count(),
            })
        }
        b"SOLID" | b"TRACE" => {
            // Drawn as a bow: the last two corners are in each other's place.
            let mut ring: Vec<P3> = [10, 11, 13, 12]
                .iter()
                .filter_map(|c| point(groups, *c))
                .collect();
            let elevation = ring.first()?[2];
            ring.dedup();
            let corner = |p: &P3| Corner {
                at: [p[0], p[1]],
                bulge: 0.0,
            };
            Form::Filled {
                rings: vec![ring.iter().map(corner).collect()],
                elevation,
                extrusion,
            }
        }
        b"3DFACE" => {
            let mut ring: Vec<P3> = (10..14).filter_map(|c| point(groups, c)).collect();
            ring.dedup();
            Form::Face(ring)
        }
        b"HATCH" => match hatch::rings(groups) {
            Ok((rings, elevation)) => Form::Filled {
                rings,
                elevation,
                extrusion,
            },
            Err(code) => Form::Bad {
                code,
                reach: Vec::new(),
            },
        },
        b"INSERT" => insert(groups, children, extrusion)?,
        other if ANNOTATIONS.iter().any(|a| a.as_bytes() == other) => Form::Annotation,
        _ => Form::Bad {
            code: "unsupported_entity",
            reach: Vec::new(),
        },
    })
}

/// Every `10`, `20`, `30` in turn.
fn points(groups: &[Group<'_>], code: i32) -> Option<Vec<P3>> {
    let mut out: Vec<P3> = Vec::new();
    for group in groups {
        match group.code - code {
            0 => out.push([group.real()?, f64::NAN, 0.0]),
            10 => out.last_mut()?[1] = group.real()?,
            20 => out.last_mut()?[2] = group.real()?,
            _ => {}
        }
    }
    Some(out)
}

fn corners(groups: &[Group<'_>]) -> Option<Vec<Corner>> {
    let mut out: Vec<Corner> = Vec::new();
    for group in groups {
        match group.code {
            10 => out.push(Corner {
                at: [group.real()?, f64::NAN],
                bulge: 0.0,
            }),
            20 => out.last_mut()?.at[1] = group.real()?,
            42 => out.last_mut()?.bulge = group.real()?,
            _ => {}
        }
    }
    Some(out)
}

fn polyline(groups: &[Group<'_>], children: &[Vec<Group<'_>>], extrusion: P3) -> Option<Form> {
    let flags = int(groups, 70).unwrap_or(0);
    let mesh = flags & (16 | 64) != 0;
    let mut corners = Vec::new();
    let mut line = Vec::new();
    for vertex in children {
        let own = int(vertex, 70).unwrap_or(0);
        // A spline's frame is not what is drawn; a polyface's faces have no place of their own.
        if own & 16 != 0 && !mesh || mesh && own & 128 != 0 && own & 64 == 0 {
            continue;
        }
        let at = point(vertex, 10)?;
        line.push(at);
        corners.push(Corner {
            at: [at[0], at[1]],
            bulge: real(vertex, 42, 0.0)?,
        });
    }
    let closed = flags & 1 != 0;
    Some(if mesh {
        Form::Bad {
            code: "mesh",
            reach: line,
        }
    } else if flags & 8 != 0 {
        if closed && line.len() > 1 {
            line.push(line[0]);
        }
        Form::Line(line)
    } else {
        Form::Flat {
            corners,
            closed,
            elevation: real(groups, 30, 0.0)?,
            extrusion,
        }
    })
}

/// The lines of a multiline: at each vertex, each stands off along the mitre by the first of its
/// numbers. Gaps cut into them are drawn over: too much rather than too little.
fn multiline(groups: &[Group<'_>]) -> Option<Vec<Vec<P3>>> {
    let mut lines: Vec<Vec<P3>> = Vec::new();
    let (mut vertex, mut mitre) = ([0.0; 3], [0.0; 3]);
    let (mut element, mut wanted) = (0, false);
    for group in groups {
        let axis = |first: i32| usize::try_from((group.code - first) / 10).ok();
        match group.code {
            11 | 21 | 31 => {
                vertex[axis(11)?] = group.real()?;
                element = 0;
            }
            13 | 23 | 33 => mitre[axis(13)?] = group.real()?,
            74 => wanted = true,
            41 if wanted => {
                wanted = false;
                if element == lines.len() {
                    lines.push(Vec::new());
                }
                lines[element].push(add(vertex, times(mitre, group.real()?)));
                element += 1;
            }
            _ => {}
        }
    }
    if int(groups, 71).unwrap_or(0) & 2 != 0 {
        for line in &mut lines {
            line.extend(line.first().copied());
        }
    }
    Some(lines)
}

fn insert(groups: &[Group<'_>], children: &[Vec<Group<'_>>], extrusion: P3) -> Option<Form> {
    let count = |code| match int(groups, code) {
        None | Some(0) => Some(1),
        Some(n) => u32::try_from(n).ok(),
    };
    let scale = [
        real(groups, 41, 1.0)?,
        real(groups, 42, 1.0)?,
        real(groups, 43, 1.0)?,
    ];
    let attributes = children
        .iter()
        .filter_map(|c| Some((text(c, 2)?.to_vec(), text(c, 1)?.to_vec())));
    Some(Form::Insert(Insert {
        block: text(groups, 2)?.to_ascii_uppercase(),
        at: point(groups, 10)?,
        scale,
        turn: real(groups, 50, 0.0)?.to_radians(),
        columns: count(70)?,
        rows: count(71)?,
        column_step: real(groups, 44, 0.0)?,
        row_step: real(groups, 45, 0.0)?,
        extrusion,
        attributes: attributes.collect(),
    }))
}
