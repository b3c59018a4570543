//! Tables as registers, instruments and surveyors write them.

mod common;

use common::{code, data, open, open_as, rejected, warned};
use linewarden_geofence::files::{CrsBy, Field, read_site};
use linewarden_geofence::measure::geodesic;
use linewarden_geofence::{Crs, FacilitySet, Kind, ReadOptions, Spread, VoltageSource};
use serde_json::json;

fn given(crs: &str) -> ReadOptions {
    ReadOptions {
        crs: Some(Crs::parse(crs)),
        ..ReadOptions::default()
    }
}

fn reference() -> FacilitySet {
    open("wgs84.geojson", data("guangxi-formats/wgs84.geojson"))
        .unwrap()
        .set
}

/// The same sixty lines in every wrapping, a vertex a row.
#[test]
fn real_lines_as_lists_of_vertices() {
    let reference = reference();
    for (file, crs, encoding, with_voltage) in [
        ("gk_cm108_gbk.csv", "EPSG:4545", "GB18030", 12),
        ("wgs84_dms_utf8bom.csv", "EPSG:4326", "UTF-8", 0),
        ("gk_zone37.xlsx", "EPSG:4525", "Unicode", 12),
    ] {
        let bytes = data(&format!("guangxi-formats/{file}"));
        // Nothing in the file says where it is.
        let unknown = open(file, bytes.clone()).unwrap();
        assert_eq!(unknown.report.files[0].crs_by, CrsBy::Unknown, "{file}");
        assert_eq!(unknown.set.unplaced[0].rows, 60, "{file}");
        let reading = open_as(file, bytes, &given(crs)).unwrap();
        let report = &reading.report.files[0];
        assert_eq!((report.rows, report.placed), (60, 60), "{file}");
        assert_eq!(report.encoding, encoding, "{file}");
        assert!(
            report.rejected.is_empty() && report.warnings.is_empty(),
            "{file}"
        );
        let (mut vertices, mut metres) = (0, 0.0);
        for (got, want) in reading.set.facilities.iter().zip(&reference.facilities) {
            assert_eq!(
                (&got.id, got.kind),
                (&want.id, Kind::OverheadLine),
                "{file}"
            );
            let (got, want) = (&got.shape.lines[0], &want.shape.lines[0]);
            assert_eq!(got.len(), want.len(), "{file}");
            for (a, b) in got.iter().zip(want) {
                assert!(geodesic(*a, *b) < 0.000_5, "{file}: {a:?} {b:?}");
            }
            vertices += got.len();
            metres += got.windows(2).map(|w| geodesic(w[0], w[1])).sum::<f64>();
        }
        assert_eq!(vertices, 1679, "{file}");
        assert!((metres - 573_480.938).abs() < 0.01, "{file}: {metres}");
        let known = reading
            .set
            .facilities
            .iter()
            .filter(|f| f.voltage.is_some());
        assert_eq!(known.count(), with_voltage, "{file}");
    }
}

#[test]
fn a_point_a_row() {
    let text = "名称,类型,电压等级(kV),经度,纬度\n甲站,变电站,110,108°22′30″E,24-30-00\n乙塔,铁塔,,１０８．５,北纬24度30分\n丙,变电站,35,,24\n丁,变电站,35,108.5N,24\n戊,变电站,35,0,0\n";
    let reading = open_as("x.csv", text, &given("EPSG:4490")).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(f.len(), 2);
    assert_eq!(
        (f[0].name.as_deref(), f[0].kind),
        (Some("甲站"), Kind::Substation)
    );
    assert_eq!(f[0].shape.points, [[108.375, 24.5]]);
    assert_eq!(
        f[0].voltage.map(|v| (v.volts, v.source)),
        Some((110_000, VoltageSource::Stated))
    );
    assert_eq!(
        (f[1].kind, f[1].shape.points[0]),
        (Kind::Tower, [108.5, 24.5])
    );
    assert_eq!(
        rejected(&reading),
        [
            (4, "geometry.missing"),
            (5, "geometry.bad_coordinates"),
            (6, "geometry.missing")
        ]
    );
    // A line that is only a point may run anywhere from there.
    let line = open_as(
        "x.csv",
        "name,kind,lon,lat\na,line,108,24\n",
        &given("4326"),
    )
    .unwrap();
    assert_eq!(line.set.facilities[0].kind, Kind::OverheadLine);
    assert_eq!(warned(&line), ["kind.line_is_point"]);
}

