//! The row of headings, and what its columns are for. Chinese and English names, as registers,
//! instruments and other programs write them.

use super::number::plain;

/// Titles and notes stand above; a heading further down is not looked for.
const SEARCHED: usize = 20;

pub(super) struct Heading {
    /// Index of the heading's row.
    pub row: usize,
    pub names: Vec<String>,
    pub place: Place,
    /// The line a vertex belongs to: its number first, then its name.
    pub line: Vec<usize>,
    /// Position of a vertex along its line.
    pub order: Option<usize>,
    /// The parcel a corner belongs to.
    pub parcel: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Wkt(usize),
    Degrees {
        lon: usize,
        lat: usize,
    },
    Plane {
        east: usize,
        north: usize,
    },
    /// X and Y, which mean one thing to surveyors and another to programs.
    Letters {
        x: usize,
        y: usize,
    },
}

impl Place {
    pub(super) fn columns(self) -> [usize; 2] {
        match self {
            Place::Wkt(i) => [i, i],
            Place::Degrees { lon: a, lat: b }
            | Place::Plane { east: a, north: b }
            | Place::Letters { x: a, y: b } => [a, b],
        }
    }
}

/// Two columns could be the same thing.
#[derive(Debug)]
pub(super) struct Ambiguous {
    pub columns: String,
    /// Cells in the heading.
    pub width: usize,
}

