//! GeoPackages: found ones, and ones made to hurt.

mod common;

use common::{data, try_as, unpacked};
use linewarden_geofence::files::{CrsBy, FileReport, read_site};
use linewarden_geofence::measure::{area, geodesic};
use linewarden_geofence::{Crs, FacilitySet, Kind, ReadOptions, Reading};
use proptest::prelude::*;
use rusqlite::Connection;
use std::time::{Duration, Instant};

fn read(bytes: Vec<u8>) -> Result<Reading, &'static str> {
    read_with(bytes, &ReadOptions::default())
}

fn read_with(bytes: Vec<u8>, options: &ReadOptions) -> Result<Reading, &'static str> {
    try_as("x.gpkg", bytes, options)
}

/// A file out of the folder, unpacked.
fn package(name: &str) -> Vec<u8> {
    unpacked(&format!("gpkg/{name}"))
}

fn layer<'a>(reading: &'a Reading, name: &str) -> &'a FileReport {
    let file = format!("x.gpkg/{name}");
    reading
        .report
        .files
        .iter()
        .find(|f| f.file == file)
        .unwrap()
}

#[test]
fn collections_and_many_holes() {
    let reading = read(package("geometrycollection.zip")).unwrap();
    let report = layer(&reading, "test");
    assert_eq!(
        (report.format.as_str(), report.crs.as_str(), report.crs_by),
        ("geopackage", "EPSG:4326", CrsBy::Stated)
    );
    // It spans 73 degrees in one step, which no line does.
    assert_eq!(reading.set.rejects[0].code, "geometry.span_absurd");
    let site = read_site(
        &[("x.gpkg".into(), package("geometrycollection.zip"))],
        None,
    )
    .unwrap();
    assert_eq!(site.crs.as_deref(), Some("EPSG:4326"));
    let shape = linewarden_geofence::files::geometry(&site.geometry.unwrap()).unwrap();
    assert_eq!(shape.vertices().count(), 10);

    let reading = read(package("multipleholes.zip")).unwrap();
    // Tables of attributes are no layers.
    assert_eq!(reading.report.files.len(), 1);
    let f = &reading.set.facilities;
    assert_eq!((f.len(), f[0].shape.vertices().count()), (1, 33));
    // Ring by ring with pyproj 3.7.2, before vertices were rounded to ten decimals; holes taken off, although the second outline's is wound as it is.
    let square: Vec<f64> = f[0].shape.polygons.iter().map(|p| area(p)).collect();
    let want = [
        2_077_949_683.1 - 152_188_439.4 - 155_137_203.9,
        2_350_211_824.1 - 806_009_597.0,
    ];
    assert!(
        square.iter().zip(want).all(|(a, b)| (a - b).abs() < 1.0),
        "{square:?}"
    );
}

#[test]
fn every_geometry_type_flat_and_with_heights() {
    // Most layers state no system. As metres their spans are short enough to be taken.
    let options = ReadOptions {
        crs: Some(Crs::WebMercator),
        ..ReadOptions::default()
    };
    let reading = read_with(package("gdal_sample.zip"), &options).unwrap();
    assert_eq!(reading.report.files.len(), 16);
    let mut before = 0;
    for report in &reading.report.files {
        let own = &reading.set.facilities[before..before + report.placed as usize];
        before += own.len();
        let name = report.file.strip_prefix("x.gpkg/").unwrap();
        let (rows, vertices) = match &name[..name.len() - 2] {
            "point" => (2, 1),
            "linestring" => (2, 2),
            "polygon" => (2, 10),
            "multipoint" => (2, 2),
            "multilinestring" => (2, 4),
            "multipolygon" => (2, 15),
            "geomcollection" => (5, 55),
            "geometry" => (8, 68),
            other => panic!("{other}"),
        };
        assert_eq!(report.rows, rows, "{name}");
        if name == "polygon2d" {
            // UTM zone 31: no place here, and never taken for something else.
            let crs = "EPSG:32631 WGS 84 / UTM zone 31N";
            assert_eq!((report.placed, report.crs.as_str()), (0, crs));
            continue;
        }
        let codes: Vec<_> = report.rejected.iter().map(|r| r.code.as_str()).collect();
        assert_eq!(
            (codes, report.placed),
            (vec!["geometry.missing"], rows - 1),
            "{name}"
        );
        let count: usize = own.iter().map(|f| f.shape.vertices().count()).sum();
        assert_eq!(count, vertices, "{name}");
        if name == "linestring2d" {
            assert_eq!(report.crs_by, CrsBy::Stated);
            let line = &own[0].shape.lines[0];
            assert!((geodesic(line[0], line[1]) - 313_588.397).abs() < 0.001);
        } else {
            assert_eq!(report.crs_by, CrsBy::Given, "{name}");
        }
    }
    // Nobody says: no place.
    let reading = read(package("gdal_sample.zip")).unwrap();
    let undefined = layer(&reading, "point2d");
    assert_eq!((undefined.crs_by, undefined.placed), (CrsBy::Unknown, 0));
}