/// A cell a third of a million columns to the right, as a damaged address says, is no heading to look through.
#[test]
fn a_row_wider_than_any_sheet_is_refused_at_once() {
    let wide = format!("{}lon\n1,2\n", "a,".repeat(20_000));
    assert_eq!(code("x.csv", wide), "file.table_too_wide");
}

/// Vertices of one name without an order are points of a line all the same.
#[test]
fn vertices_without_an_order_are_points_of_their_line() {
    let text =
        "线路名称,电压等级,经度,纬度\n甲线,110kV,108,24\n甲线,110kV,108.003,24\n乙线,,108.1,24\n";
    let reading = open_as("x.csv", text, &given("4326")).unwrap();
    let kinds: Vec<Kind> = reading.set.facilities.iter().map(|f| f.kind).collect();
    assert_eq!(
        kinds,
        [Kind::OverheadLine, Kind::OverheadLine, Kind::Unknown]
    );
}

#[test]
fn a_text_a_row() {
    let text = "编号;线路名称;电压等级;WKT\n1;甲线;110kV;\"LINESTRING(108 24,108.01 24.01)\"\n2;乙线;10kV;MULTILINESTRING Z((108 24 1,108.01 24 1),(108.02 24 1,108.03 24 1))\n3;丙;;LINESTRING(108 24\n4;丁;;\n5;戊;;LINESTRING(108 24)\n";
    let reading = open_as("x.csv", text, &given("4326")).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(
        (f[0].id.as_str(), f[0].shape.lines[0][1]),
        ("1", [108.01, 24.01])
    );
    assert_eq!(
        (f[1].shape.lines.len(), f[1].voltage.unwrap().volts),
        (2, 10_000)
    );
    assert_eq!(
        rejected(&reading),
        [
            (4, "geometry.bad_wkt"),
            (5, "geometry.missing"),
            (6, "geometry.too_few_points")
        ]
    );
    let stated = open("x.csv", "name,geom\na,SRID=4490;POINT(108 24)\n").unwrap();
    assert_eq!(
        (
            stated.report.files[0].crs.as_str(),
            stated.report.files[0].crs_by
        ),
        ("EPSG:4490", CrsBy::Stated)
    );
    assert_eq!(
        code(
            "x.csv",
            "name,geom\na,SRID=4490;POINT(108 24)\nb,SRID=4326;POINT(108 24)\n"
        ),
        "file.mixed_crs"
    );
    // No commas but those inside the texts.
    let alone = open_as(
        "x.csv",
        "wkt\nLINESTRING(108 24,108.01 24)\n",
        &given("4326"),
    )
    .unwrap();
    assert_eq!(alone.set.facilities.len(), 1);
}

