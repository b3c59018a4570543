//! Files as they come: encodings that lie, systems that are not stated, rows that are broken.

mod common;

use common::shapefile::{GBK, dbf, shp};
use linewarden_geofence::files::{CrsBy, Field};
use linewarden_geofence::{
    Crs, FacilitySet, FileError, Kind, LonLat, ReadOptions, Reading, VoltageSource,
};
use serde_json::json;
use std::io::Write;

const ZONE_37: &str = r#"PROJCS["CGCS2000_3_Degree_GK_Zone_37",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;

fn lines() -> Vec<Vec<LonLat>> {
    vec![
        vec![[37_553_838.25, 2_709_484.5], [37_554_000.0, 2_709_600.0]],
        vec![[37_340_000.0, 2_709_000.0], [37_340_300.0, 2_709_100.0]],
    ]
}

fn rows() -> Vec<Vec<&'static str>> {
    vec![
        vec!["S1", "示例一线", "110kV"],
        vec!["S2", "220kV示例二线", ""],
    ]
}

const COLUMNS: [&str; 3] = ["线路编号", "线路名称", "电压等级"];

fn set(parts: &[(&str, Vec<u8>)], options: &ReadOptions) -> Result<Reading, FileError> {
    let files: Vec<_> = parts
        .iter()
        .map(|(n, b)| ((*n).to_owned(), b.clone()))
        .collect();
    FacilitySet::read(&files, options, &|_, _| true)
}

fn check(reading: &Reading) {
    let f = &reading.set.facilities;
    assert_eq!(f.len(), 2);
    assert_eq!(
        (f[0].id.as_str(), f[0].name.as_deref(), f[0].kind),
        ("S1", Some("示例一线"), Kind::OverheadLine)
    );
    assert_eq!(
        f[0].voltage.map(|v| (v.volts, v.source)),
        Some((110_000, VoltageSource::Stated))
    );
    assert_eq!(
        f[1].voltage.map(|v| (v.volts, v.source)),
        Some((220_000, VoltageSource::Name))
    );
}

#[test]
fn every_way_a_table_states_or_hides_its_encoding() {
    for (encoding, driver, cpg, by) in [
        (GBK, 0x4d, None, "language_driver"),
        (GBK, 0, None, "content"),
        (GBK, 0, Some("GBK"), "cpg"),
        (GBK, 0, Some("UTF-8"), "content_against_statement"),
        (GBK, 0, Some("<!DOCTYPE html>"), "content"),
        ("UTF-8", 0, None, "content"),
        ("UTF-8", 0, Some("UTF-8"), "cpg"),
    ] {
        let mut parts = vec![
            ("示例.shp", shp(&lines())),
            (
                "示例.dbf",
                dbf(
                    &COLUMNS.map(|c| if encoding == GBK { c } else { cut(c) }),
                    &rows(),
                    encoding,
                    driver,
                ),
            ),
            ("示例.prj", ZONE_37.as_bytes().to_vec()),
        ];
        if let Some(cpg) = cpg {
            parts.push(("示例.cpg", cpg.as_bytes().to_vec()));
        }
        // UTF-8 cuts 线路编号 after ten bytes, so its columns are mapped by hand, as people have to.
        let mut options = ReadOptions::default();
        if encoding != GBK {
            options.columns = [(Field::Id, 0), (Field::Name, 1), (Field::Voltage, 2)]
                .map(|(f, i)| (f, cut(COLUMNS[i]).to_owned()))
                .into();
        }
        let reading = set(&parts, &options).unwrap();
        check(&reading);
        let report = &reading.report.files[0];
        assert_eq!(report.encoding_by, by, "{encoding} {driver} {cpg:?}");
        assert_eq!(
            (report.crs.as_str(), report.crs_by),
            ("EPSG:4525", CrsBy::Stated)
        );
    }
}

/// The first nine bytes: three characters.
fn cut(name: &str) -> &str {
    &name[..9]
}

#[test]
fn a_zip_is_its_files() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("a/线.shp", shp(&lines())),
        ("a/线.dbf", dbf(&COLUMNS, &rows(), GBK, 0)),
        ("a/线.prj", ZONE_37.as_bytes().to_vec()),
        ("readme.txt", vec![1]),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    check(&set(&[("lines.zip", bytes.clone())], &ReadOptions::default()).unwrap());
    let cut = set(
        &[("lines.zip", bytes[..bytes.len() / 2].to_vec())],
        &ReadOptions::default(),
    );
    assert_eq!(cut.unwrap_err().code, "file.zip_damaged");
}

