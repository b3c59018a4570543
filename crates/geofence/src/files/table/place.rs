//! Where the place of a row stands: which columns hold coordinates, by their headings.

use super::heading::bare;

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

pub(super) fn place(names: &[String]) -> Result<Option<Place>, Ambiguous> {
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