#[test]
fn order_of_vertices_and_what_spoils_a_line() {
    let rows = [
        "线路名称,杆号,电压等级,经度,纬度,备注",
        "甲线,N3,110kV,108.03,24,转角",
        "乙线,1,10kV,108.5,24,",
        "甲线,N1,110kV,108.01,24,",
        "甲线,N2,110kV,108.02,24,",
        "乙线,2,35kV,108.51,24,",
        "丙线,1,10kV,109,24,",
        "丙线,2,10kV,,24,",
        "丙线,3,10kV,109.02,24,",
        "丁线,A1,10kV,110,24,",
        "丁线,B1,10kV,110.01,24,",
        "丁线,A1,10kV,110.02,24,",
        "戊线,7,10kV,111,24,",
    ];
    let reading = open_as("x.csv", rows.join("\r\n"), &given("4326")).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(f.len(), 2);
    assert_eq!(
        f[0].shape.lines,
        [vec![[108.01, 24.0], [108.02, 24.0], [108.03, 24.0]]]
    );
    assert_eq!(
        (f[0].name.as_deref(), f[0].voltage.unwrap().volts),
        (Some("甲线"), 110_000)
    );
    // Two voltages on one line: the higher one's zone covers both.
    assert_eq!(f[1].voltage.unwrap().volts, 35_000);
    assert_eq!(
        rejected(&reading),
        [
            (8, "geometry.missing"),
            (10, "geometry.order_unclear"),
            (13, "geometry.too_few_points")
        ]
    );
    // A line of unclear order blocks the ground around its vertices; one that lacks a vertex, or all
    // but one, may go anywhere.
    let bounds: Vec<_> = reading.set.rejects.iter().map(|r| r.bounds).collect();
    assert!(bounds[0].is_none() && bounds[2].is_none());
    let [west, _, east, _] = bounds[1].unwrap();
    assert!(
        west <= 109_980_000_000 && east >= 110_040_000_000,
        "{bounds:?}"
    );
    // Without an order the points stay points, and it is said.
    let without: Vec<String> = rows.iter().map(|r| r.replace("杆号", "特征")).collect();
    let reading = open_as("x.csv", without.join("\n"), &given("4326")).unwrap();
    assert_eq!(reading.set.facilities.len(), 11);
    assert!(
        reading
            .set
            .facilities
            .iter()
            .all(|f| f.shape.is_mere_point())
    );
    assert!(warned(&reading).contains(&"table.no_order"));
}

/// Numbers written once for each line, names in every row: the first row is no line of its own.
#[test]
fn numbers_written_once() {
    let text = "线路编号,线路名称,杆号,经度,纬度\n1,甲线,1,108,24\n,甲线,2,108.01,24\n2,甲线,1,109,24\n,甲线,2,109.01,24\n,乙线,1,110,24\n,乙线,2,110.01,24\n,,3,110.02,24\n";
    let reading = open_as("x.csv", text, &given("4326")).unwrap();
    let lines: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| f.shape.lines[0].len())
        .collect();
    assert_eq!(lines, [2, 2, 3]);
    assert_eq!(warned(&reading), ["table.filled_down"]);
}

#[test]
fn towers_stay_towers() {
    let text = "线路名称,杆号,类型,经度,纬度\n甲线,1,铁塔,108,24\n甲线,2,铁塔,108.01,24\n甲线,1,架空线,108,24\n甲线,2,架空线,108.01,24\n";
    let reading = open_as("x.csv", text, &given("4326")).unwrap();
    let kinds: Vec<_> = reading.set.facilities.iter().map(|f| f.kind).collect();
    assert_eq!(kinds, [Kind::Tower, Kind::Tower, Kind::OverheadLine]);
    assert_eq!(reading.set.facilities[2].shape.lines[0].len(), 2);
}

/// A register of towers, whatever its columns are called: each tower is one, named by its line and number.
#[test]
fn towers_by_the_columns_a_person_chose_stay_towers() {
    let rows = "1,铁塔,108,24\n2,铁塔,108.01,24\nN3,电杆,108.02,24\n";
    let read = |heading: &str, more: &[(Field, &str)], kind: Option<Kind>| {
        let rows: String = rows.lines().map(|r| format!("丙线,{r}\n")).collect();
        let options = ReadOptions {
            columns: more.iter().map(|(f, c)| (*f, (*c).to_owned())).collect(),
            kind,
            ..given("4326")
        };
        open_as("x.csv", format!("{heading}\n{rows}"), &options).unwrap()
    };
    for reading in [
        read("线路名称,杆号,种类,经度,纬度", &[], None),
        read(
            "线路名称,杆号,分类说明,经度,纬度",
            &[(Field::Kind, "分类说明")],
            None,
        ),
        read("线路名称,杆号,分类说明,经度,纬度", &[], Some(Kind::Tower)),
    ] {
        let found: Vec<_> = reading
            .set
            .facilities
            .iter()
            .map(|f| (f.kind, f.name.as_deref().unwrap(), f.shape.points.len()))
            .collect();
        assert_eq!(
            found,
            [
                (Kind::Tower, "丙线#1", 1),
                (Kind::Tower, "丙线#2", 1),
                (Kind::Tower, "丙线N3", 1)
            ]
        );
    }
    // What is drawn as a line is no tower, whoever says so.
    let line = r#"{"type":"Feature","properties":{"name":"丙线","kind":"杆塔","voltage":"10kV"},"geometry":{"type":"LineString","coordinates":[[108,24],[108.01,24]]}}"#;
    let reading = open("x.geojson", line.as_bytes().to_vec()).unwrap();
    assert_eq!(reading.set.facilities[0].kind, Kind::Unknown);
    assert_eq!(warned(&reading), ["kind.tower_is_line"]);
}

