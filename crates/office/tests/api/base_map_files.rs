//! Base maps from files: believed only after a look, served tile by tile, refused with a word of their own.
use crate::house::House;
use crate::tile_writers::{Head, gzip, mbtiles, mvt, pmtiles, png};
use axum::body::Body;
use axum::http::Request;
use linewarden_office::Channel;
use serde_json::{Value, json};
use std::path::PathBuf;

fn folder(house: &House) -> PathBuf {
    let folder = house.path().join("basemaps");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn form(name: &str, source: Value) -> Value {
    json!({
        "id": null, "name": name, "source": source, "datum": "wgs84", "attribution": "示例测绘院 审图号示例",
        "imagery": false, "shown": true, "cache_mb": 0, "key": null,
    })
}

fn file(name: &str) -> Value {
    form("示例底图", json!({"kind": "file", "file": name}))
}

fn raster() -> Head {
    Head {
        kind: 2,
        zooms: (0, 5),
        extent: [110.0, 20.0, 120.0, 30.0],
        metadata: r#"{"name":"示例","attribution":"<a href='x'>&copy; 示例</a>"}"#,
        leaf: Some(7),
    }
}

/// Every tile of levels 0 to 3, some of 5, each of its own grey; level 4 is missing.
fn pictures() -> Vec<(u8, u32, u32, Vec<u8>)> {
    let mut all = Vec::new();
    for z in 0..=3u8 {
        for x in 0..1 << z {
            for y in 0..1 << z {
                all.push((z, x, y, png(8, (u32::from(z) * 60 + x * 8 + y) as u8)));
            }
        }
    }
    all.extend((20..30).map(|x| (5, x, 13, png(8, 200))));
    all
}

#[test]
fn pmtiles_give_each_tile_at_its_place_and_nothing_elsewhere() {
    let house = House::new();
    let tiles = pictures();
    std::fs::write(folder(&house).join("a.pmtiles"), pmtiles(&tiles, &raster())).unwrap();
    let set = house.does(
        "admin",
        "basemap/set",
        json!({"expected": 0, "maps": [file("a.pmtiles")]}),
    );
    assert_eq!(set["version"], 1);
    let listed = house.does("surveyor", "basemap/list", json!({}));
    let map = &listed["maps"][0];
    assert_eq!(
        (
            &map["vector"],
            &map["min_zoom"],
            &map["max_zoom"],
            &map["extent"]
        ),
        (
            &json!(false),
            &json!(0),
            &json!(5),
            &json!([110.0, 20.0, 120.0, 30.0])
        )
    );
    assert_eq!(map["fault"], Value::Null);
    let id = map["id"].as_str().unwrap();
    for (z, x, y, bytes) in &tiles {
        let got = house.get("surveyor", &format!("/api/basemap/{id}/{z}/{x}/{y}?v=1"));
        assert_eq!(got.status, 200, "{z}/{x}/{y}");
        assert!(&got.bytes == bytes, "{z}/{x}/{y} is another tile");
        assert_eq!(got.headers["content-type"], "image/png");
        assert_eq!(got.headers["x-content-type-options"], "nosniff");
    }
    for nowhere in ["4/1/1", "5/19/13", "5/30/13", "3/8/0", "23/0/0"] {
        let got = house.get("surveyor", &format!("/api/basemap/{id}/{nowhere}"));
        assert_eq!(
            (got.status.as_u16(), got.bytes.len()),
            (204, 0),
            "{nowhere}"
        );
    }
    let unknown = house.get("surveyor", "/api/basemap/none/0/0/0");
    assert_eq!(
        (unknown.status.as_u16(), unknown.code().as_str()),
        (404, "basemap.unknown")
    );
    let probed = house.does("admin", "basemap/probe", json!({"id": id, "at": null}));
    assert_eq!(probed["tile"], json!([5, 26, 13]));
    assert_eq!(probed["bytes"], tiles.last().unwrap().3.len());
}

#[test]
fn vector_tiles_come_unpacked_from_both_formats() {
    let house = House::new();
    let tile = mvt("roads", "示例路");
    let head = Head {
        kind: 1,
        zooms: (0, 0),
        extent: [-180.0, -85.0, 180.0, 85.0],
        metadata: "{}",
        leaf: None,
    };
    std::fs::write(
        folder(&house).join("v.pmtiles"),
        pmtiles(&[(0, 0, 0, tile.clone())], &head),
    )
    .unwrap();
    mbtiles(
        &folder(&house).join("v.mbtiles"),
        &[("format", "pbf"), ("bounds", "-180,-85,180,85")],
        &[(0, 0, 0, gzip(&tile))],
        true,
    );
    let maps = json!([file("v.pmtiles"), file("v.mbtiles")]);
    house.does("admin", "basemap/set", json!({"expected": 0, "maps": maps}));
    let listed = house.does("clerk", "basemap/list", json!({}));
    for map in listed["maps"].as_array().unwrap() {
        assert_eq!(map["vector"], true);
        let got = house.get(
            "clerk",
            &format!("/api/basemap/{}/0/0/0", map["id"].as_str().unwrap()),
        );
        assert!(got.bytes == tile);
        assert!(
            !got.headers.contains_key("content-encoding"),
            "the window unpacks nothing"
        );
    }
}

#[test]
fn mbtiles_count_rows_from_the_south() {
    let house = House::new();
    let tiles: Vec<_> = pictures().into_iter().filter(|t| t.0 < 4).collect();
    mbtiles(
        &folder(&house).join("with space %41.mbtiles"),
        &[
            ("format", "png"),
            ("name", "示例"),
            ("attribution", "示例院"),
            ("minzoom", "9"),
        ],
        &tiles,
        true,
    );
    let mut map = file("with space %41.mbtiles");
    map["attribution"] = json!("");
    house.does(
        "admin",
        "basemap/set",
        json!({"expected": 0, "maps": [map]}),
    );
    let listed = house.does("clerk", "basemap/list", json!({}));
    let map = &listed["maps"][0];
    assert_eq!(map["attribution"], "示例院", "as the file says");
    assert_eq!(
        (&map["min_zoom"], &map["max_zoom"]),
        (&json!(0), &json!(3)),
        "as the tiles say"
    );
    for (z, x, y, bytes) in &tiles {
        let path = format!("/api/basemap/{}/{z}/{x}/{y}", map["id"].as_str().unwrap());
        assert!(&house.get("clerk", &path).bytes == bytes, "{z}/{x}/{y}");
    }
    let left: Vec<_> = std::fs::read_dir(folder(&house)).unwrap().collect();
    assert_eq!(left.len(), 1, "reading leaves nothing beside the file");
}

#[test]
fn files_that_lie_are_refused_each_with_its_word() {
    let house = House::new();
    let folder = folder(&house);
    let good = pmtiles(&pictures(), &raster());
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut changed = good.clone();
        changed[at..at + bytes.len()].copy_from_slice(bytes);
        changed
    };
    put("short.pmtiles", &good[..100]);
    put("half.pmtiles", &good[..good.len() / 2]);
    put("picture.pmtiles", &png(8, 1));
    put("two.pmtiles", &with(7, &[2]));
    put("brotli.pmtiles", &with(97, &[3]));
    put("avif.pmtiles", &with(99, &[5]));
    put("jpeg.pmtiles", &with(99, &[3]));
    put("zooms.pmtiles", &with(100, &[9, 5]));
    put(
        "bounds.pmtiles",
        &with(102, &1_900_000_000i32.to_le_bytes()),
    );
    put("huge.pmtiles", &with(16, &u64::MAX.to_le_bytes()));
    put("root.pmtiles", &with(130, &[0xff; 8]));
    put("empty.mbtiles", b"");
    mbtiles(
        &folder.join("slow.mbtiles"),
        &[("format", "png")],
        &[(0, 0, 0, png(8, 1))],
        false,
    );
    mbtiles(
        &folder.join("none.mbtiles"),
        &[("format", "png")],
        &[],
        true,
    );
    mbtiles(
        &folder.join("tiff.mbtiles"),
        &[("format", "tif")],
        &[(0, 0, 0, png(8, 1))],
        true,
    );
    mbtiles(
        &folder.join("page.mbtiles"),
        &[("format", "png")],
        &[(0, 0, 0, b"<html>".to_vec())],
        true,
    );
    let bounds = [("format", "png"), ("bounds", "20,0,10,5")];
    mbtiles(
        &folder.join("bounds.mbtiles"),
        &bounds,
        &[(0, 0, 0, png(8, 1))],
        true,
    );
    mbtiles(
        &folder.join("whole.mbtiles"),
        &[("format", "png")],
        &[(0, 0, 0, png(256, 1))],
        true,
    );
    let whole = std::fs::read(folder.join("whole.mbtiles")).unwrap();
    put("cut.mbtiles", &whole[..whole.len() - 4096]);
    let faults = [
        ("short.pmtiles", "basemap.file_truncated"),
        ("half.pmtiles", "basemap.file_truncated"),
        ("picture.pmtiles", "basemap.file_format"),
        ("two.pmtiles", "basemap.pmtiles_version"),
        ("brotli.pmtiles", "basemap.compression"),
        ("avif.pmtiles", "basemap.tile_type"),
        ("jpeg.pmtiles", "basemap.file_damaged"),
        ("zooms.pmtiles", "basemap.file_extent"),
        ("bounds.pmtiles", "basemap.file_extent"),
        ("huge.pmtiles", "basemap.file_damaged"),
        ("root.pmtiles", "basemap.file_damaged"),
        ("empty.mbtiles", "basemap.file_format"),
        ("slow.mbtiles", "basemap.no_index"),
        ("none.mbtiles", "basemap.file_extent"),
        ("tiff.mbtiles", "basemap.tile_type"),
        ("page.mbtiles", "basemap.file_damaged"),
        ("bounds.mbtiles", "basemap.file_extent"),
        ("cut.mbtiles", "basemap.file_truncated"),
        ("absent.pmtiles", "basemap.file_missing"),
        ("../journal.db", "basemap.file_name"),
        ("..\\x.pmtiles", "basemap.file_name"),
    ];
    let listed = house.does("admin", "basemap/settings", json!({}));
    for (name, code) in faults {
        house.is_refused(
            "admin",
            "basemap/set",
            json!({"expected": 0, "maps": [file(name)]}),
            422,
            code,
        );
        let files = listed["files"].as_array().unwrap();
        if let Some(row) = files.iter().find(|f| f["file"] == name) {
            assert_eq!(row["fault"]["code"], code, "{name} in the list");
        }
    }
    assert_eq!(
        listed["files"].as_array().unwrap().len(),
        faults.len() - 3 + 1
    );
    assert_eq!(
        house.does("admin", "basemap/list", json!({}))["maps"],
        json!([])
    );
}

