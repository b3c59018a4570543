//! Well-known texts (ESRI's, OGC 01-009 and ISO 19162) of coordinate systems, as `.prj` files and
//! GeoPackages hold them.

use super::{Crs, Zone};

/// Reads a well-known text, ESRI's or OGC's. What it does not state beyond doubt is unknown: a
/// Xi'an 1980 or Beijing 1954 zone has no public way to the ground, and a known name with another
/// spheroid, meridian or unit is a system nobody knows.
pub fn parse_wkt(text: &str) -> Crs {
    let wkt = packed(text);
    if !is_usual(&wkt) {
        return Crs::Unknown;
    }
    let starts = |names: &[&str]| names.iter().any(|n| wkt.starts_with(n));
    if starts(&["PROJCS[", "PROJCRS["]) {
        projected(&wkt)
    } else if starts(&["GEOGCS[", "GEOGCRS[", "GEODCRS["]) {
        match datum(&wkt) {
            Some(Crs::Wgs84) => Crs::Wgs84,
            Some(Crs::Cgcs2000) => Crs::Cgcs2000,
            _ => Crs::Unknown,
        }
    } else {
        Crs::Unknown
    }
}

fn projected(wkt: &str) -> Crs {
    let spherical = wkt.contains("AUXILIARY_SPHERE")
        || wkt.contains("PSEUDO-MERCATOR")
        || wkt.contains("PSEUDO_MERCATOR");
    let get = |names: &[&str]| names.iter().find_map(|n| parameter(wkt, n));
    let meridian = get(&[
        "CENTRAL_MERIDIAN",
        "LONGITUDE_OF_ORIGIN",
        "LONGITUDE OF NATURAL ORIGIN",
    ]);
    let easting = get(&["FALSE_EASTING", "FALSE EASTING"]);
    let northing = get(&["FALSE_NORTHING", "FALSE NORTHING"]).unwrap_or(0.0);
    let origin = get(&["LATITUDE_OF_ORIGIN", "LATITUDE OF NATURAL ORIGIN"]).unwrap_or(0.0);
    let scale = get(&["SCALE_FACTOR", "SCALE FACTOR AT NATURAL ORIGIN"]).unwrap_or(1.0);
    let plain = northing == 0.0 && origin == 0.0 && scale == 1.0 && in_metres(wkt);
    if spherical && datum(wkt) == Some(Crs::Wgs84) {
        let at_zero = [meridian, easting, get(&["STANDARD_PARALLEL_1"])];
        return match plain && at_zero.into_iter().flatten().all(|v| v == 0.0) {
            true => Crs::WebMercator,
            false => Crs::Unknown,
        };
    }
    let transverse = [
        "GAUSS_KRUGER",
        "GAUSS-KRUGER",
        "TRANSVERSE_MERCATOR",
        "TRANSVERSE MERCATOR",
    ];
    if datum(wkt) != Some(Crs::Cgcs2000) || !transverse.iter().any(|name| wkt.contains(name)) {
        return Crs::Unknown;
    }
    match (meridian, easting) {
        (Some(m), Some(e)) if plain => {
            Zone::from_parameters(m, e).map_or(Crs::Unknown, Crs::GaussKruger)
        }
        _ => Crs::Unknown,
    }
}

/// Upper case, without white space outside of quotes and with square brackets, so that each thing is
/// written in one way.
fn packed(text: &str) -> String {
    let mut quoted = false;
    let text = text.trim_start_matches('\u{feff}').to_uppercase();
    text.chars()
        .filter_map(|c| {
            quoted ^= c == '"';
            match c {
                '(' if !quoted => Some('['),
                ')' if !quoted => Some(']'),
                c if c.is_whitespace() && !quoted => None,
                c => Some(c),
            }
        })
        .collect()
}