#[test]
fn sixty_lines_of_guangxi() {
    let reading = read(package("cgcs2000_6deg_cm111.zip")).unwrap();
    let report = layer(&reading, "输电线路");
    assert_eq!(
        (report.rows, report.crs.as_str(), report.crs_by),
        (60, "EPSG:4509", CrsBy::Stated)
    );
    let (placed, refused) = (&reading.set.facilities, &reading.set.rejects);
    assert_eq!(placed.len() + refused.len(), 60);
    assert!(placed.iter().all(|f| f.kind == Kind::OverheadLine));
    assert!(placed.iter().all(|f| f.id.starts_with("GX")));
    // Lines more than six degrees from their meridian, 117 E, are not believed.
    assert!(refused.iter().all(|r| r.code == "geometry.out_of_range"));
    let lon = |f: &linewarden_geofence::Facility| f.shape.lines[0][0][0];
    assert!(placed.iter().all(|f| (108.0..111.6).contains(&lon(f))));
    let names = report.columns.iter().map(|c| c.name.as_str());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["fid", "线路编号", "线路名称", "电压kV"]
    );
}

#[test]
fn what_is_no_geopackage_says_so() {
    assert_eq!(
        read(package("test.gpkg")).unwrap_err(),
        "file.not_geopackage"
    );
    assert_eq!(
        read(package("attributes.zip")).unwrap_err(),
        "file.gpkg_no_layer"
    );
    assert_eq!(
        read(b"not a database".to_vec()).unwrap_err(),
        "file.gpkg_damaged"
    );
    let mut wal = package("geometrycollection.zip");
    wal[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(read(wal).unwrap_err(), "file.gpkg_wal");
    // Under any name, and in a zip.
    let files = [("lines.dat".to_owned(), package("geometrycollection.zip"))];
    let named = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true).unwrap();
    assert_eq!(named.report.files[0].rows, 1);
    let files = [("a.zip".to_owned(), data("gpkg/geometrycollection.zip"))];
    let zipped = FacilitySet::read(&files, &ReadOptions::default(), &|_, _| true).unwrap();
    assert_eq!(
        zipped.report.files[0].file,
        "a.zip/geometrycollection.gpkg/test"
    );
}

/// A package with one layer `lines`, made by `more` after the tables of the standard.
fn made(more: &str) -> Vec<u8> {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('undefined', 0, 'NONE', 0, 'undefined', ''), ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\"]]', ''),
           ('torn', 9001, 'EPSG', 4326, 'PROJCS[\"a\",GEOGCS[\"b\",DATUM[\"D_China_2000\"]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"Central_Meridian\",108.0],UNIT[\"Meter\",1.0]]', ''),
           ('own', 9002, 'LOCAL', 7, 'PROJCS[\"a\",GEOGCS[\"b\",DATUM[\"D_China_2000\"]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"Central_Meridian\",108.0],UNIT[\"Meter\",1.0]]', '');
         CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z TINYINT, m TINYINT);",
    )
    .unwrap();
    db.execute_batch(more).unwrap();
    db.serialize("main").unwrap().to_vec()
}

fn layer_of(srs: i32, columns: &str) -> String {
    format!(
        "INSERT INTO gpkg_contents VALUES ('lines', 'features', {srs});
         INSERT INTO gpkg_geometry_columns VALUES ('lines', 'geom', 'LINESTRING', {srs}, 0, 0);
         CREATE TABLE lines (fid INTEGER PRIMARY KEY, geom BLOB, {columns});"
    )
}

/// `x'…'` of a line in the system of the header.
fn blob(srs: i32, line: [[f64; 2]; 2]) -> String {
    let mut bytes = b"GP\0\x01".to_vec();
    bytes.extend(srs.to_le_bytes());
    bytes.extend([1, 2, 0, 0, 0, 2, 0, 0, 0]);
    line.iter()
        .flatten()
        .for_each(|v| bytes.extend(v.to_le_bytes()));
    format!("x'{}'", hex::encode(bytes))
}

const LINE: [[f64; 2]; 2] = [[110.0, 24.0], [110.001, 24.0]];

