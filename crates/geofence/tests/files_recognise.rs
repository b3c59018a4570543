//! What a file is, whatever it is called; and zips that are not what they seem.

mod common;

use common::{code, data, ods, open, xlsx, zip};

const POINTS: &[u8] = b"name,lon,lat\na,108.1,24.1\nb,108.2,24.2\n";
const FEATURE: &[u8] =
    br#"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[108,24]}}"#;

#[test]
fn things_people_pick_by_mistake_have_their_own_codes() {
    let mut dwg = b"AC1032\0\0\0\0\0".to_vec();
    dwg.resize(200, 7);
    let mut program = b"MZ\x90\0".to_vec();
    program.resize(100, 0);
    let cases: [(&str, Vec<u8>, &str); 19] = [
        ("a.geojson", b"%PDF-1.7\n...".to_vec(), "file.is_pdf"),
        ("a.shp", b"\n\n%PDF-1.4".to_vec(), "file.is_pdf"),
        ("a.csv", b"\x89PNG\r\n\x1a\n....".to_vec(), "file.is_image"),
        (
            "a.kml",
            vec![0xff, 0xd8, 0xff, 0xe0, 0, 16],
            "file.is_image",
        ),
        ("a.dxf", b"II*\0....".to_vec(), "file.is_image"),
        ("a.zip", program.clone(), "file.is_program"),
        ("a.kmz", b"\x7fELF\x02\x01".to_vec(), "file.is_program"),
        (
            "a.json",
            b"\n <!DOCTYPE html>\n<html><body>404</body></html>".to_vec(),
            "file.is_web_page",
        ),
        (
            "a.kml",
            b"<HTML><HEAD></HEAD></HTML>".to_vec(),
            "file.is_web_page",
        ),
        ("a.dxf", dwg.clone(), "file.is_dwg"),
        ("a.dwg", dwg, "file.is_dwg"),
        ("a.zip", b"Rar!\x1a\x07\0".to_vec(), "file.is_archive"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c".to_vec(), "file.is_archive"),
        ("a.geojson", Vec::new(), "file.empty"),
        ("a.kml", b" \r\n\t ".to_vec(), "file.empty"),
        ("a.csv", vec![0; 5000], "file.empty"),
        (
            "a.zip",
            zip(&[("word/document.xml", b"<w/>")]),
            "file.is_document",
        ),
        (
            "a.gpx",
            b"<?xml version='1.0'?><gpx/>".to_vec(),
            "file.format_unknown",
        ),
        (
            "a.mdb",
            b"\0\x01\0\0Standard Jet DB".to_vec(),
            "file.format_unknown",
        ),
    ];
    for (name, bytes, expected) in cases {
        assert_eq!(code(name, bytes), expected, "{name} {expected}");
    }
}

#[test]
fn content_counts_before_the_name() {
    let kml = data("togeojson/point.kml");
    let table: &[&[&str]] = &[&["name", "lon", "lat"], &["a", "108.1", "24.1"]];
    let sheet = r#"<table:table table:name="s"><table:table-row><table:table-cell><text:p>lon</text:p></table:table-cell><table:table-cell><text:p>lat</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="108"/><table:table-cell office:value-type="float" office:value="24"/></table:table-row></table:table>"#;
    let lines = [FEATURE, b"\n", FEATURE].concat();
    let sequence = [b"\x1e", FEATURE, b"\n\x1e", FEATURE].concat();
    for (name, bytes, format) in [
        ("x.geojson", kml.clone(), "kml"),
        ("x.xml", kml.clone(), "kml"),
        ("x.zip", zip(&[("doc.kml", &kml)]), "kmz"),
        ("x.zip", xlsx(&[("s", table)]), "xlsx"),
        ("x.xls", xlsx(&[("s", table)]), "xlsx"),
        ("x.zip", ods(sheet), "ods"),
        ("x.txt", FEATURE.to_vec(), "geojson"),
        ("x.json", lines, "geojsonl"),
        ("x.json", sequence, "geojsonl"),
        ("x.xls", POINTS.to_vec(), "csv"),
        ("x.txt", POINTS.to_vec(), "csv"),
        ("x.xml", b"<osm version='0.6'/>".to_vec(), "osm"),
    ] {
        let reading =
            open(name, bytes).unwrap_or_else(|e| panic!("{name} {format}: {e} {}", e.detail));
        assert_eq!(reading.report.files[0].format, format, "{name}");
    }
    // A name decides where the content says nothing, and the reader then says what is wrong.
    assert_eq!(code("x.kml", b"hello".to_vec()), "file.xml_damaged");
    assert_eq!(code("x.geojson", b"hello".to_vec()), "file.not_json");
    assert_eq!(code("x.xlsx", vec![1, 2, 0, 3]), "file.sheet_damaged");
    assert_eq!(code("x.kmz", vec![1, 2, 3]), "file.zip_damaged");
    assert_eq!(code("x.zip", vec![1, 2, 3]), "file.zip_damaged");
}

#[test]
fn a_bag_of_several_formats() {
    let bag = zip(&[
        ("网/点.csv", POINTS),
        ("网/one.geojson", FEATURE),
        ("网/readme.docx.txt", b"x"),
        ("网/~$lines.xlsx", b"lock"),
        ("__MACOSX/网/._点.csv", b"\0"),
        ("网/lines.kml", &data("togeojson/linestring.kml")),
    ]);
    let reading = open("bag.zip", bag).unwrap();
    let formats: Vec<_> = reading
        .report
        .files
        .iter()
        .map(|f| (f.file.as_str(), f.format.as_str(), f.rows))
        .collect();
    assert_eq!(
        formats,
        [
            ("bag.zip/网/点.csv", "csv", 2),
            ("bag.zip/网/one.geojson", "geojson", 1),
            ("bag.zip/网/lines.kml", "kml", 2)
        ]
    );
}

#[test]
fn a_list_of_contents_in_a_bag_costs_nothing() {
    let list: &[u8] = b"no,file\n1,one.geojson\n";
    let reading = open(
        "x.zip",
        zip(&[("list.csv", list), ("one.geojson", FEATURE)]),
    )
    .unwrap();
    assert_eq!(reading.report.files.len(), 1);
    assert_eq!(common::warned(&reading), ["zip.table_without_places"]);
    assert_eq!(
        code("x.zip", zip(&[("list.csv", list)])),
        "file.table_no_coordinates"
    );
}

/// What nobody here can read may hold lines: beside readable files it is named, alone it refuses.
#[test]
fn what_cannot_be_read_in_a_bag_is_named() {
    let dwg: &[u8] = b"AC1027\0\0\0\0\0\0\0\0\0\0\0\0";
    let bag = zip(&[
        ("one.geojson", FEATURE),
        ("图/台区.dwg", dwg),
        ("network.tab", b"!table"),
        ("说明.txt", b"hello"),
    ]);
    let reading = open("x.zip", bag).unwrap();
    assert_eq!(reading.set.facilities.len(), 1);
    assert_eq!(common::warned(&reading), ["zip.not_read"]);
    let params = &reading.report.files[0].warnings[0].params;
    assert_eq!(params["count"], 2);
    assert_eq!(params["files"], "x.zip/network.tab、x.zip/图/台区.dwg");
    assert_eq!(code("x.zip", zip(&[("a.dwg", dwg)])), "file.is_dwg");
}

#[test]
fn zips_that_are_refused() {
    let inner = zip(&[("a.geojson", FEATURE)]);
    assert_eq!(
        code("x.zip", zip(&[("a.geojson", FEATURE), ("b.zip", &inner)])),
        "file.zip_nested"
    );
    assert_eq!(
        code("x.zip", zip(&[("a.geojson", FEATURE), ("b.rar", b"Rar!")])),
        "file.zip_nested"
    );
    // Called something else, it is still one.
    assert_eq!(
        code("x.zip", zip(&[("a.geojson", FEATURE), ("b.json", &inner)])),
        "file.zip_nested"
    );
    assert_eq!(code("x.zip", zip(&[("readme.txt", b"x")])), "file.no_layer");
    assert_eq!(code("x.zip", zip(&[])), "file.no_layer");
    // 64 MB of blanks in 64 KB.
    let blanks = vec![b' '; 64 << 20];
    let bomb = zip(&[("a.geojson", &blanks)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(code("x.zip", bomb), "file.zip_bomb");
    let book = zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", &blanks),
    ]);
    assert_eq!(code("x.xlsx", book), "file.zip_bomb");
    assert_eq!(code("x.kmz", zip(&[("doc.kml", &blanks)])), "file.zip_bomb");
    let sheet = zip(&[("content.xml", &blanks), ("META-INF/manifest.xml", b"<m/>")]);
    assert_eq!(code("x.ods", sheet), "file.zip_bomb");
}

#[test]
fn a_locked_zip_is_said_to_be_locked() {
    // The flag of encryption in the local and the central header.
    let mut locked = zip(&[("a.geojson", FEATURE)]);
    let central = locked.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    locked[6] |= 1;
    locked[central + 8] |= 1;
    assert_eq!(code("x.zip", locked), "file.zip_encrypted");
}

#[test]
fn half_a_shapefile() {
    assert_eq!(code("x.dbf", b"\x03".to_vec()), "file.shp_missing");
    assert_eq!(
        code("x.zip", zip(&[("x.dbf", b"\x03"), ("x.prj", b"")])),
        "file.shp_missing"
    );
    assert_eq!(
        code("x.zip", zip(&[("x.shx", b"\0\0\x27\x0a")])),
        "file.shp_missing"
    );
    assert_eq!(code("x.prj", b"PROJCS[]".to_vec()), "file.no_layer");
}

#[test]
fn a_zip_cut_anywhere_or_changed_anywhere_never_panics() {
    let whole = zip(&[("doc.kml", &data("togeojson/point.kml"))]);
    for at in 0..whole.len() {
        let _ = open("x.kmz", whole[..at].to_vec());
        let mut changed = whole.clone();
        changed[at] ^= 0xff;
        let _ = open("x.kmz", changed);
    }
}