/// What every system read here has, wherever it says so: the meridian of Greenwich, degrees and metres,
/// the spheroid that WGS 84 and CGCS2000 share to a tenth of a millimetre, and no shift of it.
fn is_usual(wkt: &str) -> bool {
    let near =
        |value: Option<f64>, want: f64, by: f64| value.is_some_and(|v| (v - want).abs() <= by);
    let meridians = entries(wkt, &["PRIMEM", "PRIMEMERIDIAN"]);
    let spheroids = entries(wkt, &["SPHEROID", "ELLIPSOID"]);
    let units = entries(
        wkt,
        &[
            "UNIT",
            "ANGLEUNIT",
            "ANGULARUNIT",
            "LENGTHUNIT",
            "SCALEUNIT",
        ],
    );
    let mut shifts = entries(wkt, &["TOWGS84"]).into_iter().flat_map(|s| s.0);
    meridians.iter().all(|m| near(m.number(1), 0.0, 0.0))
        && shifts.all(|n| n.parse() == Ok(0.0))
        && spheroids
            .iter()
            .all(|s| near(s.number(1), 6_378_137.0, 1e-3) && near(s.number(2), 298.257_222_8, 1e-3))
        && units.iter().all(|u| match u.name() {
            name if name.starts_with("DEGREE") => {
                near(u.number(1), std::f64::consts::PI / 180.0, 1e-9)
            }
            "METRE" | "METER" | "METRES" | "METERS" | "M" | "UNITY" => near(u.number(1), 1.0, 0.0),
            _ => false,
        })
}

/// What stands in the brackets of a keyword, up to what is nested in it.
struct Entry<'a>(Vec<&'a str>);

impl<'a> Entry<'a> {
    fn name(&self) -> &'a str {
        self.0.first().map_or("", |n| n.trim_matches('"'))
    }

    fn number(&self, at: usize) -> Option<f64> {
        self.0.get(at)?.parse().ok()
    }
}

fn entries<'a>(wkt: &'a str, keywords: &[&str]) -> Vec<Entry<'a>> {
    let mut found = Vec::new();
    for keyword in keywords {
        for (at, _) in wkt.match_indices(keyword) {
            // `UNIT` is also the end of `LENGTHUNIT`.
            let begins = !wkt[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            if let Some(inside) = wkt[at + keyword.len()..].strip_prefix('[')
                && begins
            {
                let end = inside.find([']', '[']).unwrap_or(inside.len());
                found.push(Entry(inside[..end].split(',').collect()));
            }
        }
    }
    found
}

fn in_metres(wkt: &str) -> bool {
    wkt.contains("\"METRE\"") || wkt.contains("\"METER\"")
}

/// By the name of the datum itself: the system's own is what people call it.
fn datum(wkt: &str) -> Option<Crs> {
    if ["XIAN", "BEIJING", "PULKOVO"]
        .iter()
        .any(|n| wkt.contains(n))
    {
        return None;
    }
    let datums = entries(wkt, &["DATUM", "TRF", "GEODETICDATUM", "ENSEMBLE"]);
    let [datum] = datums.as_slice() else {
        return None;
    };
    let has = |names: &[&str]| names.iter().any(|n| datum.name().contains(n));
    let china = has(&[
        "CHINA_2000",
        "CHINA 2000",
        "CHINA_GEODETIC_COORDINATE_SYSTEM_2000",
        "CGCS2000",
    ]);
    let wgs = has(&["WGS_1984", "WORLD GEODETIC SYSTEM 1984", "WGS 84"]);
    match (china, wgs) {
        (true, false) => Some(Crs::Cgcs2000),
        (false, true) => Some(Crs::Wgs84),
        _ => None,
    }
}

