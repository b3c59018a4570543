//! Workbooks: Excel's two formats and OpenDocument's, well made and made to hurt.

mod common;

use common::{code, ods, open_as, rejected, warned, xlsx};
use linewarden_geofence::{Crs, Kind, ReadOptions};

fn given(crs: &str) -> ReadOptions {
    ReadOptions {
        crs: Some(Crs::parse(crs)),
        ..ReadOptions::default()
    }
}

#[test]
fn workbooks_of_several_sheets() {
    let book = xlsx(&[
        ("说明", &[&["本表由测绘科填写"]]),
        (
            "线路",
            &[
                &["某供电所线路成果表"],
                &["线路名称", "电压等级", "桩号", "坐标", ""],
                &["", "", "", "X", "Y"],
                &["甲线", "10kV", "1", "2709484.5", "553838.2", "", "合格"],
                &["", "", "2", "2709584.5", "553838.2"],
                &["", "", "3", "2709684.5", "553838.2"],
                &["乙线", "35kV", "1", "2709484.5", "554838.2"],
                &["", "", "2", "2709584.5", "554838.2"],
            ],
        ),
        (
            "站",
            &[&["站名", "纬度", "经度"], &["丙站", "24.5", "108.5"]],
        ),
    ]);
    let reading = open_as("book.xlsx", book.clone(), &given("EPSG:4546")).unwrap();
    let files: Vec<_> = reading
        .report
        .files
        .iter()
        .map(|f| (f.file.as_str(), f.rows))
        .collect();
    assert_eq!(files, [("book.xlsx/线路", 2), ("book.xlsx/站", 1)]);
    assert_eq!(
        warned(&reading),
        ["sheet.without_places", "table.filled_down"]
    );
    let f = &reading.set.facilities;
    assert_eq!(
        (f[0].name.as_deref(), f[0].shape.lines[0].len()),
        (Some("甲线"), 3)
    );
    assert_eq!(
        (f[1].name.as_deref(), f[1].voltage.unwrap().volts),
        (Some("乙线"), 35_000)
    );
    // Degrees are no metres of a zone.
    assert_eq!(
        reading.report.files[1].rejected[0].code,
        "geometry.out_of_range"
    );
    assert_eq!(
        code("x.xlsx", xlsx(&[("s", &[&["a", "b"]])])),
        "file.table_no_coordinates"
    );
    let cut = &book[..book.len() / 2];
    assert_eq!(code("x.xlsx", cut.to_vec()), "file.zip_damaged");
}

/// As in real hand-kept registers: coordinates missing for years, a mark for "missing", latitude first.
#[test]
fn a_register_with_gaps() {
    let book = xlsx(&[(
        "wind",
        &[
            &["编号", "风电场", "longitude", "latitude", "容量"],
            &["1", "甲风电场", "", "", "50"],
            &["2", "乙风电场", "109.5", "24.1", "48"],
            &["3", "丙风电场", "-99", "-99", "48"],
        ],
    )]);
    let options = ReadOptions {
        kind: Some(Kind::Plant),
        ..given("4326")
    };
    let reading = open_as("x.xlsx", book, &options).unwrap();
    assert_eq!(reading.set.facilities.len(), 1);
    assert_eq!(reading.set.facilities[0].id, "2");
    assert_eq!(
        rejected(&reading),
        [(2, "geometry.missing"), (4, "geometry.out_of_range")]
    );
}

#[test]
fn cells_far_away_cost_nothing() {
    let book = xlsx(&[("s", &[&["name", "lon", "lat"], &["a", "108", "24"]])]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
    let mut entries = Vec::new();
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut entry, &mut text).unwrap();
        let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
        entries.push((name, text.replace("</sheetData>", far)));
    }
    let entries: Vec<(&str, &[u8])> = entries
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_bytes()))
        .collect();
    let reading = open_as("x.xlsx", common::zip(&entries), &given("4326")).unwrap();
    assert_eq!(rejected(&reading), [(1_048_576, "geometry.missing")]);
    let row = |repeat: &str, cell: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{repeat}\">{cell}</table:table-row>")
    };
    let heading = "<table:table-cell><text:p>lon</text:p></table:table-cell><table:table-cell><text:p>lat</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>";
    let value = |v: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{v}\"><text:p>about {v}</text:p></table:table-cell>"
        )
    };
    let table = |rows: &str| {
        ods(&format!(
            "<table:table table:name=\"s\">{}{rows}</table:table>",
            row("1", heading)
        ))
    };
    let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let good = [value("108.25"), value("24.5")].concat();
    let sheet = table(
        &[
            row("1", &good),
            row("1000", blank),
            row("2", &good),
            row("1048000", blank),
        ]
        .concat(),
    );
    let reading = open_as("x.ods", sheet, &given("4326")).unwrap();
    let places: Vec<_> = reading
        .set
        .facilities
        .iter()
        .map(|f| f.shape.points[0])
        .collect();
    assert_eq!(places, [[108.25, 24.5]; 3]);
    assert_eq!(
        code("x.ods", table(&row("4294967295", &good))),
        "file.sheet_too_large"
    );
    let repeated = "<table:table-cell table:number-columns-repeated=\"4294967295\"><text:p>x</text:p></table:table-cell>";
    assert_eq!(
        code("x.ods", table(&row("1", repeated))),
        "file.sheet_too_large"
    );
}

