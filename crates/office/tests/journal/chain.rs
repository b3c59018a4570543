use std::str::FromStr;

use linewarden_office::journal::{Head, fingerprint};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::setup::{append_of, open, write};

/// The documented encoding, spelled out once more: whoever holds an export can recompute the chain with this alone.
fn documented_hash(fields: &[&[u8]]) -> [u8; 32] {
    let mut bytes = Vec::new();
    for field in fields {
        bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
        bytes.extend_from_slice(field);
    }
    Sha256::digest(&bytes).into()
}

#[test]
fn the_chain_is_the_documented_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = open(folder.path());
    let mut append = append_of(vec![write(
        "case-1",
        0,
        &[json!({ "名": "示例" }), json!(2)],
    )]);
    append.key = "01234567-89ab-7def-8123-456789abcdef"
        .parse()
        .expect("a key");
    journal.append(append).expect("appended");
    let events = journal.read_stream("case-1").expect("events");

    let expected = |prev: &[u8], number: u64, body: &str| {
        documented_hash(&[
            b"linewarden.event.1",
            prev,
            &number.to_be_bytes(),
            b"case-1",
            &number.to_be_bytes(),
            b"noted",
            body.as_bytes(),
            "staff-示例-1".as_bytes(),
            b"2026-03-02T08:30:00.000000+08:00",
            b"01234567-89ab-7def-8123-456789abcdef",
        ])
    };
    let first = expected(&[0; 32], 1, r#"{"名":"示例"}"#);
    assert_eq!(events[0].hash, first);
    assert_eq!(events[1].hash, expected(&first, 2, "2"));
    // Computed once by another program (Python's hashlib) from the same description.
    assert_eq!(hex::encode(first), GOLDEN_FIRST);
}

const GOLDEN_FIRST: &str = "0ae2bd8f09475b29ac07bee508dff3b1ee62fd4cad2401c0cb842a6da4203e8b";

#[test]
fn a_fingerprint_is_short_and_readable() {
    let mut hash = [0xff; 32];
    hash[..8].copy_from_slice(&[0xa1, 0xb2, 0xc3, 0xd4, 0xe5, 0xf6, 0x07, 0x18]);
    assert_eq!(fingerprint(&hash), "A1B2-C3D4-E5F6-0718");
}

#[test]
fn a_head_is_written_and_read_as_text() {
    let head = Head {
        position: 42,
        hash: [0xab; 32],
    };
    let text = head.to_string();
    assert_eq!(text, format!("42:{}", "ab".repeat(32)));
    assert_eq!(Head::from_str(&text), Ok(head));
    let as_json = serde_json::to_value(head).expect("json");
    assert_eq!(as_json, json!({ "position": 42, "hash": "ab".repeat(32) }));
    for wrong in ["", "42", "42:ab", "x:00", &text[..text.len() - 1]] {
        assert!(Head::from_str(wrong).is_err(), "{wrong}");
    }
}
