//! Which of several rows of one rule holds: the province's or the nation's.
//!
//! A province may set its own width under the national regulation (《电力设施保护条例》第十条 leaves
//! widths above 500 kV, and much of the rings, to others). Its row replaces the national one where its
//! text was read. A narrower row counts only when read in the text in force itself: a copy, a report or
//! a memory of it leaves the width open between the two, so it can take an answer from "inside" to
//! "cannot tell" and never to "outside". A wider row needs no more than a copy, since it can only add
//! ground; one from memory leaves the width open as well.
//!
//! A width from memory decides "inside"; "outside" only beyond the widest row known for that case, in
//! whatever province.

use super::{Status, ZonePolicy, ZoneRow, province};

/// The width in force and the rows it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<'p> {
    /// The row to cite.
    pub row: &'p ZoneRow,
    /// Metres, smallest and largest possible.
    pub width_m: [f64; 2],
    /// The national row, where a province's row left the width open beside it.
    pub beside: Option<&'p ZoneRow>,
}

impl<'p> Choice<'p> {
    pub fn rows(&self) -> impl Iterator<Item = &'p ZoneRow> {
        std::iter::once(self.row).chain(self.beside)
    }

    /// The least checked of the rows.
    pub fn status(&self) -> Status {
        self.rows()
            .map(|r| r.status)
            .max()
            .unwrap_or(Status::Memory)
    }
}

impl ZonePolicy {
    pub(super) fn choose(&self, fits: impl Fn(&ZoneRow) -> bool) -> Option<Choice<'_>> {
        let national = self.zones.iter().find(|r| r.province.is_none() && fits(r));
        let local = self
            .zones
            .iter()
            .find(|r| r.province.is_some() && self.is_here(r.province.as_deref()) && fits(r));
        let mut choice = match (local, national) {
            (None, None) => return None,
            (Some(only), None) | (None, Some(only)) => Choice {
                row: only,
                width_m: only.width_m,
                beside: None,
            },
            (Some(local), Some(national)) => between(local, national),
        };
        if choice.rows().any(|r| r.status == Status::Memory) {
            let candidates = self.zones.iter().filter(|r| fits(r)).map(|r| r.width_m[1]);
            choice.width_m[1] = candidates.fold(choice.width_m[1], f64::max);
        }
        Some(choice)
    }

    /// Whether something said of a province holds in the office's; what is said of none holds everywhere.
    pub(super) fn is_here(&self, of: Option<&str>) -> bool {
        let Some(of) = of else { return true };
        let here = self.province.as_deref().and_then(province::known);
        here.is_some() && here == province::known(of)
    }
}

fn between<'p>(local: &'p ZoneRow, national: &'p ZoneRow) -> Choice<'p> {
    let (l, n) = (local.width_m, national.width_m);
    let no_narrower = l[0] >= n[0] && l[1] >= n[1];
    let counts = match local.status {
        Status::Verified => true,
        Status::Secondary => no_narrower,
        Status::Memory => false,
    };
    if counts {
        return Choice {
            row: local,
            width_m: l,
            beside: None,
        };
    }
    Choice {
        row: local,
        width_m: [l[0].min(n[0]), l[1].max(n[1])],
        beside: Some(national),
    }
}