#[test]
fn a_file_that_goes_away_or_changes_is_noticed() {
    let house = House::new();
    let path = folder(&house).join("a.pmtiles");
    std::fs::write(&path, pmtiles(&[(0, 0, 0, png(8, 1))], &raster())).unwrap();
    house.does(
        "admin",
        "basemap/set",
        json!({"expected": 0, "maps": [file("a.pmtiles")]}),
    );
    let first = house.does("clerk", "basemap/list", json!({}))["maps"][0].clone();
    let tile = format!("/api/basemap/{}/0/0/0", first["id"].as_str().unwrap());
    assert!(house.get("clerk", &tile).bytes == png(8, 1));
    std::fs::write(&path, pmtiles(&[(0, 0, 0, png(9, 2))], &raster())).unwrap();
    assert!(house.get("clerk", &tile).bytes == png(9, 2), "the new file");
    let second = house.does("clerk", "basemap/list", json!({}))["maps"][0].clone();
    assert_ne!(first["stamp"], second["stamp"]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(house.get("clerk", &tile).code(), "basemap.file_missing");
    let third = house.does("clerk", "basemap/list", json!({}))["maps"][0].clone();
    assert_eq!(third["fault"]["code"], "basemap.file_missing");
}

#[test]
fn only_the_administrator_sets_and_everybody_signed_in_sees() {
    let house = House::new();
    std::fs::write(
        folder(&house).join("a.pmtiles"),
        pmtiles(&pictures(), &raster()),
    )
    .unwrap();
    let set = |expected: u64| json!({"expected": expected, "maps": [file("a.pmtiles")]});
    for who in ["clerk", "owner", "audit", "safety"] {
        house.is_refused(who, "basemap/set", set(0), 403, "access.denied");
        house.is_refused(who, "basemap/settings", json!({}), 403, "access.denied");
        let layers = json!({"id": null, "address": "http://127.0.0.1:9/", "key": null});
        house.is_refused(who, "basemap/layers", layers, 403, "access.denied");
    }
    house.does("admin", "basemap/set", set(0));
    house.is_refused("admin", "basemap/set", set(0), 409, "basemap.changed");
    let id = house.does("audit", "basemap/list", json!({}))["maps"][0]["id"].clone();
    let path = format!("/api/basemap/{}/0/0/0", id.as_str().unwrap());
    assert_eq!(house.get("audit", &path).status, 200);
    let request = Request::get(&path).body(Body::empty()).unwrap();
    let stranger = house.ask(&house.router_for(Channel::Window), request);
    assert_eq!(stranger.status, 401);
    assert_eq!(stranger.code(), "staff.not_signed_in");
}

#[test]
fn a_shifted_map_and_one_without_a_source_are_refused() {
    let house = House::new();
    let plain = Head {
        metadata: "{}",
        ..raster()
    };
    std::fs::write(
        folder(&house).join("a.pmtiles"),
        pmtiles(&pictures(), &plain),
    )
    .unwrap();
    let refused = |field: &str, value: Value, code: &str| {
        let mut map = file("a.pmtiles");
        map[field] = value;
        let request = json!({"expected": 0, "maps": [map]});
        house.is_refused("admin", "basemap/set", request, 422, code);
    };
    refused("datum", json!("gcj02"), "basemap.shifted");
    refused("datum", json!("bd09"), "basemap.shifted");
    refused(
        "attribution",
        json!(" <b></b> "),
        "basemap.attribution_missing",
    );
    refused("name", json!("  "), "basemap.name_missing");
    let many: Vec<Value> = (0..13).map(|_| file("a.pmtiles")).collect();
    house.is_refused(
        "admin",
        "basemap/set",
        json!({"expected": 0, "maps": many}),
        422,
        "basemap.too_many",
    );
}
