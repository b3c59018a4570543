//! Names of coordinate systems as people and GeoJSON `crs` members write them.

use super::wkt::parse_wkt;
use super::{Crs, OwnLabel, Zone};

pub(super) fn parse_name(text: &str) -> Crs {
    // Before anything else: such a label may hold any word, and keeps its case.
    if let Some(label) = OwnLabel::parse(text) {
        return Crs::Own(label);
    }
    let text = text.trim().to_uppercase();
    if text.is_empty() || text.len() > 4096 {
        return Crs::Unknown;
    }
    if text.contains('[') {
        return parse_wkt(&text);
    }
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_'))
        .collect();
    match plain.as_str() {
        "WGS84" | "CRS84" | "OGC:CRS84" | "LONLAT" => return Crs::Wgs84,
        "CGCS2000" | "国家2000" | "2000国家大地坐标系" => return Crs::Cgcs2000,
        "GCJ02" | "火星坐标" | "国测局坐标" => return Crs::Gcj02,
        "BD09" | "BD09LL" | "百度坐标" => return Crs::Bd09,
        _ => {}
    }
    if let Some(zone) = zone_name(&plain) {
        return Crs::GaussKruger(zone);
    }
    if plain.starts_with("URN:OGC:DEF:CRS:OGC") && plain.ends_with("CRS84") {
        return Crs::Wgs84;
    }
    let Some(digits) = plain.rsplit([':', '/', '#']).next() else {
        return Crs::Unknown;
    };
    let names_epsg = plain.contains("EPSG") || plain.bytes().all(|b| b.is_ascii_digit());
    match digits.trim_start_matches("EPSG").parse() {
        Ok(code) if names_epsg => Crs::from_epsg(code),
        _ => Crs::Unknown,
    }
}

/// `CGCS2000 / 3-degree Gauss-Kruger zone 37`, `CGCS2000_3_Degree_GK_CM_111E` and the like: the names
/// of EPSG and of ESRI, without spaces, hyphens and underscores.
fn zone_name(plain: &str) -> Option<Zone> {
    let rest = plain.strip_prefix("CGCS2000")?.trim_start_matches('/');
    let three = rest.strip_prefix("3DEGREE");
    let rest = three.unwrap_or(rest);
    let rest = rest
        .strip_prefix("GAUSSKRUGER")
        .or_else(|| rest.strip_prefix("GK"))?;
    let number = |text: &str| text.parse::<u16>().ok();
    let code = if let Some(zone) = rest.strip_prefix("ZONE") {
        match (number(zone)?, three.is_some()) {
            (n @ 25..=45, true) => 4488 + n,
            (n @ 13..=23, false) => 4478 + n,
            _ => return None,
        }
    } else {
        let meridian = rest.strip_prefix("CM")?.strip_suffix('E')?;
        match (number(meridian)?, three.is_some()) {
            (m @ 75..=135, true) if m % 3 == 0 => 4534 + (m - 75) / 3,
            (m @ 75..=135, false) if m % 6 == 3 => 4502 + (m - 75) / 6,
            _ => return None,
        }
    };
    Zone::from_epsg(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn esri(name: &str, datum: &str, easting: &str, meridian: &str) -> String {
        format!(
            r#"PROJCS["{name}",GEOGCS["GCS",DATUM["{datum}",SPHEROID["S",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
        )
    }

    #[test]
    fn prj_texts() {
        let zone = |t: &str| Crs::parse(t).to_string();
        assert_eq!(
            zone(&esri(
                "CGCS2000_3_Degree_GK_Zone_37",
                "D_China_2000",
                "37500000.0",
                "111.0"
            )),
            "EPSG:4525"
        );
        assert_eq!(
            zone(&esri(
                "CGCS2000_3_Degree_GK_CM_108E",
                "D_China_2000",
                "500000.0",
                "108.0"
            )),
            "EPSG:4545"
        );
        assert_eq!(
            zone(&esri(
                "Xian_1980_3_Degree_GK_CM_108E",
                "D_Xian_1980",
                "500000.0",
                "108.0"
            )),
            "unknown"
        );
        assert_eq!(
            zone(&esri("local", "D_China_2000", "500000.0", "107.5")),
            "unknown"
        );
        assert_eq!(
            parse_wkt("<!DOCTYPE html><html>EPSG:4326</html>"),
            Crs::Unknown
        );
        assert_eq!(
            parse_wkt(
                r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]"#
            ),
            Crs::Wgs84
        );
    }

    #[test]
    fn every_zone_by_its_names() {
        let name = |text: &str| Crs::parse(text).to_string();
        for code in 4491..=4554_u16 {
            let zone = Zone::from_epsg(code).unwrap();
            let degrees = if code >= 4513 { "3" } else { "" };
            let end = zone.prefix().map_or_else(
                || format!("CM {}E", zone.central_meridian()),
                |prefix| format!("zone {prefix}"),
            );
            let epsg = if degrees.is_empty() {
                format!("CGCS2000 / Gauss-Kruger {end}")
            } else {
                format!("CGCS2000 / 3-degree Gauss-Kruger {end}")
            };
            let esri = epsg
                .replace(" / 3-degree Gauss-Kruger", "_3_Degree_GK")
                .replace(" / Gauss-Kruger", "_GK")
                .replace(' ', "_");
            assert_eq!(name(&epsg), format!("EPSG:{code}"), "{epsg}");
            assert_eq!(name(&esri), format!("EPSG:{code}"), "{esri}");
        }
        for text in [
            "CGCS2000 / 3-degree Gauss-Kruger zone 19",
            "CGCS2000 / Gauss-Kruger zone 37",
            "CGCS2000 / Gauss-Kruger CM 78E",
            "CGCS2000_3_Degree_GK_CM_107E",
            "Xian_1980_3_Degree_GK_Zone_37",
        ] {
            assert_eq!(Crs::parse(text), Crs::Unknown, "{text}");
        }
    }

    #[test]
    fn names_and_urns() {
        assert_eq!(Crs::parse("urn:ogc:def:crs:OGC:1.3:CRS84"), Crs::Wgs84);
        assert_eq!(Crs::parse("urn:ogc:def:crs:EPSG::4490"), Crs::Cgcs2000);
        assert_eq!(
            Crs::parse("http://www.opengis.net/def/crs/EPSG/0/4326"),
            Crs::Wgs84
        );
        assert_eq!(Crs::parse("epsg:4527").to_string(), "EPSG:4527");
        assert_eq!(Crs::parse("gcj02"), Crs::Gcj02);
        assert_eq!(Crs::parse("EPSG:2381"), Crs::Unknown);
        assert_eq!(Crs::parse("4326"), Crs::Wgs84);
        assert_eq!(Crs::parse("zone 4326"), Crs::Unknown);
    }
}
