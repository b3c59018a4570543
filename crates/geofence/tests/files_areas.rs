//! Areas out of files of every format.

use linewarden_geofence::crs::Crs;
use linewarden_geofence::files::{AreaFile, CrsBy, FileError, read_areas};

fn read(name: &str, bytes: &[u8], given: Option<Crs>) -> Result<AreaFile, FileError> {
    read_areas(&[(name.to_owned(), bytes.to_vec())], given, None)
}

fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/data/{name}")).unwrap()
}

#[test]
fn closed_lines_of_a_drawing_are_areas_whatever_their_layers_are_called() {
    let line = |layer: &str, x: u32, closed: u32| {
        let corners = [(0, 0), (10, 0), (10, 10)]
            .map(|(dx, dy)| format!("10\n{}\n20\n{dy}\n", x + dx))
            .concat();
        format!("0\nLWPOLYLINE\n8\n{layer}\n90\n3\n70\n{closed}\n{corners}")
    };
    let body = line("用地红线", 100, 1) + &line("人口密集区", 200, 1) + &line("路", 300, 0);
    let text = format!("0\nSECTION\n2\nENTITIES\n{body}0\nENDSEC\n0\nEOF\n");
    let got = read("a.dxf", text.as_bytes(), None).unwrap();
    let names: Vec<_> = got.areas.iter().map(|a| a.name.as_deref()).collect();
    assert_eq!(names, [Some("用地红线"), Some("人口密集区")]);
    assert_eq!(
        (got.others, got.crs, got.crs_by),
        (1, Crs::Unknown, CrsBy::Unknown)
    );
    let given = read("a.dxf", text.as_bytes(), Some(Crs::Wgs84)).unwrap();
    assert_eq!((given.crs, given.crs_by), (Crs::Wgs84, CrsBy::Given));
}

#[test]
fn a_geopackage_says_its_system_and_holes_stay() {
    let got = read("holes.zip", &data("gpkg/multipleholes.zip"), None).unwrap();
    assert!(!got.areas.is_empty());
    let outline = got.areas[0].outline.as_ref().unwrap();
    assert!(outline.polygons[0].len() > 2, "{outline:?}");
}

#[test]
fn lines_are_no_areas() {
    let got = read("x.kml", &data("guangxi-formats/wgs84.kml"), None).unwrap();
    assert_eq!(got.areas.len(), 0);
    assert!(got.others > 0);
}
