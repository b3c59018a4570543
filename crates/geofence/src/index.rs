//! What sites are screened against: a packed facility file, opened.

use crate::drawing::{EXACT_ZOOM, Level};
use crate::facility::{Facility, FacilitySet, Kind, Shape};
use crate::measure::{Frame, Nearest, Piece, Probe, Space, Target, areas_of, pieces_of, space};
use crate::pack::{Leaf, PackError, Packed, Window, at_home};
use std::sync::OnceLock;

/// See the module. Made by [`Index::build`] from a set or by [`Index::open`] from stored bytes; it
/// never changes.
pub struct Index {
    packed: Packed,
    /// The set in full, made when somebody asks for it.
    set: OnceLock<FacilitySet>,
    version: String,
    odd: Vec<OddOne>,
    /// See [`Index::has_line_of_points`], found out when somebody asks.
    line_of_points: OnceLock<bool>,
    /// What is drawn at each zoom level farther out than the nearest, chosen when somebody asks for it.
    levels: [OnceLock<Result<Level, PackError>>; EXACT_ZOOM as usize],
}

/// The quick search is wrong by less than a tenth of a millimetre; whoever it leaves out is out by far more.
const ROOM_M: f64 = 1.0;

/// A facility the tree does not hold, and a ball that does.
struct OddOne {
    number: u32,
    middle: Space,
    radius: f64,
}

/// The pieces of one facility that a search found.
pub(crate) struct Candidate {
    /// Its shape is whole where it has points or areas; of lines it says only that there are some, since
    /// the pieces are what is measured. [`Packed::facility`] has the rest.
    pub facility: Facility,
    pub index: usize,
    pub pieces: Vec<Piece>,
    pub areas: Vec<Vec<Vec<Space>>>,
}

impl Candidate {
    pub(crate) fn target(&self) -> Target<'_> {
        Target {
            pieces: &self.pieces,
            areas: &self.areas,
        }
    }

    pub(crate) fn nearest(&self, probe: &Probe, frame: &Frame) -> Option<Nearest> {
        probe.nearest(frame, self.target())
    }
}

impl Index {
    /// Packs a set in memory.
    ///
    /// # Panics
    /// For more than fits into one packed file: four thousand million vertices.
    pub fn build(set: FacilitySet) -> Index {
        let packed = set.pack().and_then(Packed::own);
        let index = Index::of(packed.expect("a set read under the limit on bytes fits"));
        // A set with doubles of its own is kept: unpacking would only make it again.
        let _ = index.set.set(set);
        index
    }

    /// Opens a packed file, which is summed piece by piece as it is read: for bytes that were
    /// checked when they were stored. See [`Index::read`] for others.
    ///
    /// # Errors
    /// [`PackError`], each kind with its own code.
    pub fn open(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Index, PackError> {
        Packed::open(bytes).map(Index::of)
    }

    /// Opens stored bytes of either form, a packed file or [`FacilitySet::to_bytes`] of earlier
    /// versions, after checking all of them.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn read(bytes: Vec<u8>) -> Result<Index, PackError> {
        if bytes.starts_with(crate::facility::MAGIC) {
            return Ok(Index::build(FacilitySet::from_bytes(&bytes)?));
        }
        let packed = Packed::open(bytes)?;
        packed.check()?;
        Ok(Index::of(packed))
    }

    fn of(packed: Packed) -> Index {
        Index {
            version: packed.version(),
            odd: packed.odd().iter().map(OddOne::of).collect(),
            set: OnceLock::new(),
            line_of_points: OnceLock::new(),
            levels: Default::default(),
            packed,
        }
    }

    /// The file behind it.
    pub fn packed(&self) -> &Packed {
        &self.packed
    }

    /// The set as it was packed.
    ///
    /// # Panics
    /// Where the file opened by [`Index::open`] turns out damaged; [`Index::try_set`] says so instead.
    pub fn set(&self) -> &FacilitySet {
        match self.try_set() {
            Ok(set) => set,
            Err(error) => panic!("{error}"),
        }
    }