#[test]
fn no_prj_is_no_place_and_a_given_system_is_one() {
    let parts = [
        ("x.shp", shp(&lines())),
        ("x.dbf", dbf(&COLUMNS, &rows(), GBK, 0)),
    ];
    let reading = set(&parts, &ReadOptions::default()).unwrap();
    assert!(reading.set.facilities.is_empty() && reading.set.unplaced[0].rows == 2);
    assert_eq!(reading.report.files[0].crs_by, CrsBy::Unknown);
    let given = ReadOptions {
        crs: Some(Crs::parse("EPSG:4525")),
        ..ReadOptions::default()
    };
    check(&set(&parts, &given).unwrap());
    // Without a prefix in the system, a prefixed easting is refused, not placed wrongly.
    let wrong = ReadOptions {
        crs: Some(Crs::parse("EPSG:4546")),
        ..ReadOptions::default()
    };
    let reading = set(&parts, &wrong).unwrap();
    assert_eq!(
        reading
            .set
            .rejects
            .iter()
            .map(|r| r.code.as_str())
            .collect::<Vec<_>>(),
        ["geometry.zone_mismatch"; 2]
    );
}

#[test]
fn broken_rows_cost_a_row_and_broken_files_the_file() {
    let mut with_null = lines();
    with_null.push(Vec::new());
    with_null.push(vec![[37_500_000.0, f64::NAN], [37_500_100.0, 2_700_000.0]]);
    let parts = [
        ("x.shp", shp(&with_null)),
        ("x.prj", ZONE_37.as_bytes().to_vec()),
    ];
    let reading = set(&parts, &ReadOptions::default()).unwrap();
    assert_eq!(reading.set.facilities.len(), 2);
    let codes: Vec<_> = reading.report.files[0]
        .rejected
        .iter()
        .map(|r| (r.row, r.code.as_str()))
        .collect();
    assert_eq!(codes, [(3, "geometry.missing"), (4, "geometry.not_finite")]);
    assert!(reading.set.rejects.iter().all(|r| r.bounds.is_none()));
    let whole = shp(&lines());
    for at in [0, 50, 99, 104, 130, whole.len() - 1] {
        let cut = set(&[("x.shp", whole[..at].to_vec())], &ReadOptions::default());
        let code = if at == 0 {
            "file.empty"
        } else {
            "file.shp_damaged"
        };
        assert_eq!(cut.unwrap_err().code, code, "cut at {at}");
    }
    let mut padded = whole.clone();
    padded.extend([0; 12]);
    assert_eq!(
        set(&[("x.shp", padded)], &ReadOptions::default())
            .unwrap()
            .set
            .unplaced[0]
            .rows,
        2
    );
    let mut long = whole.clone();
    long[104..108].copy_from_slice(&0x7fff_ffffu32.to_be_bytes());
    assert_eq!(
        set(&[("x.shp", long)], &ReadOptions::default())
            .unwrap_err()
            .code,
        "file.shp_damaged"
    );
    for (text, code) in [
        ("{", "file.not_json"),
        ("[]", "file.not_geojson"),
        (r#"{"type":"Topology"}"#, "file.not_geojson"),
    ] {
        assert_eq!(
            set(&[("x.geojson", text.into())], &ReadOptions::default())
                .unwrap_err()
                .code,
            code
        );
    }
    assert_eq!(
        set(&[("x.mdb", vec![1, 2, 3])], &ReadOptions::default())
            .unwrap_err()
            .code,
        "file.format_unknown"
    );
    assert_eq!(
        set(&[("x.dwg", vec![1, 2, 3])], &ReadOptions::default())
            .unwrap_err()
            .code,
        "file.is_dwg"
    );
    let empty = set(
        &[(
            "x.geojson",
            br#"{"type":"FeatureCollection","features":[]}"#.to_vec(),
        )],
        &ReadOptions::default(),
    )
    .unwrap();
    assert!(empty.set.facilities.is_empty());
}

#[test]
fn voltages_in_volts_lists_and_classes() {
    let feature = |id: &str, voltage: serde_json::Value| json!({"type": "Feature", "id": id, "properties": {"power": "line", "voltage": voltage}, "geometry": {"type": "LineString", "coordinates": [[110.0, 24.0], [110.001, 24.0]]}});
    let text = json!({"type": "FeatureCollection", "features": [feature("a", json!("132000;66000")), feature("b", json!("400")), feature("c", json!("x")), feature("a", json!(null))]});
    let reading = set(
        &[("osm.geojson", text.to_string().into_bytes())],
        &ReadOptions::default(),
    )
    .unwrap();
    let volts: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| (f.id.as_str(), f.voltage.map(|v| v.volts)))
        .collect();
    assert_eq!(
        volts,
        [
            ("a", Some(132_000)),
            ("b", Some(400)),
            ("c", None),
            ("a#2", None)
        ]
    );
    let report = &reading.report.files[0];
    assert!(
        report
            .warnings
            .iter()
            .any(|w| w.code == "voltage.unreadable" && w.row == Some(3))
    );
    assert_eq!(
        report
            .columns
            .iter()
            .find(|c| c.name == "voltage")
            .unwrap()
            .field,
        Some(Field::Voltage)
    );
    assert_eq!(reading.report.repeated_ids, 1);
}