#[test]
fn systems_by_code_by_text_and_in_contradiction() {
    let with = |srs: i32, header: i32, line| {
        let rows = format!(
            "{} INSERT INTO lines VALUES (1, {}, 'a');",
            layer_of(srs, "name TEXT"),
            blob(header, line)
        );
        read(made(&rows)).unwrap()
    };
    assert_eq!(with(4326, 4326, LINE).set.facilities[0].crs, Crs::Wgs84);
    let by_text = with(
        9002,
        9002,
        [[500_000.0, 2_700_000.0], [500_100.0, 2_700_000.0]],
    );
    assert_eq!(by_text.set.facilities[0].crs, Crs::parse("EPSG:4545"));
    for (srs, header) in [(9001, 9001), (9003, 9003)] {
        let unknown = with(srs, header, LINE);
        assert_eq!(
            (unknown.report.files[0].crs_by, unknown.set.unplaced[0].rows),
            (CrsBy::Stated, 1),
            "{srs}"
        );
    }
    assert_eq!(with(0, 0, LINE).report.files[0].crs_by, CrsBy::Unknown);
    let torn = with(4326, 4490, LINE);
    assert_eq!(torn.set.rejects[0].code, "geometry.srs_mismatch");
}

/// Code and text are both a statement: where one names another datum, nobody knows which is meant.
#[test]
fn a_definition_of_another_datum_contradicts_its_code() {
    let zone = |datum: &str, spheroid: &str| {
        format!(
            r#"PROJCS["a",GEOGCS["b",DATUM["{datum}",SPHEROID[{spheroid}]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",108],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]"#
        )
    };
    let china = zone("China_2000", r#""CGCS2000",6378137,298.257222101"#);
    let xian = zone("Xian_1980", r#""IAG 1975",6378140,298.257"#);
    let mixed = zone("China_2000", r#""Krassowsky 1940",6378245,298.3"#);
    let nad = zone(
        "North_American_Datum_1983",
        r#""GRS 1980",6378137,298.257222101"#,
    );
    let read_as = |code: i32, definition: &str| {
        let rows = format!(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('n', 9009, 'EPSG', {code}, '{definition}', '');
             {} INSERT INTO lines VALUES (1, {}, 'a');",
            layer_of(9009, "name TEXT"),
            blob(9009, [[500_000.0, 2_700_000.0], [500_100.0, 2_700_000.0]])
        );
        let reading = read(made(&rows)).unwrap();
        let placed = reading.set.facilities.first();
        placed.map_or(Crs::Unknown, |f| f.crs).to_string()
    };
    assert_eq!(read_as(4545, &china), "EPSG:4545");
    assert_eq!(read_as(4545, "undefined"), "EPSG:4545");
    assert_eq!(read_as(4545, ""), "EPSG:4545");
    for other in [&xian, &mixed, &nad] {
        assert_eq!(read_as(4545, other), "unknown", "{other}");
        assert_eq!(
            read_as(4545, &other.replace('[', "(").replace(']', ")")),
            "unknown"
        );
    }
    assert_eq!(read_as(2381, &china), "unknown");
}

#[test]
fn cells_are_text_and_broken_rows_cost_a_row() {
    let rows = format!(
        "{} INSERT INTO lines VALUES (7, {line}, '=1+1', '110kV', 12.5), (8, NULL, 'b', '35', NULL), (9, 'text', 'c', NULL, NULL),
           (10, x'4750', 'd', NULL, NULL), (11, {line}, CAST(x'cfdfc2b7' AS TEXT), 'x', NULL);",
        layer_of(4326, "名称 TEXT, 电压等级 TEXT, 边线间距 REAL"),
        line = blob(4326, LINE)
    );
    let reading = read(made(&rows)).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(
        (f[0].id.as_str(), f[0].name.as_deref()),
        ("7", Some("=1+1"))
    );
    assert_eq!(f[0].voltage.map(|v| v.volts), Some(110_000));
    assert_eq!(f[0].spread, linewarden_geofence::Spread::Known(12_500));
    assert_eq!(f[0].shape.lines, [LINE]);
    assert_eq!((f[1].name.as_deref(), f[1].voltage), (Some("线路"), None));
    let report = &reading.report.files[0];
    let codes: Vec<_> = report
        .rejected
        .iter()
        .map(|r| (r.row, r.code.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            (2, "geometry.missing"),
            (3, "geometry.bad_record"),
            (4, "geometry.bad_record")
        ]
    );
    assert_eq!(report.encoding_by, "content_against_statement");
    let site = read_site(&[("x.gpkg".into(), made(&rows))], None).unwrap_err();
    assert_eq!(site.code, "file.site_geometry");
}

#[test]
fn nothing_in_the_file_is_run() {
    let start = Instant::now();
    let line = blob(4326, LINE);
    let register = "INSERT INTO gpkg_contents VALUES ('lines', 'features', 4326); INSERT INTO gpkg_geometry_columns VALUES ('lines', 'geom', 'LINESTRING', 4326, 0, 0);";
    // A view, even an endless one, and a virtual table are no layers.
    let view = format!(
        "{register} CREATE VIEW lines AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, {line} AS geom FROM n;"
    );
    assert_eq!(read(made(&view)).unwrap_err(), "file.gpkg_view");
    let rtree = format!("{register} CREATE VIRTUAL TABLE lines USING rtree(fid, geom, x);");
    assert_eq!(read(made(&rtree)).unwrap_err(), "file.gpkg_view");
    let missing = register.to_owned();
    assert_eq!(read(made(&missing)).unwrap_err(), "file.gpkg_view");
    // The tables of the standard cannot be views either.
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE VIEW gpkg_contents AS SELECT 'lines' AS table_name, 'features' AS data_type, 4326 AS srs_id; CREATE TABLE gpkg_spatial_ref_sys (a);").unwrap();
    assert_eq!(
        read(db.serialize("main").unwrap().to_vec()).unwrap_err(),
        "file.not_geopackage"
    );
    // A computed column is left alone and said to be.
    let computed = format!(
        "{} INSERT INTO lines (fid, geom) VALUES (1, {line});",
        layer_of(
            4326,
            "name TEXT, voltage TEXT GENERATED ALWAYS AS (hex(zeroblob(100)))"
        )
    );
    let reading = read(made(&computed)).unwrap();
    assert_eq!(reading.report.files[0].warnings[0].code, "column.computed");
    assert_eq!(reading.set.facilities[0].voltage, None);
    // A check that counts to ten million million.
    let check = format!(
        "{register} CREATE TABLE lines (fid INTEGER PRIMARY KEY, geom BLOB, CHECK (length(replace(hex(zeroblob(3000)), '0', hex(zeroblob(3000)))) >= 0)); INSERT INTO lines VALUES (1, {line});"
    );
    let _ = read(made(&check));
    // One default value in every row: more than the file can account for.
    let long = "x".repeat(400_000);
    let fill = format!(
        "{} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO lines (fid, geom) SELECT i, NULL FROM n; ALTER TABLE lines ADD COLUMN note TEXT DEFAULT '{long}';",
        layer_of(4326, "name TEXT")
    );
    assert_eq!(read(made(&fill)).unwrap_err(), "file.too_large");
    // The same layer a thousand times is one layer.
    let again = format!(
        "{} INSERT INTO lines VALUES (1, {line}, 'a'); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT INTO gpkg_contents SELECT 'lines', 'features', 4326 FROM n;",
        layer_of(4326, "name TEXT")
    );
    assert_eq!(read(made(&again)).unwrap().set.facilities.len(), 1);
    // A name that would be a second statement.
    let name = "li\"\"nes; DROP TABLE gpkg_contents; --";
    let odd = layer_of(4326, "name TEXT")
        .replace("CREATE TABLE lines", &format!("CREATE TABLE \"{name}\""))
        .replace("'lines'", &format!("'{}'", name.replace("\"\"", "\"")));
    assert_eq!(read(made(&odd)).unwrap().report.files[0].rows, 0);
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn cut_files_are_refused() {
    for name in ["cgcs2000_6deg_cm111.zip", "geometrycollection.zip"] {
        let whole = package(name);
        for kept in [
            0,
            16,
            100,
            511,
            512,
            4096,
            whole.len() / 2,
            whole.len() - 4096,
            whole.len() - 1,
        ] {
            let cut = read(whole[..kept].to_vec()).map(|r| r.set.facilities.len());
            assert!(cut.is_err(), "{name} cut to {kept}: {cut:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..2048), header: bool) {
        let head: &[u8] = if header { b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20" } else { b"" };
        prop_assert!(read([head, bytes.as_slice()].concat()).is_err());
    }

    #[test]
    fn damaged_packages_are_answered(which in 0usize..4, flips in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..30), keep in 0.0f64..2.0) {
        let name = ["cgcs2000_6deg_cm111.zip", "geometrycollection.zip", "gdal_sample.zip", "multipleholes.zip"][which];
        let mut bytes = package(name);
        for (at, to) in flips {
            let at = at as usize % bytes.len();
            bytes[at] = to;
        }
        let kept = (bytes.len() as f64 * keep.min(1.0)) as usize;
        bytes.truncate(kept);
        let start = Instant::now();
        let _ = read(bytes);
        prop_assert!(start.elapsed() < Duration::from_secs(60));
    }
}