    /// The set as it was packed.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub fn try_set(&self) -> Result<&FacilitySet, PackError> {
        if self.set.get().is_none() {
            let _ = self.set.set(self.packed.unpack()?);
        }
        self.set.get().ok_or(PackError::Damaged)
    }

    /// The choice for a zoom level below [`EXACT_ZOOM`].
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub(crate) fn level(&self, zoom: u8) -> Result<&Level, PackError> {
        let kept = self
            .levels
            .get(usize::from(zoom))
            .ok_or(PackError::Damaged)?;
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(8));
        let level = kept.get_or_init(|| Level::of(self, zoom, threads));
        level.as_ref().map_err(|error| *error)
    }

    /// Chooses for all zoom levels below [`EXACT_ZOOM`], those nearest to `zoom` first, on this thread alone: for the
    /// background, so that nobody waits for it who looks at the next level.
    pub fn choose_levels(&self, zoom: u8) {
        let mut all: Vec<u8> = (0..EXACT_ZOOM).collect();
        all.sort_by_key(|z| z.abs_diff(zoom));
        for z in all {
            let _ = self.levels[usize::from(z)].get_or_init(|| Level::of(self, z, 1));
        }
    }

    /// Numbers of the facilities of which something may lie in a box in degrees, in the order of the set.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub(crate) fn numbers(&self, bounds: [f64; 4]) -> Result<Vec<u32>, PackError> {
        let view = self.packed.view();
        let mut leaves = Vec::new();
        for window in Window::around(bounds, 0.0) {
            view.leaves(&window, &mut leaves)?;
        }
        let mut found = Vec::with_capacity(leaves.len());
        for number in leaves {
            found.push(view.leaf(number)?.facility());
        }
        // Those beyond the tree's latitudes are few: whoever draws sees what of them is in the box.
        found.extend(self.odd.iter().map(|o| o.number));
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Everything of the set but its facilities.
    pub fn rest(&self) -> &FacilitySet {
        self.packed.rest()
    }

    /// How many facilities.
    pub fn count(&self) -> usize {
        self.packed.count()
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    /// West, south, east, north in degrees of everything loaded.
    pub fn extent(&self) -> Option<[f64; 4]> {
        self.packed.extent()
    }

    pub fn attributions(&self) -> Vec<String> {
        self.rest().attributions()
    }

    pub(crate) fn has_support(&self, facility: usize) -> Result<bool, PackError> {
        self.packed.has_support(facility as u32)
    }

    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.packed.has(kind)
    }

    /// Whether an overhead line is known by points alone, so that it may run far from each of them. What cannot be
    /// read may be one.
    pub(crate) fn has_line_of_points(&self) -> bool {
        *self.line_of_points.get_or_init(|| {
            self.packed.has_line_of_points().unwrap_or(true)
                || self
                    .packed
                    .odd()
                    .iter()
                    .any(|(_, f)| f.kind == Kind::OverheadLine && f.shape.is_mere_point())
        })
    }

    pub(crate) fn widest_accuracy_m(&self) -> f64 {
        self.packed.widest_accuracy_m()
    }

    /// `Some` where a facility came in an own system.
    pub(crate) fn widest_own_error_m(&self) -> Option<f64> {
        self.packed.widest_own_error_m()
    }

    pub(crate) fn widest_half_spread_m(&self) -> f64 {
        self.packed.widest_spread_m() / 2.0
    }

    /// Every facility with a leaf whose box comes within `metres` of a box in degrees, in the order
    /// of the set, its pieces in the order of its vertices.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub(crate) fn around(
        &self,
        bounds: [f64; 4],
        metres: f64,
    ) -> Result<Vec<Candidate>, PackError> {
        self.candidates(bounds, metres, |_| true)
    }

    /// Of those [`Index::around`] a shape the ones that the quick search finds within `metres`: what lies in a corner of
    /// the box, or only has a long box, is not looked at.
    ///
    /// # Errors
    /// [`PackError::Damaged`].
    pub(crate) fn near(
        &self,
        shape: &Shape,
        bounds: [f64; 4],
        metres: f64,
    ) -> Result<Vec<Candidate>, PackError> {
        let mut search = self.search();
        let Some(near) = search.quickly(shape, metres + ROOM_M)? else {
            return self.around(bounds, metres);
        };
        if near.is_empty() {
            return Ok(Vec::new());
        }
        let mut listed: Vec<u32> = near.iter().map(|n| n.facility).collect();
        listed.sort_unstable();
        self.candidates(bounds, metres, |f| listed.binary_search(&f).is_ok())
    }

    fn candidates(
        &self,
        bounds: [f64; 4],
        metres: f64,
        listed: impl Fn(u32) -> bool,
    ) -> Result<Vec<Candidate>, PackError> {
        let view = self.packed.view();
        let mut leaves = Vec::new();
        let windows: Vec<Window> = Window::around(bounds, metres).collect();
        for window in &windows {
            view.leaves(window, &mut leaves)?;
        }
        let mut found: Vec<(u32, u32)> = Vec::with_capacity(leaves.len());
        for number in leaves {
            let facility = view.leaf(number)?.facility();
            if listed(facility) {
                found.push((facility, number));
            }
        }
        found.sort_unstable();
        found.dedup();
        let mut out = Vec::new();
        for group in found.chunk_by(|a, b| a.0 == b.0) {
            out.extend(self.candidate(group, &windows)?);
        }
        if !self.odd.is_empty() {
            self.odd_ones(bounds, metres, &mut out)?;
        }
        Ok(out)
    }

    /// `None` where a leaf met the window and no piece of it does.
    fn candidate(
        &self,
        group: &[(u32, u32)],
        windows: &[Window],
    ) -> Result<Option<Candidate>, PackError> {
        let view = self.packed.view();
        let number = group[0].0;
        let mut pieces = Vec::new();
        let mut area = false;
        let listed = view.leaves_of(number)?;
        let hit = |leaf: &u32| group.binary_search_by_key(leaf, |g| g.1).is_ok();
        for leaf in listed.iter().filter(|l| hit(l)) {
            cut(&view.leaf(*leaf)?, windows, &mut pieces);
        }
        for (_, leaf) in group {
            area |= view.leaf(*leaf)?.bears_area();
        }
        if pieces.is_empty() && !area {
            return Ok(None);
        }
        let facility = self.packed.candidate(number)?;
        // Deep inside a polygon only its area was found: its edges decide the nearest point all the same.
        if pieces.is_empty() {
            pieces = pieces_of(&facility.shape);
        }
        Ok(Some(Candidate {
            areas: areas_of(&facility.shape),
            facility,
            index: number as usize,
            pieces,
        }))
    }

    /// Facilities beyond the tree's latitudes: few, so each is looked at by its ball.
    fn odd_ones(
        &self,
        [west, south, east, north]: [f64; 4],
        metres: f64,
        out: &mut Vec<Candidate>,
    ) -> Result<(), PackError> {
        let lat = |v: f64| v.clamp(-90.0, 90.0);
        let middle = space([(west + east) / 2.0, lat((south + north) / 2.0)]);
        let corners = [[west, south], [east, south], [east, north], [west, north]];
        // No point of a box in degrees is farther from its middle than a corner or a side's middle.
        let sides = [[(west + east) / 2.0, south], [(west + east) / 2.0, north]];
        let radius = corners
            .iter()
            .chain(&sides)
            .map(|p| apart(middle, space([p[0], lat(p[1])])))
            .fold(0.0, f64::max);
        for odd in &self.odd {
            if apart(middle, odd.middle) > metres + radius + odd.radius + 10.0 {
                continue;
            }
            let facility = self.packed.facility(odd.number)?;
            out.push(Candidate {
                index: odd.number as usize,
                pieces: pieces_of(&facility.shape),
                areas: areas_of(&facility.shape),
                facility,
            });
        }
        out.sort_by_key(|c| c.index);
        Ok(())
    }
}

