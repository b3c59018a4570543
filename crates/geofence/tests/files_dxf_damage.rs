//! Drawings that are broken, that are made to break the reader, and any bytes at all.

mod common;

use common::dxf::{METRES, drawing, on_zone_37, rejected, small};
use common::try_as as read;
use linewarden_geofence::ReadOptions;
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn broken_drawings_have_their_own_words() {
    let whole = small(METRES, "", "0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n");
    let code = |text: &str| read("x.dxf", text, &ReadOptions::default()).unwrap_err();
    assert_eq!(code(""), "file.empty");
    assert_eq!(code("<html></html>"), "file.is_web_page");
    assert_eq!(code("hello\n"), "file.dxf_damaged");
    assert_eq!(code("0\nHELLO\n"), "file.not_dxf");
    assert_eq!(
        code(whole.strip_suffix("0\nEOF\n").unwrap()),
        "file.dxf_cut_short"
    );
    assert_eq!(
        code(whole.strip_suffix("0\nENDSEC\n0\nEOF\n").unwrap()),
        "file.dxf_cut_short"
    );
    assert_eq!(code(&whole.replace("20\n2\n", "20\n")), "file.dxf_damaged");
    assert_eq!(
        read("x.dwg", b"AC1032\0\0\0\0".to_vec(), &ReadOptions::default()).unwrap_err(),
        "file.is_dwg"
    );
    assert_eq!(
        read("x.dxf", b"AC1032\0\0\0\0".to_vec(), &ReadOptions::default()).unwrap_err(),
        "file.is_dwg"
    );
    for name in ["Minimal_DXF_AC1009.dxf", "blocks2.dxf"] {
        let empty = read(name, drawing(name), &ReadOptions::default()).unwrap();
        assert_eq!(
            (empty.report.files[0].rows, empty.set.unplaced.len()),
            (0, 0),
            "{name}"
        );
    }
}

#[test]
fn bombs_are_refused_in_time() {
    let start = Instant::now();
    let block = |name: usize, inside: &str| {
        format!("0\nBLOCK\n8\n0\n2\nB{name}\n70\n0\n10\n0\n20\n0\n{inside}0\nENDBLK\n")
    };
    let insert = |name: usize, more: &str| {
        format!("0\nINSERT\n5\n1\n8\n0\n2\nB{name}\n10\n0\n20\n0\n{more}")
    };
    let line = "0\nLINE\n8\n0\n10\n1\n20\n2\n11\n3\n21\n4\n";
    let of = |blocks: &str, entities: &str| {
        read("x.dxf", small(METRES, blocks, entities), &on_zone_37())
    };
    // Itself, directly and through another.
    let cycle = block(1, &insert(2, "")) + &block(2, &insert(1, ""));
    assert_eq!(
        rejected(&of(&cycle, &insert(1, "")).unwrap()),
        ["geometry.block_cycle"]
    );
    // Ten of the next in each of thirty: 10^30.
    let tenfold: String = (0..30)
        .map(|i| block(i, &insert(i + 1, "").repeat(10)))
        .collect();
    let tenfold = tenfold + &block(30, line);
    assert_eq!(of(&tenfold, &insert(0, "")).unwrap_err(), "file.too_large");
    // A thousand million places of an array, of something and of nothing to be seen.
    let array = "70\n32767\n71\n32767\n44\n1\n45\n1\n";
    assert_eq!(
        of(&block(1, line), &insert(1, array)).unwrap_err(),
        "file.too_large"
    );
    let text = "0\nTEXT\n8\n0\n1\nx\n";
    assert_eq!(
        of(&block(1, text), &insert(1, array)).unwrap_err(),
        "file.too_large"
    );
    assert!(
        of(&block(1, ""), &insert(1, array))
            .unwrap()
            .set
            .rejects
            .is_empty()
    );
    // Deeper than anybody draws.
    let deep: String = (0..50).map(|i| block(i, &insert(i + 1, ""))).collect();
    let deep = deep + &block(50, line);
    assert_eq!(
        rejected(&of(&deep, &insert(0, "")).unwrap()),
        ["geometry.nested_too_deep"]
    );
    // Large circles, many of them.
    let circles = "0\nCIRCLE\n8\n0\n10\n0\n20\n0\n40\n100000\n".repeat(1000);
    assert_eq!(of("", &circles).unwrap_err(), "file.too_large");
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..4096), binary: bool) {
        let head: &[u8] = if binary { b"AutoCAD Binary DXF\r\n\x1a\0" } else { b"" };
        let _ = read("x.dxf", [head, bytes.as_slice()].concat(), &on_zone_37());
    }

    #[test]
    fn any_groups_are_answered(groups in proptest::collection::vec((0usize..24, -5i32..80), 0..200)) {
        const CODES: [&str; 24] = ["0\nLINE", "0\nLWPOLYLINE", "0\nPOLYLINE", "0\nVERTEX", "0\nSEQEND",
            "0\nINSERT\n2\nB", "0\nSPLINE", "0\nELLIPSE", "0\nARC", "0\nHATCH", "0\nSOLID", "10", "20", "40",
            "41", "42", "50", "70", "71", "72", "91", "92", "93", "210"];
        let text: String = groups.iter().map(|(i, v)| if *i < 11 { format!("{}\n", CODES[*i]) } else { format!("{}\n{v}\n", CODES[*i]) }).collect();
        let blocks = format!("0\nBLOCK\n8\n0\n2\nB\n10\n0\n20\n0\n{text}0\nENDBLK\n");
        let _ = read("x.dxf", small(METRES, &blocks, &text), &on_zone_37());
    }

    #[test]
    fn damaged_drawings_are_answered(which in 0usize..7, flips in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..20), keep in 0.0f64..1.5) {
        let name = ["issue39.dxf", "blocks1.dxf", "array-rotated.dxf", "splines.dxf", "binary_r2018.zip", "binary_r12.zip", "sample.zip"][which];
        let mut bytes = drawing(name);
        for (at, to) in flips {
            let at = at as usize % bytes.len();
            bytes[at] = to;
        }
        let kept = (bytes.len() as f64 * keep.min(1.0)) as usize;
        bytes.truncate(kept);
        let start = Instant::now();
        let read = read("x.dxf", bytes, &on_zone_37());
        // What is cut off is missed.
        prop_assert!(kept + 64 > drawing(name).len() || read.is_err());
        prop_assert!(start.elapsed() < Duration::from_secs(60));
    }
}
