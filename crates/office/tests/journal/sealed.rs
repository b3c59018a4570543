use std::fs;
use std::path::Path;

use linewarden_office::sealed::{Commitment, Sealed, SealedError};
use rusqlite::Connection;
use serde_json::json;

use crate::setup::{append_of, later, morning, open, write};

fn key_on_disk(folder: &Path, person_id: &str) -> Vec<u8> {
    let connection = Connection::open(folder.join("sealed.db")).expect("opened");
    connection
        .query_row(
            "SELECT key FROM persons WHERE person_id = ?1",
            [person_id],
            |row| row.get(0),
        )
        .expect("a key")
}

/// Whether these bytes stand in any file of the folder, as they are on disk now.
fn on_disk(folder: &Path, needle: &[u8]) -> bool {
    fs::read_dir(folder).expect("listed").any(|entry| {
        let path = entry.expect("listed").path();
        path.is_file()
            && fs::read(path)
                .expect("read")
                .windows(needle.len())
                .any(|window| window == needle)
    })
}

#[test]
fn data_is_sealed_and_corrections_are_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed = Sealed::open(folder.path()).expect("opened");
    let first = json!({ "name": "示例甲", "phone": "000-0000-0001" });
    let second = json!({ "name": "示例甲", "phone": "000-0000-0002" });
    let one = sealed.put("p-1", &first, morning()).expect("put");
    let two = sealed.put("p-1", &second, later(60)).expect("put");
    assert_ne!(one, two);
    assert_eq!(sealed.get("p-1").expect("got"), Some(second.clone()));
    assert_eq!(sealed.get_committed("p-1", &one).expect("got"), Some(first));
    assert_eq!(
        sealed.get_committed("p-1", &two).expect("got"),
        Some(second)
    );
    assert_eq!(sealed.get("p-2").expect("got"), None);
    let versions = sealed.versions("p-1").expect("versions");
    let seen: Vec<_> = versions.iter().map(|v| (v.version, v.sealed_at)).collect();
    assert_eq!(seen, [(1, morning()), (2, later(60))]);
    assert!(!on_disk(folder.path(), "000-0000-0001".as_bytes()));
    assert!(on_disk(folder.path(), &key_on_disk(folder.path(), "p-1")));
}

#[test]
fn a_commitment_depends_on_data_and_person_not_on_key_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed = Sealed::open(folder.path()).expect("opened");
    let put = |person: &str, text: &str| -> Commitment {
        let data = serde_json::from_str(text).expect("json");
        sealed.put(person, &data, morning()).expect("put")
    };
    let one = put("p-1", r#"{"b":{"y":1,"x":[2,3]},"a":"甲"}"#);
    assert_eq!(put("p-1", r#"{"a":"甲","b":{"x":[2,3],"y":1}}"#), one);
    assert_ne!(put("p-1", r#"{"a":"甲","b":{"x":[3,2],"y":1}}"#), one);
    assert_ne!(put("p-2", r#"{"b":{"y":1,"x":[2,3]},"a":"甲"}"#), one);
    assert_eq!(one.to_string().parse::<Commitment>().expect("hex"), one);
}

#[test]
fn erasing_leaves_no_key_and_no_data_and_the_journal_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed = Sealed::open(folder.path()).expect("opened");
    let journal = open(folder.path());
    let commitment = sealed
        .put("p-1", &json!({ "name": "示例乙" }), morning())
        .expect("put");
    sealed.put("p-2", &json!("stays"), morning()).expect("put");
    let event = json!({ "applicant": "p-1", "commitment": commitment });
    journal
        .append(append_of(vec![write("case-1", 0, &[event])]))
        .expect("appended");
    let key = key_on_disk(folder.path(), "p-1");
    assert!(on_disk(folder.path(), &key));

    sealed.erase("p-1", later(60)).expect("erased");

    assert!(
        !on_disk(folder.path(), &key),
        "the key must be gone from every file"
    );
    assert_eq!(sealed.get("p-1").expect("got"), None);
    assert_eq!(sealed.get_committed("p-1", &commitment).expect("got"), None);
    assert_eq!(sealed.get("p-2").expect("got"), Some(json!("stays")));
    let state = sealed.state("p-1").expect("state").expect("still known");
    assert_eq!((state.versions, state.erased_at), (1, Some(later(60))));
    assert!(journal.verify(None).expect("verified").is_sound());
    let event = &journal.read_stream("case-1").expect("events")[0];
    assert_eq!(event.body["commitment"], json!(commitment));

    // Erasing again is done once; new data needs a new id.
    sealed.erase("p-1", later(120)).expect("erased before");
    let state = sealed.state("p-1").expect("state").expect("still known");
    assert_eq!(state.erased_at, Some(later(60)));
    let again = sealed.put("p-1", &json!(1), later(120));
    assert!(matches!(again, Err(SealedError::Erased { .. })));
}

#[test]
fn a_legal_hold_refuses_erasing_until_lifted() {
    let folder = tempfile::tempdir().expect("a folder");
    let sealed = Sealed::open(folder.path()).expect("opened");
    sealed.put("p-1", &json!("data"), morning()).expect("put");
    sealed.set_hold("p-1", Some("示例案号")).expect("held");
    let refused = sealed.erase("p-1", later(1)).expect_err("refused");
    assert!(matches!(&refused, SealedError::OnHold { reason, .. } if reason == "示例案号"));
    assert_eq!(refused.code(), "sealed.on_hold");
    assert_eq!(sealed.get("p-1").expect("got"), Some(json!("data")));
    sealed.set_hold("p-1", None).expect("lifted");
    sealed.erase("p-1", later(2)).expect("erased");
    assert_eq!(sealed.get("p-1").expect("got"), None);
    let unknown = sealed.erase("p-9", later(2));
    assert!(matches!(unknown, Err(SealedError::Unknown { .. })));
    let unknown = sealed.set_hold("p-9", None);
    assert!(matches!(unknown, Err(SealedError::Unknown { .. })));
    let gone = sealed.set_hold("p-1", Some("too late"));
    assert!(matches!(gone, Err(SealedError::Erased { .. })));
}

#[test]
fn a_damaged_or_moved_ciphertext_does_not_open() {
    let changes = [
        "UPDATE versions SET ciphertext = zeroblob(length(ciphertext)) WHERE version = 2",
        "UPDATE versions SET nonce = zeroblob(24) WHERE version = 2",
        "UPDATE versions SET (nonce, ciphertext) = (SELECT nonce, ciphertext FROM versions WHERE version = 1) WHERE version = 2",
        "UPDATE versions SET ciphertext = NULL WHERE version = 2",
    ];
    for change in changes {
        let folder = tempfile::tempdir().expect("a folder");
        let sealed = Sealed::open(folder.path()).expect("opened");
        sealed.put("p-1", &json!("one"), morning()).expect("put");
        sealed.put("p-1", &json!("two"), morning()).expect("put");
        let connection = Connection::open(folder.path().join("sealed.db")).expect("opened");
        connection.execute_batch(change).expect("changed");
        let got = sealed.get("p-1");
        assert!(
            matches!(got, Err(SealedError::Damaged { version: 2, .. })),
            "{change}: {got:?}"
        );
    }
}