/// `None`: no row looks like headings of a table with places.
pub(super) fn find(rows: &[Vec<String>]) -> Result<Option<Heading>, Ambiguous> {
    for (row, cells) in rows.iter().enumerate().take(SEARCHED) {
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
        // A plain `id` or `name` is a line's only where another column counts its vertices.
        if line.is_empty() && first(STAKES).is_some_and(|i| Some(i) != first(PLAIN)) {
            line.extend(first(PLAIN));
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

const PLAIN: &[&str] = &["编号", "id", "名称", "name"];

const WKT: &[&str] = &[
    "wkt",
    "wktgeom",
    "geomwkt",
    "wktgeometry",
    "geometrywkt",
    "shapewkt",
    "geometry",
    "geom",
    "thegeom",
    "几何",
];

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

fn place(names: &[String]) -> Result<Option<Place>, Ambiguous> {
    let wkt = |n: &String| WKT.contains(&bare(n).as_str());
    if let Some(i) = names.iter().position(wkt) {
        return Ok(Some(Place::Wkt(i)));
    }
    // One cell with both words in it is a sentence, or a heading cut with the wrong separator.
    if let (Some(lon), Some(lat)) = (column(names, longitude)?, column(names, latitude)?)
        && lon != lat
    {
        return Ok(Some(Place::Degrees { lon, lat }));
    }
    if let (Some(east), Some(north)) = (column(names, easting)?, column(names, northing)?)
        && east != north
    {
        return Ok(Some(Place::Plane { east, north }));
    }
    let letter = |l: char| move |n: &str| letter(n, l);
    match (column(names, letter('x'))?, column(names, letter('y'))?) {
        (Some(x), Some(y)) => Ok(Some(Place::Letters { x, y })),
        _ => Ok(None),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    /// The heading is the word itself.
    Exact,
    /// It has the word in it.
    Loose,
    /// A part of the coordinate only: its minutes or seconds.
    Part,
    No,
}

/// The one column of a kind. Two of them would be a guess, and a guess is a line in another place.
fn column(names: &[String], is: impl Fn(&str) -> Match) -> Result<Option<usize>, Ambiguous> {
    let of = |wanted: Match| -> Vec<usize> {
        let hits = names.iter().enumerate().filter(|(_, n)| is(n) == wanted);
        hits.map(|(i, _)| i).collect()
    };
    let (exact, loose, parts) = (of(Match::Exact), of(Match::Loose), of(Match::Part));
    match (exact.as_slice(), loose.as_slice()) {
        ([], []) => Ok(None),
        ([one], _) | ([], [one]) if parts.is_empty() => Ok(Some(*one)),
        _ => {
            let all = exact.iter().chain(&loose).chain(&parts);
            let words: Vec<&str> = all.map(|i| names[*i].as_str()).collect();
            Err(Ambiguous {
                columns: words.join(", "),
                width: names.len(),
            })
        }
    }
}

fn degrees(name: &str, exact: &[&str], inside: &[&str], tokens: &[&str]) -> Match {
    let plain = bare(name);
    if exact.contains(&plain.as_str()) {
        return Match::Exact;
    }
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).collect();
    if !inside.iter().any(|w| plain.contains(w)) && !words.iter().any(|w| tokens.contains(w)) {
        return Match::No;
    }
    let part = plain.ends_with('分')
        || plain.ends_with('秒')
        || words
            .iter()
            .any(|w| matches!(*w, "min" | "sec" | "minutes" | "seconds"));
    if part { Match::Part } else { Match::Loose }
}

fn longitude(name: &str) -> Match {
    degrees(
        name,
        &["经度", "lon", "lng", "long", "longitude", "东经"],
        &["经度", "东经"],
        &["lon", "lng", "long", "longitude"],
    )
}

fn latitude(name: &str) -> Match {
    degrees(
        name,
        &["纬度", "lat", "latitude", "北纬"],
        &["纬度", "北纬"],
        &["lat", "latitude"],
    )
}

fn plane(name: &str, exact: &[&str], inside: &[&str]) -> Match {
    let plain = bare(name);
    let plain = plain.trim_end_matches(['m', '米']);
    if exact.contains(&plain) {
        Match::Exact
    } else if inside.iter().any(|w| plain.contains(w)) {
        Match::Loose
    } else {
        Match::No
    }
}

fn easting(name: &str) -> Match {
    plane(
        name,
        &[
            "东坐标",
            "东",
            "e",
            "east",
            "easting",
            "横坐标",
            "y东",
            "东y",
            "x东",
            "东x",
        ],
        &["东坐标", "横坐标", "easting", "东向"],
    )
}

fn northing(name: &str) -> Match {
    plane(
        name,
        &[
            "北坐标",
            "北",
            "n",
            "north",
            "northing",
            "纵坐标",
            "x北",
            "北x",
            "y北",
            "北y",
        ],
        &["北坐标", "纵坐标", "northing", "北向"],
    )
}

fn letter(name: &str, letter: char) -> Match {
    let plain = bare(name);
    let plain = plain.trim_end_matches(['m', '米']);
    let rest: String = plain.chars().filter(|c| *c != letter).collect();
    let once = plain.chars().count() == rest.chars().count() + 1;
    if once
        && matches!(
            rest.as_str(),
            "" | "坐标" | "coord" | "coordinate" | "point"
        )
    {
        Match::Exact
    } else {
        Match::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Result<Option<Place>, Ambiguous> {
        place(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn places_by_their_headings() {
        let degrees = |lon, lat| Some(Place::Degrees { lon, lat });
        assert_eq!(of(&["名称", "经度", "纬度"]).unwrap(), degrees(1, 2));
        assert_eq!(of(&["Lat_P_Y", "Lon_P_X"]).unwrap(), degrees(1, 0));
        assert_eq!(of(&["gps经度(°)", "gps纬度(°)"]).unwrap(), degrees(0, 1));
        assert_eq!(
            of(&["经度", "纬度", "gcj02经度", "gcj02纬度"]).unwrap(),
            degrees(0, 1)
        );
        assert_eq!(
            of(&["X（m）", "Y（m）"]).unwrap(),
            Some(Place::Letters { x: 0, y: 1 })
        );
        assert_eq!(
            of(&["北坐标X", "东坐标Y"]).unwrap(),
            Some(Place::Plane { east: 1, north: 0 })
        );
        assert_eq!(
            of(&["纵坐标", "横坐标"]).unwrap(),
            Some(Place::Plane { east: 1, north: 0 })
        );
        assert_eq!(of(&["wkt_geom"]).unwrap(), Some(Place::Wkt(0)));
        assert_eq!(of(&["belong", "flat"]).unwrap(), None);
        assert_eq!(of(&["经度"]).unwrap(), None);
    }

    #[test]
    fn two_of_a_kind_are_not_guessed() {
        for names in [
            &["起点经度", "起点纬度", "终点经度", "终点纬度"][..],
            &["经度度", "经度分", "经度秒", "纬度度", "纬度分", "纬度秒"],
            &["lon", "lon_min", "lat", "lat_min"],
            &["X", "Y", "X", "Y"],
        ] {
            assert!(of(names).is_err(), "{names:?}");
        }
    }
}
