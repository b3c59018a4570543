//! The row of headings, and what its columns are for. Chinese and English names, as registers,
//! instruments and other programs write them.

use super::number::plain;
use super::place::{Ambiguous, Place, place};

/// Titles and notes stand above; a heading further down is not looked for.
const SEARCHED: usize = 20;

pub(super) struct Heading {
    /// Index of the heading's row.
    pub row: usize,
    pub names: Vec<String>,
    pub place: Place,
    /// The line a vertex belongs to: its number first, then its name.
    pub line: Vec<usize>,
    /// That is a name of things of any kind: only rows that share it are vertices of one.
    pub any_thing: bool,
    /// Position of a vertex along its line.
    pub order: Option<usize>,
    /// The parcel a corner belongs to.
    pub parcel: Option<usize>,
}

/// Cells of the widest row a spreadsheet program can write. One that is wider takes long to look through and is no
/// heading.
pub(super) const WIDEST: usize = 16_384;

/// `None`: no row looks like headings of a table with places.
pub(super) fn find(rows: &[Vec<String>]) -> Result<Option<Heading>, Ambiguous> {
    let searched = rows.iter().enumerate().take(SEARCHED);
    for (row, cells) in searched.filter(|(_, cells)| cells.len() <= WIDEST) {
        let mut names: Vec<String> = cells.iter().map(|c| plain(c)).collect();
        if place(&names)?.is_none() {
            continue;
        }
        // A heading of two rows: 线路名称 spans both, 坐标 stands over X and Y.
        if let Some(above) = row.checked_sub(1).map(|i| &rows[i])
            && above.iter().filter(|c| !c.trim().is_empty()).count() > 1
        {
            for (name, above) in names.iter_mut().zip(above) {
                if name.is_empty() {
                    *name = plain(above);
                }
            }
        }
        let Some(place) = place(&names)? else {
            continue;
        };
        let all = names.clone();
        let first = |wanted: &[&str]| {
            let at = |w: &&str| all.iter().position(|n| bare(n) == **w);
            wanted.iter().find_map(at)
        };
        let lines = [LINE_NUMBERS, LINE_NAMES].map(first);
        let mut line: Vec<usize> = lines.into_iter().flatten().collect();
        let mut order = first(STAKES).or_else(|| first(RUNNING));
        // A plain `id` is a line's only where another column counts its vertices.
        if line.is_empty() && first(STAKES).is_some() {
            line.extend(first(PLAIN));
        }
        let any_thing = line.is_empty();
        if any_thing {
            line.extend(first(NAMES));
        }
        order = order.filter(|i| !line.contains(i));
        let parcel = first(PARCELS);
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        return Ok(Some(Heading {
            row,
            place,
            line,
            any_thing,
            order,
            parcel,
            names,
        }));
    }
    Ok(None)
}

const LINE_NUMBERS: &[&str] = &[
    "线路编号",
    "线路id",
    "线路号",
    "线路代码",
    "电缆编号",
    "lineid",
    "lineno",
    "linenumber",
    "回路编号",
    "xlbh",
];

const LINE_NAMES: &[&str] = &[
    "线路名称",
    "线路名",
    "线路",
    "所属线路",
    "所属线路名称",
    "电缆名称",
    "回路名称",
    "linename",
    "line",
    "xlmc",
];

/// Of towers and stations as well as of lines.
const NAMES: &[&str] = &[
    "设备名称",
    "设备名",
    "设施名称",
    "名称",
    "name",
    "sbmc",
    "mc",
    "设备编号",
    "设备id",
];

const PLAIN: &[&str] = &["编号", "id", "名称", "name"];

/// Count along a line.
const STAKES: &[&str] = &[
    "桩号",
    "杆号",
    "杆塔号",
    "塔号",
    "杆塔编号",
    "杆塔序号",
    "点序",
    "顶点序号",
    "顺序号",
    "顺序",
    "seq",
    "sequence",
    "vertex",
    "vertexindex",
    "vertexno",
    "pointorder",
    "towerno",
    "poleno",
];

/// Count rows, perhaps along a line.
const RUNNING: &[&str] = &[
    "序号",
    "点号",
    "界址点号",
    "界址点",
    "拐点号",
    "拐点编号",
    "拐点",
    "点名",
    "order",
    "index",
    "idx",
    "no",
    "pointno",
    "point",
    "pointname",
];

const PARCELS: &[&str] = &[
    "地块",
    "地块号",
    "地块编号",
    "地块名称",
    "宗地",
    "宗地号",
    "宗地代码",
    "图斑",
    "图斑编号",
    "parcel",
    "parcelid",
    "圈号",
];

/// `X坐标（m）` as `x坐标m`.
pub(super) fn bare(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
