use std::fs;

use linewarden_office::files::{FileError, FileId, FileStore, MAX_BYTES};

#[test]
fn the_same_bytes_are_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path()).expect("opened");
    let id = store.put(b"abc").expect("put");
    // FIPS 180-2, example B.1.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(id.to_string(), expected);
    assert_eq!(expected.parse::<FileId>().expect("an id"), id);
    assert_eq!(store.put(b"abc").expect("put again"), id);
    assert_eq!(store.get(id).expect("got"), b"abc");
    assert!(store.exists(id));
    assert!(folder.path().join("files/ba").join(expected).is_file());
    let other = store.put(b"").expect("empty files are files");
    let mut ids = vec![id, other];
    ids.sort();
    assert_eq!(store.ids().expect("listed"), ids);
    // Nothing unfinished is left lying about.
    let beside = fs::read_dir(folder.path().join("files/ba")).expect("listed");
    assert_eq!(beside.count(), 1);
}

#[test]
fn a_damaged_file_is_an_error_and_can_be_put_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path()).expect("opened");
    let id = store.put("通知书 示例".as_bytes()).expect("put");
    let mut bytes = fs::read(store.path(id)).expect("read");
    bytes[3] ^= 0x40;
    fs::write(store.path(id), bytes).expect("damaged");
    let error = store.get(id).expect_err("noticed");
    assert!(matches!(error, FileError::Damaged { id: of, .. } if of == id));
    assert_eq!(error.code(), "files.damaged");
    fs::write(store.path(id), b"").expect("cut short");
    assert!(matches!(store.get(id), Err(FileError::Damaged { .. })));

    assert_eq!(store.put("通知书 示例".as_bytes()).expect("put right"), id);
    assert_eq!(store.get(id).expect("got"), "通知书 示例".as_bytes());
}

#[test]
fn a_missing_file_and_one_too_large_are_told_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path()).expect("opened");
    let id = FileId::of(b"never put");
    assert!(!store.exists(id));
    assert!(matches!(store.get(id), Err(FileError::Missing { id: of }) if of == id));
    let large = vec![0; MAX_BYTES + 1];
    let refused = store.put(&large);
    assert!(matches!(refused, Err(FileError::TooLarge { bytes, .. }) if bytes == MAX_BYTES + 1));
    assert_eq!(store.ids().expect("listed"), []);
    let largest = store
        .put(&large[..MAX_BYTES])
        .expect("the limit itself fits");
    assert_eq!(store.get(largest).expect("got").len(), MAX_BYTES);
    // What the office makes itself has no such limit: ten million segments are more than that.
    let made = store.keep(&large).expect("kept");
    assert_eq!(store.get(made).expect("got").len(), MAX_BYTES + 1);
}

#[test]
fn many_at_once_put_the_same_bytes_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = FileStore::open(folder.path()).expect("opened");
    let bytes = vec![0x5a; 300_000];
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| store.put(&bytes).expect("put"));
        }
    });
    assert_eq!(store.get(FileId::of(&bytes)).expect("got"), bytes);
}
