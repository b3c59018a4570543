//! Recognising systems that are real and named, and useless without an office's own parameters.

use super::OwnLabel;

/// A system that has no public way to the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldDatum {
    /// Krassovsky ellipsoid.
    Beijing54,
    NewBeijing54,
    /// IAG 1975 ellipsoid.
    Xian80,
    /// An office's own label whose parameters are not there.
    Own,
}

impl OldDatum {
    /// The stable word used in reasons.
    pub fn word(self) -> &'static str {
        match self {
            OldDatum::Beijing54 => "beijing54",
            OldDatum::NewBeijing54 => "new_beijing54",
            OldDatum::Xian80 => "xian80",
            OldDatum::Own => "own",
        }
    }
}

/// EPSG codes of geographic and projected systems, deprecated ones too. Source: EPSG registry 11.
const CODES: [(OldDatum, std::ops::RangeInclusive<u32>); 13] = [
    (OldDatum::Beijing54, 4214..=4214),
    (OldDatum::Beijing54, 2401..=2442),
    (OldDatum::Beijing54, 21413..=21423),
    (OldDatum::Beijing54, 21453..=21463),
    (OldDatum::Beijing54, 21473..=21483),
    (OldDatum::Xian80, 4610..=4610),
    (OldDatum::Xian80, 2327..=2390),
    (OldDatum::NewBeijing54, 4555..=4555),
    (OldDatum::NewBeijing54, 4568..=4589),
    (OldDatum::NewBeijing54, 4652..=4656),
    (OldDatum::NewBeijing54, 4766..=4800),
    (OldDatum::NewBeijing54, 4812..=4812),
    (OldDatum::NewBeijing54, 4822..=4822),
];

/// Whether what a file or a person says names a system that needs parameters, as an EPSG code, a
/// well-known text, a name or an own label does. `None` says nothing about being known.
pub fn needs_parameters(text: &str) -> Option<OldDatum> {
    if OwnLabel::parse(text).is_some() {
        return Some(OldDatum::Own);
    }
    let upper: String = text
        .chars()
        .take(4096)
        .filter(|c| !matches!(c, ' ' | '-' | '_' | '\'' | '’'))
        .flat_map(char::to_uppercase)
        .collect();
    let has = |words: &[&str]| words.iter().any(|w| upper.contains(w));
    if has(&["NEWBEIJING", "新54", "新北京54", "新1954"]) {
        return Some(OldDatum::NewBeijing54);
    }
    if has(&[
        "BEIJING1954",
        "BEIJING54",
        "BJ54",
        "BJZ54",
        "北京54",
        "北京1954",
        "1954北京",
        "1954年北京",
        "54北京",
        "54坐标",
    ]) {
        return Some(OldDatum::Beijing54);
    }
    if has(&[
        "XIAN1980",
        "XIAN80",
        "西安80",
        "西安1980",
        "1980西安",
        "1980年西安",
        "80西安",
        "80坐标",
        "GDZ80",
    ]) {
        return Some(OldDatum::Xian80);
    }
    let digits = upper.rsplit([':', '/', '#']).next()?;
    let code: u32 = digits.trim_start_matches("EPSG").parse().ok()?;
    if !upper.contains("EPSG") && !upper.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    CODES
        .iter()
        .find(|(_, range)| range.contains(&code))
        .map(|(datum, _)| *datum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Crs;

    #[test]
    fn old_systems_are_named_and_stay_unknown() {
        for (text, datum) in [
            ("EPSG:4214", OldDatum::Beijing54),
            ("EPSG:4610", OldDatum::Xian80),
            ("EPSG:2327", OldDatum::Xian80),
            ("urn:ogc:def:crs:EPSG::2390", OldDatum::Xian80),
            ("EPSG:2401", OldDatum::Beijing54),
            ("2442", OldDatum::Beijing54),
            ("EPSG:21418", OldDatum::Beijing54),
            ("EPSG:4568", OldDatum::NewBeijing54),
            ("prj: Xian_1980_3_Degree_GK_Zone_36", OldDatum::Xian80),
            ("PROJCS[\"Beijing_1954_GK_Zone_19N\"", OldDatum::Beijing54),
            ("西安80坐标系", OldDatum::Xian80),
            ("1954年北京坐标系", OldDatum::Beijing54),
        ] {
            assert_eq!(needs_parameters(text), Some(datum), "{text}");
            assert_eq!(Crs::parse(text), Crs::Unknown, "{text}");
        }
        for text in [
            "EPSG:4326",
            "EPSG:4490",
            "EPSG:4525",
            "CGCS2000",
            "",
            "local",
            "zone 2401",
            "EPSG:2391",
        ] {
            assert_eq!(needs_parameters(text), None, "{text}");
        }
        assert_eq!(needs_parameters("own:某市"), Some(OldDatum::Own));
    }
}