/// The pieces of a leaf whose own box meets a window.
fn cut(leaf: &Leaf<'_>, windows: &[Window], pieces: &mut Vec<Piece>) {
    let vertices: Vec<[i64; 2]> = leaf.vertices().collect();
    // A vertex is put in space once, though it ends one piece and starts the next.
    let mut last: Option<(usize, Space)> = None;
    let mut place = |k: usize| match last {
        Some((j, p)) if j == k => p,
        _ => {
            let p = space(at_home(vertices[k]));
            last = Some((k, p));
            p
        }
    };
    for k in 0..vertices.len().max(2) - 1 {
        let Some(end) = vertices.len().checked_sub(1) else {
            return;
        };
        let next = (k + 1).min(end);
        let meets = |w: &Window| w.meets_piece(vertices[k], vertices[next]);
        if windows.iter().any(meets) {
            let a = place(k);
            pieces.push(Piece { a, b: place(next) });
        }
    }
}

impl OddOne {
    fn of((number, facility): &(u32, Facility)) -> OddOne {
        let pieces = pieces_of(&facility.shape);
        let points = || pieces.iter().flat_map(|p| [p.a, p.b]);
        let count = (2 * pieces.len()).max(1) as f64;
        let sum = points().fold([0.0; 3], |s, p| [s[0] + p[0], s[1] + p[1], s[2] + p[2]]);
        let middle = sum.map(|v| v / count);
        let radius = points().map(|p| apart(middle, p)).fold(0.0, f64::max);
        OddOne {
            number: *number,
            middle,
            radius,
        }
    }
}

fn apart(a: Space, b: Space) -> f64 {
    let d = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
    (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]).sqrt()
}
