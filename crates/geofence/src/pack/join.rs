//! Towers and the lines they stand in, found out once when the file is made.

use super::cut::OWNER;
use super::layout::{Head, Layout};
use super::read::{Checked, View};
use super::write::Joins;
use super::{PackError, Window};
use crate::facility::{FacilitySet, Kind};
use crate::measure::{Local, nearest_on_segment, units};

/// A tower this near a line's centre is one of the line's towers.
pub(crate) const TOWER_IN_LINE_M: f64 = 10.0;

/// Lines that have towers; and for a tower without a voltage the highest of the lines it stands in,
/// if all of them are known.
pub(super) fn joins(head: &Head, bytes: &[u8], set: &FacilitySet) -> Result<Joins, PackError> {
    let layout = Layout::of(head.clone(), bytes.len());
    let checked = Checked::all();
    let view = View::new(bytes, &layout, &checked);
    let mut joins = Joins::default();
    let mut found = Vec::new();
    for (i, facility) in set.facilities.iter().enumerate() {
        let at = facility.shape.vertices().next();
        let (true, Some(at)) = (facility.kind.is_support(), at) else {
            continue;
        };
        if at[1].is_nan() || at[1].abs() > super::cut::HIGHEST {
            continue;
        }
        let local = Local::at(units(at));
        let mut lines: Vec<usize> = Vec::new();
        for window in Window::around([at[0], at[1], at[0], at[1]], TOWER_IN_LINE_M) {
            found.clear();
            view.leaves(&window, &mut found)?;
            for leaf in &found {
                let leaf = view.leaf(*leaf)?;
                let line = (leaf.facility() & OWNER) as usize;
                if set.facilities[line].kind != Kind::OverheadLine {
                    continue;
                }
                let flat: Vec<_> = leaf
                    .vertices()
                    .map(|p| {
                        let [u, v] = local.apart(super::read::at_home(p));
                        local.plane(u, v)
                    })
                    .collect();
                let near = |a, b| {
                    nearest_on_segment([0.0, 0.0], a, b).1 <= TOWER_IN_LINE_M * TOWER_IN_LINE_M
                };
                let one = flat.len() == 1 && near(flat[0], flat[0]);
                if one || flat.windows(2).any(|w| near(w[0], w[1])) {
                    lines.push(line);
                }
            }
        }
        let known: Option<Vec<_>> = lines.iter().map(|l| set.facilities[*l].voltage).collect();
        if facility.voltage.is_none()
            && let Some(mut highest) = known.and_then(|v| v.into_iter().max_by_key(|v| v.volts))
        {
            highest.source = crate::facility::VoltageSource::Line;
            joins.voltages.push((i, highest));
        }
        joins.supported.extend(lines);
    }
    joins.supported.sort_unstable();
    joins.supported.dedup();
    Ok(joins)
}
