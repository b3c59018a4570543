//! Base maps from other servers: asked by the office and never by a page, bounded, and without a key in any answer.
use crate::base_map_files::form;
use crate::house::House;
use crate::tile_server::{Reply, TileServer};
use crate::tile_writers::png;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const KEY: &str = "secret-Key&of+示例";
/// The key as it goes over the wire.
const ESCAPED: &str = "secret-Key%26of%2B%E7%A4%BA%E4%BE%8B";

fn tianditu(server: &TileServer, cache_mb: u32) -> Value {
    let source = json!({"kind": "tianditu", "layer": "vec", "grid": "geographic", "address": server.address});
    let mut map = form("天地图", source);
    map["datum"] = json!("cgcs2000");
    map["key"] = json!(KEY);
    map["cache_mb"] = json!(cache_mb);
    map
}

fn template(server: &TileServer, path: &str) -> Value {
    let source = json!({
        "kind": "template", "address": format!("{}{path}", server.address), "grid": "mercator",
        "min_zoom": 0, "max_zoom": 18, "first_level": 0,
    });
    form("公司地图", source)
}

fn set(house: &House, expected: u64, maps: Value) -> String {
    let set = house.does(
        "admin",
        "basemap/set",
        json!({"expected": expected, "maps": maps}),
    );
    set["maps"][0]["form"]["id"].as_str().unwrap().to_owned()
}

fn picture() -> Reply {
    Reply::Body("image/png", png(8, 9))
}

#[test]
fn tianditu_is_asked_with_the_key_and_nobody_hears_it() {
    let server = TileServer::start(|_| picture());
    let house = House::new();
    let id = set(&house, 0, json!([tianditu(&server, 0)]));
    let got = house.get("clerk", &format!("/api/basemap/{id}/2/6/1"));
    assert_eq!((got.status.as_u16(), got.bytes == png(8, 9)), (200, true));
    assert_eq!(
        got.headers["cache-control"], "no-store",
        "copies are switched off"
    );
    let asked = server.asked();
    assert_eq!(
        asked,
        [format!(
            "/vec_c/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=c&FORMAT=tiles\
             &TILEMATRIX=3&TILEROW=1&TILECOL=6&tk={ESCAPED}"
        )]
    );
    let answers = [
        house.does("clerk", "basemap/list", json!({})),
        house.does("admin", "basemap/settings", json!({})),
    ];
    for answer in &answers {
        let text = answer.to_string();
        assert!(
            !text.contains("secret") && text.contains("天地图"),
            "{text}"
        );
    }
    assert_eq!(answers[1]["maps"][0]["has_key"], true);
    assert!(
        !answers[0].to_string().contains("127.0.0.1"),
        "the address is the administrator's"
    );
    // The journal never forgets, so it is not told.
    for entry in std::fs::read_dir(house.path()).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_file() && !name.starts_with("desk.db") {
            let bytes = std::fs::read(entry.path()).unwrap();
            assert!(!bytes.windows(10).any(|w| w == b"secret-Key"), "{name}");
        }
    }
    // Changing the name keeps the key; emptying it forgets it.
    let mut again = tianditu(&server, 0);
    (again["id"], again["key"], again["name"]) = (json!(id), Value::Null, json!("天地图二"));
    assert_eq!(set(&house, 1, json!([again.clone()])), id);
    assert_eq!(
        house
            .get("clerk", &format!("/api/basemap/{id}/2/6/0"))
            .status,
        200
    );
    // Another server does not get the key of this one.
    let mut moved = again.clone();
    moved["source"]["address"] = json!("http://127.0.0.1:9");
    let request = json!({"expected": 2, "maps": [moved]});
    house.is_refused("admin", "basemap/set", request, 422, "basemap.key_missing");
    let layers = json!({"id": id, "address": "http://127.0.0.1:9/wmts?tk={key}", "key": null});
    house.is_refused(
        "admin",
        "basemap/layers",
        layers,
        422,
        "basemap.key_missing",
    );
    again["key"] = json!("");
    let request = json!({"expected": 2, "maps": [again]});
    house.is_refused("admin", "basemap/set", request, 422, "basemap.key_missing");
}