fn parameter(wkt: &str, name: &str) -> Option<f64> {
    let quoted = format!("\"{name}\"");
    let rest = &wkt[wkt.find(&quoted)? + quoted.len()..];
    let rest = rest.strip_prefix(',')?;
    let end = rest.find([',', ']']).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEGREE: &str = r#"UNIT["Degree",0.0174532925199433]"#;
    const SPHEROID: &str = r#"SPHEROID["CGCS2000",6378137.0,298.257222101]"#;
    const GREENWICH: &str = r#"PRIMEM["Greenwich",0.0]"#;
    const METRE: &str = r#"UNIT["Meter",1.0]"#;

    fn degrees() -> String {
        format!(
            r#"GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",{SPHEROID}],{GREENWICH},{DEGREE}]"#
        )
    }

    fn zone() -> String {
        format!(
            r#"PROJCS["CGCS2000_3_Degree_GK_CM_108E",{},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",108.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],{METRE}]"#,
            degrees()
        )
    }

    /// A zone as the second version writes it.
    const SECOND: &str = r#"PROJCRS["CGCS2000 / 3-degree Gauss-Kruger CM 108E",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],CONVERSION["3-degree Gauss-Kruger CM 108E",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",108,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],USAGE[SCOPE["Cadastre (large scale)."],AREA["China - between 106°30'E and 109°30'E."],BBOX[18.19,106.5,42.47,109.51]],ID["EPSG",4545]]"#;

    #[test]
    fn another_meridian_unit_or_spheroid_is_another_system() {
        let (degrees, zone) = (degrees(), zone());
        let name = |t: &str| parse_wkt(t).to_string();
        assert_eq!(name(&degrees), "EPSG:4490");
        assert_eq!(name(&zone), "EPSG:4545");
        assert_eq!(name(SECOND), "EPSG:4545");
        let unshifted = r#"TOWGS84[0,0,0,0,0,0,0],PRIMEM["Greenwich",0]"#;
        assert_eq!(name(&zone.replace(GREENWICH, unshifted)), "EPSG:4545");
        for (from, to) in [
            (GREENWICH, r#"PRIMEM["Paris",2.337229166667]"#),
            (GREENWICH, r#"PRIMEM["Greenwich",2.337229166667]"#),
            (GREENWICH, r#"PRIMEM["Greenwich"]"#),
            (DEGREE, r#"UNIT["Grad",0.01570796326794897]"#),
            (DEGREE, r#"UNIT["Degree",0.01570796326794897]"#),
            (DEGREE, r#"UNIT ["Radian", 1.0]"#),
            (SPHEROID, r#"SPHEROID["Krasovsky_1940",6378245.0,298.3]"#),
            (SPHEROID, r#"SPHEROID["IAG 1975",6378140,298.257]"#),
            (SPHEROID, r#"SPHEROID["CGCS2000",6378137.0,298.3]"#),
            (SPHEROID, r#"SPHEROID["CGCS2000",6378137.0]"#),
            ("D_China_2000", "D_North_American_1983"),
            (
                GREENWICH,
                r#"TOWGS84[16,-147,-77,0,0,0,0],PRIMEM["Greenwich",0]"#,
            ),
        ] {
            for text in [&degrees, &zone] {
                assert!(text.contains(from));
                assert_eq!(name(&text.replace(from, to)), "unknown", "{to}");
            }
        }
        for metre in [
            r#"UNIT["Meter",1000.0]"#,
            r#"UNIT["Kilometer",1000.0]"#,
            r#"UNIT["Foot_US",0.3048006096012192]"#,
            r#"UNIT("Kilometer",1000.0)"#,
        ] {
            assert_eq!(name(&zone.replace(METRE, metre)), "unknown", "{metre}");
        }
        let axes = SECOND.replace(
            r#"],LENGTHUNIT["metre",1]],"#,
            r#"],LENGTHUNIT["kilometre",1000]],"#,
        );
        assert_ne!(axes, SECOND);
        assert_eq!(name(&axes), "unknown");
    }

    #[test]
    fn a_moved_mercator_is_no_web_mercator() {
        let text = |easting: &str, unit: &str| {
            format!(
                r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],{GREENWICH},{DEGREE}],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],{unit}]"#
            )
        };
        assert_eq!(parse_wkt(&text("0.0", METRE)), Crs::WebMercator);
        assert_eq!(parse_wkt(&text("100.0", METRE)), Crs::Unknown);
        let feet = r#"UNIT["Foot",0.3048]"#;
        assert_eq!(parse_wkt(&text("0.0", feet)), Crs::Unknown);
    }
}