/// Coordinates and the order of vertices are read though they are no field, and a bad vertex is named by its own row.
#[test]
fn columns_of_places_are_told_and_the_bad_row_is_the_one_named() {
    let text =
        "线路名称,杆号,经度,纬度,备注\n甲线,1,108,24,\n甲线,2,abc,24,旧\n甲线,3,108.02,24,\n";
    let reading = open_as("x.csv", text, &given("4326")).unwrap();
    let report = &reading.report.files[0];
    let told: Vec<_> = report
        .columns
        .iter()
        .map(|c| (c.name.as_str(), c.place, c.samples.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("线路名称", false, 1),
            ("杆号", true, 3),
            ("经度", true, 3),
            ("纬度", true, 1),
            ("备注", false, 1)
        ]
    );
    assert_eq!(rejected(&reading), [(3, "geometry.bad_coordinates")]);
}

#[test]
fn which_way_x_points() {
    let of = |text: &str, crs: &str| {
        let reading = open_as("x.csv", text, &given(crs)).unwrap();
        reading.set.facilities[0].shape.points[0]
    };
    let surveyor = of("点名,X,Y\na,2709484.5491,37553838.2611\n", "EPSG:4525");
    let program = of("name,X,Y\na,37553838.2611,2709484.5491\n", "EPSG:4525");
    let named = of(
        "name,东坐标,北坐标\na,37553838.2611,2709484.5491\n",
        "EPSG:4525",
    );
    let named_too = of(
        "name,北坐标X,东坐标Y\na,2709484.5491,37553838.2611\n",
        "EPSG:4525",
    );
    let bare = of("name,X(m),Y(m)\na,2709484.5491,553838.2611\n", "EPSG:4546");
    assert!(surveyor == program && program == named && named == named_too);
    assert!(geodesic(surveyor, bare) < 1e-6);
    assert!(
        geodesic(surveyor, [111.531_132_3, 24.488_367_6]) < 0.001,
        "{surveyor:?}"
    );
    assert_eq!(of("n,x,y\na,111.5,24.5\n", "4326"), [111.5, 24.5]);
    assert_eq!(of("n,x,y\na,24.5,111.5\n", "4326"), [111.5, 24.5]);
    for text in [
        "n,x,y\na,111.5,24.5\nb,24.5,111.5\n",
        "n,x,y\na,1234.5,678.9\n",
        "n,x,y\na,50.5,60.1\n",
    ] {
        assert_eq!(code("x.csv", text), "file.table_axes_unclear", "{text}");
    }
}

#[test]
fn systems_in_headings_and_columns() {
    let crs = |text: &str| {
        let report = open("x.csv", text).unwrap().report;
        (report.files[0].crs.clone(), report.files[0].crs_by)
    };
    assert_eq!(crs("n,lon,lat\na,108,24\n").1, CrsBy::Unknown);
    assert_eq!(
        crs("n,WGS84经度,WGS84纬度\na,108,24\n"),
        ("EPSG:4326".into(), CrsBy::Stated)
    );
    assert_eq!(
        crs("n,gcj02_lng,gcj02_lat\na,108,24\n"),
        ("GCJ-02".into(), CrsBy::Stated)
    );
    assert_eq!(
        crs("n,lon,lat,坐标系\na,108,24,CGCS2000\n"),
        ("EPSG:4490".into(), CrsBy::Stated)
    );
    assert_eq!(
        crs("n,lon,lat,坐标系\na,108,24,西安80\n"),
        ("西安80".into(), CrsBy::Stated)
    );
    assert_eq!(
        code(
            "x.csv",
            "n,lon,lat,crs\na,108,24,CGCS2000\nb,108,24,GCJ-02\n"
        ),
        "file.mixed_crs"
    );
    assert_eq!(
        code("x.csv", "n,wgs84_lon,gcj02_lat\na,108,24\n"),
        "file.mixed_crs"
    );
    // A datum alone does not place metres.
    let metres = open("x.csv", "n,X,Y,坐标系\na,2709484.5,553838.2,CGCS2000\n").unwrap();
    assert_eq!(metres.report.files[0].crs_by, CrsBy::Unknown);
    assert_eq!(warned(&metres), ["crs.zone_missing"]);
}