#[test]
fn a_tile_is_kept_where_that_is_allowed_and_forgotten_when_it_is_not() {
    let server = TileServer::start(|_| picture());
    let house = House::new();
    let id = set(&house, 0, json!([tianditu(&server, 8)]));
    let path = format!("/api/basemap/{id}/2/6/1");
    for _ in 0..3 {
        assert_eq!(house.get("clerk", &path).status, 200);
    }
    assert_eq!(server.asked().len(), 1, "twice from the cache");
    house.later(31);
    assert_eq!(house.get("clerk", &path).status, 200);
    assert_eq!(
        server.asked().len(),
        2,
        "a month later it is asked for anew"
    );
    let mut off = tianditu(&server, 0);
    off["id"] = json!(id);
    set(&house, 1, json!([off]));
    for _ in 0..2 {
        assert_eq!(house.get("clerk", &path).status, 200);
    }
    assert_eq!(server.asked().len(), 4, "switched off");
}

#[test]
fn what_is_wrong_with_a_source_is_said_and_the_rest_works() {
    let elsewhere = TileServer::start(|_| picture());
    let there = elsewhere.address.clone();
    let server = TileServer::start(move |path| match path.trim_start_matches('/') {
        "refused/1/0/0" => Reply::Status(403),
        "gone/1/0/0" => Reply::Status(404),
        "broken/1/0/0" => Reply::Status(503),
        "page/1/0/0" => Reply::Body("image/png", b"<html>key expired</html>".to_vec()),
        "large/1/0/0" => Reply::Endless,
        "away/1/0/0" => Reply::Redirect(format!("{there}/stolen")),
        "file/1/0/0" => Reply::Redirect("file:///etc/hostname".into()),
        "round/1/0/0" => Reply::Redirect("/round/1/0/0".into()),
        "moved/1/0/0" => Reply::Redirect("/new/1/0/0".into()),
        "new/1/0/0" => picture(),
        _ => Reply::Status(500),
    });
    let house = House::new();
    let names = [
        "refused", "gone", "broken", "page", "large", "away", "file", "round", "moved",
    ];
    let maps: Vec<Value> = names
        .iter()
        .map(|n| template(&server, &format!("/{n}/{{z}}/{{x}}/{{y}}")))
        .collect();
    house.does("admin", "basemap/set", json!({"expected": 0, "maps": maps}));
    let listed = house.does("clerk", "basemap/list", json!({}));
    let said = |at: usize| {
        let id = listed["maps"][at]["id"].as_str().unwrap().to_owned();
        let got = house.get("clerk", &format!("/api/basemap/{id}/1/0/0"));
        let code = if got.bytes.first() == Some(&b'{') {
            got.code()
        } else {
            String::new()
        };
        (got.status.as_u16(), code)
    };
    let bad = |code: &str| (502, code.to_owned());
    assert_eq!(said(0), bad("basemap.source_refused"));
    assert_eq!(said(1), (204, String::new()));
    assert_eq!(said(2), bad("basemap.source_away"));
    assert_eq!(said(3), bad("basemap.not_a_tile"));
    assert_eq!(said(4), bad("basemap.tile_too_large"));
    assert_eq!(said(5), bad("basemap.source_redirected"));
    assert_eq!(said(6), bad("basemap.source_redirected"));
    assert_eq!(said(7), bad("basemap.source_redirected"));
    assert_eq!(
        said(8),
        (200, String::new()),
        "within the server it may lead elsewhere"
    );
    assert_eq!(elsewhere.asked(), [] as [&str; 0], "nobody else was asked");
    // A source that is away is left alone for a while: no tile waits for it.
    let before = server.asked().len();
    assert_eq!(said(2), bad("basemap.source_away"));
    assert_eq!(server.asked().len(), before);
}

#[test]
fn a_slow_source_holds_nobody_up_for_long() {
    let server = TileServer::start(|_| Reply::Silence(Duration::from_secs(30)));
    let house = House::new();
    let id = set(&house, 0, json!([template(&server, "/{z}/{x}/{y}")]));
    let began = Instant::now();
    let got = house.get("clerk", &format!("/api/basemap/{id}/1/0/0"));
    assert_eq!(got.code(), "basemap.source_away");
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{:?}",
        began.elapsed()
    );
    let began = Instant::now();
    let got = house.get("clerk", &format!("/api/basemap/{id}/1/1/0"));
    assert_eq!(got.code(), "basemap.source_away");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(
        house.does("clerk", "case/list", json!({})).is_object(),
        "the rest works"
    );
}

