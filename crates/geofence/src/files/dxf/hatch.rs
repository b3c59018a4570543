//! The outlines of a hatch: polylines, or edges of lines and arcs put together.

use super::curves::Corner;
use super::groups::Group;

struct Reader<'g, 'a> {
    groups: &'g [Group<'a>],
    at: usize,
}

impl Reader<'_, '_> {
    /// The next group, which has to have this code.
    fn real(&mut self, code: i32) -> Option<f64> {
        let group = self.groups.get(self.at).filter(|g| g.code == code)?;
        self.at += 1;
        group.real()
    }

    fn int(&mut self, code: i32) -> Option<i64> {
        let group = self.groups.get(self.at).filter(|g| g.code == code)?;
        self.at += 1;
        group.int()
    }

    fn is(&self, code: i32) -> bool {
        self.groups.get(self.at).is_some_and(|g| g.code == code)
    }
}

/// Rings, closed, and their elevation.
///
/// # Errors
/// `hatch_boundary`: an outline of splines or ellipses, or one that does not close.
pub(super) fn rings(groups: &[Group<'_>]) -> Result<(Vec<Vec<Corner>>, f64), &'static str> {
    const BAD: &str = "hatch_boundary";
    let elevation = groups.iter().find(|g| g.code == 30).and_then(Group::real);
    let start = groups.iter().position(|g| g.code == 91).ok_or(BAD)?;
    let mut from = Reader { groups, at: start };
    let count = from.int(91).ok_or(BAD)?;
    let mut out = Vec::new();
    for _ in 0..count {
        let flags = from.int(92).ok_or(BAD)?;
        let ring = if flags & 2 != 0 {
            polyline(&mut from)
        } else {
            edges(&mut from)
        };
        let ring = ring.ok_or(BAD)?;
        if from.is(97) {
            from.at += 1;
            while from.is(330) {
                from.at += 1;
            }
        }
        // A hole that text is written in is no hole in what is there.
        if flags & 8 == 0 && ring.len() > 2 {
            out.push(ring);
        }
    }
    if out.is_empty() {
        return Err(BAD);
    }
    Ok((out, elevation.unwrap_or(0.0)))
}

fn polyline(from: &mut Reader<'_, '_>) -> Option<Vec<Corner>> {
    let bulges = from.int(72)? != 0;
    from.int(73)?;
    let count = from.int(93)?;
    let mut ring = Vec::new();
    for _ in 0..count {
        let at = [from.real(10)?, from.real(20)?];
        let bulge = if bulges && from.is(42) {
            from.real(42)?
        } else {
            0.0
        };
        ring.push(Corner { at, bulge });
    }
    close(&mut ring);
    Some(ring)
}

fn edges(from: &mut Reader<'_, '_>) -> Option<Vec<Corner>> {
    let count = from.int(93)?;
    let mut ring: Vec<Corner> = Vec::new();
    let mut end: Option<[f64; 2]> = None;
    for _ in 0..count {
        let (start, bulge, stop) = match from.int(72)? {
            1 => {
                let start = [from.real(10)?, from.real(20)?];
                (start, 0.0, [from.real(11)?, from.real(21)?])
            }
            2 => {
                let centre = [from.real(10)?, from.real(20)?];
                let radius = from.real(40)?;
                let (a, b) = (from.real(50)?.to_radians(), from.real(51)?.to_radians());
                let way = if from.int(73)? != 0 { 1.0 } else { -1.0 };
                let at = |angle: f64| {
                    [
                        centre[0] + radius * (way * angle).cos(),
                        centre[1] + radius * (way * angle).sin(),
                    ]
                };
                let sweep = super::curves::sweep(a, b);
                // Two halves: a whole circle has no bulge of its own.
                let middle = a + sweep / 2.0;
                let bulge = way * (sweep / 8.0).tan();
                ring.push(Corner { at: at(a), bulge });
                (at(middle), bulge, at(a + sweep))
            }
            _ => return None,
        };
        let first = if bulge == 0.0 { start } else { ring.last()?.at };
        if let Some(end) = end {
            let gap = (first[0] - end[0]).hypot(first[1] - end[1]);
            let size = first[0].abs().max(first[1].abs()).max(1.0);
            if gap.is_nan() || gap > 1e-6 * size {
                return None;
            }
        }
        ring.push(Corner { at: start, bulge });
        end = Some(stop);
    }
    close(&mut ring);
    Some(ring)
}

/// The way back to the beginning, where it is not drawn.
fn close(ring: &mut Vec<Corner>) {
    if let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied())
        && first.at != last.at
    {
        ring.push(Corner {
            bulge: 0.0,
            ..first
        });
    }
}