#[test]
fn separators_quotes_and_commas() {
    for separator in [',', ';', '\t', '|'] {
        let text = "name,lon,lat\na,108,24\n".replace(',', &separator.to_string());
        assert_eq!(
            open_as("x.txt", text, &given("4326"))
                .unwrap()
                .set
                .facilities
                .len(),
            1
        );
    }
    assert_eq!(
        code("x.csv", "name;lon;lat\na;108,5;24,5\n"),
        "file.comma_decimal"
    );
    assert_eq!(
        code("x.csv", "name;X;Y\na;\"2,709,484.5\";553838.2\n"),
        "file.comma_decimal"
    );
    let shifted = open_as(
        "x.csv",
        "name,lon,lat\n一路,3号,108,24\nb,108,24\n",
        &given("4326"),
    )
    .unwrap();
    assert_eq!(rejected(&shifted), [(2, "geometry.columns_shifted")]);
    assert_eq!(shifted.set.facilities.len(), 1);
    assert_eq!(
        code("x.csv", "name,lon,lat\n\"a,108,24\nb,108,24\n"),
        "file.csv_quote"
    );
    assert_eq!(code("x.csv", "hello\nworld\n"), "file.table_no_coordinates");
    assert_eq!(
        code("x.csv", "name,起点经度,起点纬度,终点经度,终点纬度\n"),
        "file.table_columns_ambiguous"
    );
    let wide = format!("lon,lat{}\n108,24\n", ",c".repeat(2000));
    assert_eq!(code("x.csv", wide), "file.table_too_wide");
    let marked = open_as("x.csv", "sep=;\nname;lon;lat\na;108;24\n", &given("4326")).unwrap();
    assert_eq!(marked.set.facilities.len(), 1);
    // A heading again on each page, blank lines, and titles above.
    let pages = "线路台账,,\n\n名称,经度,纬度\na,108,24\n,,\n名称,经度,纬度\nb,108,24\n";
    let reading = open_as("x.csv", pages, &given("4326")).unwrap();
    assert_eq!(
        (reading.set.facilities.len(), rejected(&reading).len()),
        (2, 0)
    );
}

/// Corners of a plot are its outline, not four loose points.
#[test]
fn corners_of_a_site() {
    let site = |text: &str| {
        read_site(
            &[("界址点.csv".to_owned(), text.as_bytes().to_vec())],
            Some("EPSG:4546"),
        )
    };
    let closed = json!({"type": "Polygon", "coordinates": [[[553_838.0, 2_709_484.0], [553_938.0, 2_709_484.0], [553_938.0, 2_709_584.0], [553_838.0, 2_709_484.0]]]});
    let rows = "界址点号,X坐标,Y坐标\nJ1,2709484,553838\nJ2,2709484,553938\nJ3,2709584,553938\n";
    let read = site(rows).unwrap();
    assert_eq!(
        (read.geometry, read.crs.as_deref()),
        (Some(closed.clone()), Some("EPSG:4546"))
    );
    // The first corner again at the end, as tables often have it.
    let again = format!("{rows}J1,2709484,553838\n");
    assert_eq!(site(&again).unwrap().geometry, Some(closed.clone()));
    // Numbers that say another order are followed, numbers that say none are refused.
    let turned = "界址点号,X坐标,Y坐标\nJ1,2709484,553838\nJ3,2709584,553938\nJ2,2709484,553938\n";
    assert_eq!(site(turned).unwrap().geometry, Some(closed));
    let twice = "点号,X,Y\n1,2709484,553838\n2,2709484,553938\n1,2709584,553938\n";
    let error = site(twice).unwrap_err();
    assert_eq!(
        (error.code, error.detail.as_str()),
        ("file.site_geometry", "row 2: order_unclear")
    );
    let parcels = "地块,点号,X,Y\nA,1,2709484,553838\nA,2,2709484,553938\nA,3,2709584,553938\nB,1,2709484,554838\nB,2,2709484,554938\nB,3,2709584,554938\n";
    let read = site(parcels).unwrap().geometry.unwrap();
    assert_eq!(
        (
            read["type"].as_str(),
            read["coordinates"].as_array().unwrap().len()
        ),
        (Some("MultiPolygon"), 2)
    );
    let gap = "点号,X,Y\n1,2709484,553838\n2,,553938\n3,2709584,553938\n";
    assert_eq!(site(gap).unwrap_err().code, "file.site_geometry");
}