/// One row in volts makes no other row's kilovolts volts.
#[test]
fn a_bare_number_among_volts_may_be_kilovolts() {
    let feature = |voltage: &str, name: &str| json!({"type": "Feature", "properties": {"voltage": voltage, "name": name}, "geometry": {"type": "LineString", "coordinates": [[110.0, 24.0], [110.001, 24.0]]}});
    let rows = [
        ("110000", "a", Some(110_000)),
        ("110", "b", None),
        ("10", "c", None),
        ("110", "110kV丁线", Some(110_000)),
        ("380", "e", Some(380)),
        ("220/380V", "f", Some(380)),
        ("380/220V", "g", Some(380)),
        ("±500kV/500kV", "h", None),
        ("500kV/±500kV", "i", None),
    ];
    let features: Vec<_> = rows.iter().map(|(v, n, _)| feature(v, n)).collect();
    let text = json!({"type": "FeatureCollection", "features": features});
    let files = [("x.geojson", text.to_string().into_bytes())];
    let reading = set(&files, &ReadOptions::default()).unwrap();
    for (f, (text, _, want)) in reading.set.facilities.iter().zip(rows) {
        assert_eq!(f.voltage.map(|v| v.volts), want, "{text}");
    }
    let warnings = &reading.report.files[0].warnings;
    let unread: Vec<_> = warnings.iter().map(|w| (w.code.as_str(), w.row)).collect();
    let want = [2, 3, 4, 8, 9].map(|row| ("voltage.unreadable", Some(row)));
    assert_eq!(unread, want);
}

#[test]
fn reading_can_be_stopped() {
    let files = [(
        "guangxi-south-lines.geojson".to_owned(),
        common::data("../../data/osm-guangxi-south-lines.geojson"),
    )];
    let stopped = FacilitySet::read(&files, &ReadOptions::default(), &|done, _| done < 1000);
    assert_eq!(stopped.unwrap_err().code, "file.cancelled");
}

#[test]
fn what_states_no_system_is_only_guessed_at() {
    let parts = [
        ("a.shp", shp(&lines())),
        ("a.dbf", dbf(&COLUMNS, &rows(), "UTF-8", 0)),
    ];
    let reading = set(&parts, &ReadOptions::default()).unwrap();
    // One line in zone 37 to the east of its meridian, one to the west of it.
    let guesses = &reading.report.files[0].crs_guesses;
    assert_eq!(guesses.len(), 1);
    assert_eq!(guesses[0].crs.as_deref(), Some("EPSG:4525"));
    assert!(guesses[0].zone_certain && guesses[0].axes_certain && !guesses[0].certain);
    assert!(
        reading.set.facilities.is_empty() && reading.set.unplaced.len() == 1,
        "a guess places nothing"
    );
    let stated = [parts[0].clone(), ("a.prj", ZONE_37.into())];
    let reading = set(&stated, &ReadOptions::default()).unwrap();
    assert!(reading.report.files[0].crs_guesses.is_empty());
    // Latitude first, against the rule of GeoJSON: refused, and the guess says why.
    let turned = json!({"type": "LineString", "coordinates": [[22.8, 108.3], [22.9, 108.4]]});
    let text = turned.to_string().into_bytes();
    let reading = set(&[("t.geojson", text)], &ReadOptions::default()).unwrap();
    assert_eq!(reading.report.files[0].rejected.len(), 1);
    let guesses = &reading.report.files[0].crs_guesses;
    assert!(guesses[0].swapped && guesses[0].axes_certain);
}

#[test]
fn a_table_without_its_shapes_is_a_layer_lost() {
    let table = dbf(&COLUMNS, &rows(), "UTF-8", 0);
    let other = json!({"type": "FeatureCollection", "features": []}).to_string();
    let parts = [("a.dbf", table), ("b.geojson", other.into_bytes())];
    let error = set(&parts, &ReadOptions::default()).unwrap_err();
    assert_eq!(
        (error.code, error.file.as_str()),
        ("file.shp_missing", "a.dbf")
    );
}