#[test]
fn addresses_that_may_not_be_are_refused() {
    let house = House::new();
    for (address, code) in [
        ("file:///{z}/{x}/{y}", "basemap.address"),
        ("http://127.0.0.1/tiles", "basemap.address"),
        ("http://me:word@127.0.0.1/{z}/{x}/{y}", "basemap.address"),
        (
            "http://127.0.0.1/{z}/{x}/{y}?tk=abc",
            "basemap.key_in_address",
        ),
        (
            "http://127.0.0.1/{z}/{x}/{y}?tk={key}",
            "basemap.key_missing",
        ),
        (
            "https://webst01.is.autonavi.com/{z}/{x}/{y}",
            "basemap.shifted",
        ),
    ] {
        let source = json!({
            "kind": "template", "address": address, "grid": "mercator", "min_zoom": 0, "max_zoom": 18, "first_level": 0,
        });
        let request = json!({"expected": 0, "maps": [form("示例", source)]});
        house.is_refused("admin", "basemap/set", request, 422, code);
    }
}

/// Capabilities as servers write them: prefixes, both axis orders, a set of another projection, the key written back.
fn capabilities(base: &str, kvp: bool) -> String {
    let matrix = |id: &str, scale: f64, corner: &str| {
        format!(
            "<TileMatrix><ows:Identifier>{id}</ows:Identifier><ScaleDenominator>{scale}</ScaleDenominator>\
             <TopLeftCorner>{corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>\
             <MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix>"
        )
    };
    let set = |id: &str, crs: &str, rows: String| {
        format!(
            "<TileMatrixSet><ows:Identifier>{id}</ows:Identifier><ows:SupportedCRS>{crs}</ows:SupportedCRS>{rows}</TileMatrixSet>"
        )
    };
    let mercator: String = (5..9)
        .map(|z| {
            let scale = 559_082_264.028_717_9 / f64::from(1 << z);
            matrix(
                &format!("EPSG:900913:{z}"),
                scale,
                "-20037508.342789 20037508.342789",
            )
        })
        .collect();
    // 96 dots an inch, latitude first, counted from 1.
    let geographic: String = (1..4)
        .map(|n| {
            matrix(
                &n.to_string(),
                295_829_355.454_565_6 / f64::from(1 << (n - 1)),
                "90 -180",
            )
        })
        .collect();
    let local = matrix("0", 1000.0, "0 0");
    let resource = if kvp {
        String::new()
    } else {
        format!(
            r#"<ResourceURL format="image/png" resourceType="tile" template="{base}/rest/{{style}}/{{TileMatrixSet}}/{{TileMatrix}}/{{TileRow}}/{{TileCol}}?token={ESCAPED}"/>"#
        )
    };
    let links: String = ["grid", "c", "local"]
        .iter()
        .map(|s| {
            format!("<TileMatrixSetLink><TileMatrixSet>{s}</TileMatrixSet></TileMatrixSetLink>")
        })
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP><ows:Get xlink:href="{base}/kvp?map=a&amp;service=WMTS"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
<Contents><Layer><ows:Title>示例 &amp; 底图</ows:Title><ows:WGS84BoundingBox><ows:LowerCorner>110 20</ows:LowerCorner><ows:UpperCorner>120 30</ows:UpperCorner></ows:WGS84BoundingBox>
<ows:Identifier>roads</ows:Identifier><Style><ows:Identifier>plain</ows:Identifier></Style><Style isDefault="true"><ows:Identifier>grey</ows:Identifier></Style>
<Format>image/jpeg</Format><Format>image/png</Format>{links}{resource}</Layer>
{}{}{}</Contents></Capabilities>"#,
        set("grid", "urn:ogc:def:crs:EPSG::3857", mercator),
        set("c", "urn:ogc:def:crs:EPSG::4490", geographic),
        set("local", "urn:ogc:def:crs:EPSG::4547", local),
    )
}

/// Its own address is only known once it runs, so the document is written with a mark for it.
fn wmts_server(kvp: bool) -> TileServer {
    let own: std::sync::Arc<std::sync::OnceLock<String>> = std::sync::Arc::default();
    let known = own.clone();
    let server = TileServer::start(move |path| {
        if path.starts_with("/wmts") {
            Reply::Body(
                "text/xml",
                capabilities(known.get().unwrap(), kvp).into_bytes(),
            )
        } else if path.starts_with("/other") {
            Reply::Body(
                "text/xml",
                capabilities("http://other.example", kvp).into_bytes(),
            )
        } else if path.starts_with("/html") {
            Reply::Body("text/html", b"<html><body>login</body></html>".to_vec())
        } else {
            picture()
        }
    });
    own.set(server.address.clone()).unwrap();
    server
}

fn wmts(server: &TileServer, path: &str, set: &str) -> Value {
    let source = json!({
        "kind": "wmts", "address": format!("{}{path}", server.address), "layer": "roads", "matrix_set": set, "style": "",
    });
    let mut map = form("公司 WMTS", source);
    map["key"] = json!(KEY);
    map
}