/// A thousandfold spread, accuracy or height is another verdict.
#[test]
fn lengths_in_millimetres_are_not_metres() {
    let read = |spread: &str, accuracy: &str, height: &str| {
        let text = format!(
            "名称,类型,边线间距,点位精度,导线对地距离,WKT\n甲,架空线,{spread},{accuracy},{height},\"LINESTRING(108 24,108.01 24)\"\n"
        );
        let reading = open_as("x.csv", text, &given("4326")).unwrap();
        let f = &reading.set.facilities[0];
        let height = f.attributes.height.map(|h| h.mm);
        let unread = warned(&reading).contains(&"number.unreadable");
        (f.spread, f.accuracy_mm, height, unread)
    };
    let want = (Spread::Known(6400), Some(300), Some(6000), false);
    assert_eq!(read("6.4", "0.3m", "6 米"), want);
    assert_eq!(read("6400mm", "300mm", "6000毫米"), want);
    assert_eq!(read("640cm", "30厘米", "0.006km"), want);
    let none = (Spread::Unknown, None, None, true);
    assert_eq!(read("21ft", "0.3mmm", "6m m"), none);
    let place = open_as(
        "x.csv",
        "n,X,Y\na,2709484549mm,553838261mm\n",
        &given("EPSG:4546"),
    );
    assert_eq!(rejected(&place.unwrap()), [(2, "geometry.bad_coordinates")]);
}

/// Registers call the line of a vertex as they call any other thing.
#[test]
fn vertices_of_things_by_their_names() {
    let rows = "{},电压等级,序号,经度,纬度\n甲线,110kV,1,108,24\n甲线,110kV,2,108.01,24\n甲线,110kV,3,108.02,24\n乙站,35kV,4,109,24\n";
    for heading in ["设备名称", "设备名", "设施名称", "名称", "name"] {
        let read = |text: &str| open_as("x.csv", text, &given("4326")).unwrap();
        let text = rows.replace("{}", heading);
        let reading = read(&text);
        let f = &reading.set.facilities;
        assert_eq!((f.len(), rejected(&reading).len()), (2, 0), "{heading}");
        assert_eq!(
            (
                f[0].kind,
                f[0].shape.lines[0].len(),
                f[0].voltage.unwrap().volts
            ),
            (Kind::OverheadLine, 3, 110_000),
            "{heading}"
        );
        // What has a name of its own is a thing of its own.
        assert!(f[1].shape.is_mere_point(), "{heading}");
        assert!(warned(&reading).is_empty(), "{heading}");
        // Without an order nothing can be joined, and it is said.
        let unordered = read(&text.replace("序号", "备注"));
        assert_eq!(unordered.set.facilities.len(), 4, "{heading}");
        let said = ["kind.line_is_point", "table.no_order"];
        assert_eq!(warned(&unordered), said, "{heading}");
        let torn = read(&text.replace("甲线,110kV,3", "甲线,110kV,1"));
        assert_eq!(
            rejected(&torn),
            [(2, "geometry.order_unclear")],
            "{heading}"
        );
        // Supports with one name, or none that says a line, are what they were.
        let supports = read(&text.replace("甲线", "铁塔"));
        assert_eq!(supports.set.facilities.len(), 4, "{heading}");
        let plain = read(&text.replace("序号", "备注").replace("110kV", ""));
        assert!(warned(&plain).is_empty(), "{heading}");
    }
}