/// An Excel 97 workbook: records of the book, then of its only sheet.
fn xls(sheet: &[(u16, Vec<u8>)], book: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record = |(kind, content): &(u16, Vec<u8>)| {
        let mut out = kind.to_le_bytes().to_vec();
        out.extend((content.len() as u16).to_le_bytes());
        out.extend(content);
        out
    };
    let bof = |kind: u16| {
        let mut content = 0x600u16.to_le_bytes().to_vec();
        content.extend(kind.to_le_bytes());
        content.resize(16, 0);
        record(&(0x809, content))
    };
    let mut stream = bof(5);
    stream.extend(book.iter().flat_map(record));
    let at = stream.len() + 4 + 9 + 4;
    let mut bound = (at as u32).to_le_bytes().to_vec();
    bound.extend([0, 0, 1, 0, b's']);
    stream.extend(record(&(0x85, bound)));
    stream.extend(record(&(0x0a, Vec::new())));
    assert_eq!(stream.len(), at);
    stream.extend(bof(0x10));
    stream.extend(sheet.iter().flat_map(record));
    stream.extend(record(&(0x0a, Vec::new())));
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    std::io::Write::write_all(&mut file.create_stream("/Workbook").unwrap(), &stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn label(row: u16, column: u16, text: &str) -> (u16, Vec<u8>) {
    let mut content: Vec<u8> = [row, column, 0]
        .iter()
        .flat_map(|v| v.to_le_bytes())
        .collect();
    content.extend((text.encode_utf16().count() as u16).to_le_bytes());
    content.push(1);
    content.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    (0x204, content)
}

fn number(row: u16, column: u16, value: f64) -> (u16, Vec<u8>) {
    let mut content: Vec<u8> = [row, column, 0]
        .iter()
        .flat_map(|v| v.to_le_bytes())
        .collect();
    content.extend(value.to_le_bytes());
    (0x203, content)
}

#[test]
fn old_workbooks() {
    let cells = [
        label(0, 0, "站名"),
        label(0, 1, "经度"),
        label(0, 2, "纬度"),
        label(1, 0, "甲站"),
        number(1, 1, 108.5),
        number(1, 2, 24.5),
    ];
    let reading = open_as("台账.xls", xls(&cells, &[]), &given("4326")).unwrap();
    let f = &reading.set.facilities;
    assert_eq!(
        (f[0].name.as_deref(), f[0].shape.points[0]),
        (Some("甲站"), [108.5, 24.5])
    );
    assert_eq!(reading.report.files[0].format, "xls");
    let far = [cells.to_vec(), vec![number(65_535, 60_000, 1.0)]].concat();
    assert_eq!(code("x.xls", xls(&far, &[])), "file.sheet_too_large");
    let mut size = vec![0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0xff, 0xff, 0, 0];
    let stated = [vec![(0x200, size.clone())], cells.to_vec()].concat();
    assert_eq!(code("x.xls", xls(&stated, &[])), "file.sheet_too_large");
    size.truncate(3);
    assert_eq!(
        code("x.xls", xls(&[(0x200, size)], &[])),
        "file.sheet_damaged"
    );
    let sized = |rows: [u32; 2], columns: [u16; 2]| {
        let mut size: Vec<u8> = rows.iter().flat_map(|n| n.to_le_bytes()).collect();
        size.extend(columns.iter().flat_map(|n| n.to_le_bytes()));
        size.extend([0, 0]);
        let mut sheet = vec![(0x200, size)];
        sheet.extend(cells.clone());
        code("x.xls", xls(&sheet, &[]))
    };
    let far = sized([0xffff_0000, 0xffff_ffff], [0xffff, 0xffff]);
    assert_eq!(far, "file.sheet_too_large", "no first column counts as 0");
    assert_eq!(sized([10, 5], [0, 3]), "file.sheet_damaged", "backwards");
    let short: Vec<u8> = [0u16, 0xffff, 0, 0xffff, 0]
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect();
    let short = [vec![(0x200, short)], cells.to_vec()].concat();
    assert_eq!(code("x.xls", xls(&short, &[])), "file.sheet_too_large");
    assert_eq!(
        code("x.xls", xls(&cells, &[(0x2f, vec![1, 0])])),
        "file.sheet_encrypted"
    );
    // One long shared text in ten thousand cells.
    let mut shared = vec![1, 0, 0, 0, 1, 0, 0, 0];
    shared.extend(8000u16.to_le_bytes());
    shared.push(0);
    shared.resize(8 + 3 + 8000, b'x');
    let mut many = vec![(0xfd, vec![0; 10]); 20_000];
    for (i, (_, content)) in many.iter_mut().enumerate() {
        content[..2].copy_from_slice(&(i as u16).to_le_bytes());
    }
    assert_eq!(
        code("x.xls", xls(&many, &[(0xfc, shared)])),
        "file.sheet_too_large"
    );
    let mut other = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    other.create_stream("/EncryptedPackage").unwrap();
    assert_eq!(
        code("x.xlsx", other.into_inner().into_inner()),
        "file.sheet_encrypted"
    );
}