#[test]
fn a_wmts_is_read_by_its_capabilities() {
    let server = wmts_server(false);
    let house = House::new();
    let address = format!("{}/wmts?token={{key}}", server.address);
    let layers = house.does(
        "admin",
        "basemap/layers",
        json!({"id": null, "address": address, "key": KEY}),
    );
    assert_eq!(
        layers["layers"],
        json!([{
            "layer": "roads", "title": "示例 & 底图", "styles": ["plain", "grey"],
            "sets": [
                {"set": "grid", "grid": "mercator", "min_zoom": 5, "max_zoom": 8},
                {"set": "c", "grid": "geographic", "min_zoom": 0, "max_zoom": 2},
            ],
            "other_sets": ["local"],
        }])
    );
    let maps = json!([
        wmts(&server, "/wmts?token={key}", "grid"),
        wmts(&server, "/wmts?token={key}", "c")
    ]);
    house.does("admin", "basemap/set", json!({"expected": 0, "maps": maps}));
    let settings = house.does("admin", "basemap/settings", json!({}));
    assert!(!settings.to_string().contains("secret"), "{settings}");
    let desk = std::fs::read(house.path().join("desk.db")).unwrap();
    let wal = std::fs::read(house.path().join("desk.db-wal")).unwrap_or_default();
    let list_with_key = [desk, wal]
        .iter()
        .any(|b| b.windows(20).any(|w| w == b"TileCol}?token=secre"));
    assert!(
        !list_with_key,
        "the key the server wrote into its addresses is taken out"
    );
    let listed = house.does("clerk", "basemap/list", json!({}));
    let get = |at: usize, tile: &str| {
        let id = listed["maps"][at]["id"].as_str().unwrap().to_owned();
        house
            .get("clerk", &format!("/api/basemap/{id}/{tile}"))
            .status
            .as_u16()
    };
    assert_eq!(get(0, "6/50/27"), 200);
    assert_eq!(get(1, "1/3/0"), 200);
    assert_eq!(get(0, "4/5/5"), 204, "a level the server does not have");
    let asked = server.asked();
    assert_eq!(
        asked[asked.len() - 2..],
        [
            format!("/rest/grey/grid/EPSG:900913:6/27/50?token={ESCAPED}"),
            format!("/rest/grey/c/2/0/3?token={ESCAPED}"),
        ]
    );
}

#[test]
fn a_wmts_without_paths_is_asked_by_parameters() {
    let server = wmts_server(true);
    let house = House::new();
    let id = set(
        &house,
        0,
        json!([wmts(&server, "/wmts?token={key}", "grid")]),
    );
    assert_eq!(
        house
            .get("clerk", &format!("/api/basemap/{id}/6/50/27"))
            .status,
        200
    );
    assert_eq!(
        server.asked().last().unwrap(),
        &format!(
            "/kvp?map=a&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=roads&STYLE=grey&TILEMATRIXSET=grid&FORMAT=image%2Fpng\
             &TILEMATRIX=EPSG:900913:6&TILEROW=27&TILECOL=50&token={ESCAPED}"
        )
    );
}

#[test]
fn a_wmts_that_does_not_fit_is_refused() {
    let server = wmts_server(false);
    let house = House::new();
    let refused = |map: Value, status: u16, code: &str| {
        house.is_refused(
            "admin",
            "basemap/set",
            json!({"expected": 0, "maps": [map]}),
            status,
            code,
        )
    };
    let said = refused(wmts(&server, "/wmts", "local"), 422, "basemap.matrix_set");
    assert_eq!(said["params"]["have"], json!(["grid", "c"]));
    let mut other = wmts(&server, "/wmts", "grid");
    other["source"]["layer"] = json!("rivers");
    assert_eq!(
        refused(other, 422, "basemap.layer_unknown")["params"]["have"],
        json!(["roads"])
    );
    let mut other = wmts(&server, "/wmts", "grid");
    other["source"]["style"] = json!("red");
    refused(other, 422, "basemap.style_unknown");
    refused(wmts(&server, "/html", "grid"), 422, "basemap.capabilities");
    refused(wmts(&server, "/other", "grid"), 422, "basemap.address");
    // Nobody listens there.
    let mut away = wmts(&server, "/wmts", "grid");
    away["source"]["address"] = json!("http://127.0.0.1:9/wmts");
    let said = refused(away, 502, "basemap.source_away");
    assert!(!said.to_string().contains("secret"));
}
