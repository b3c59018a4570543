use linewarden_office::desk::{
    Access, Channel, Desk, DraftError, Token, hash_password, verify_password,
};
use serde_json::json;

use crate::setup::{later, morning};

fn desk() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Desk::open(folder.path()).expect("opened");
    (folder, desk)
}

#[test]
fn a_session_lives_from_sign_in_to_sign_out() {
    let (folder, desk) = desk();
    let token = desk
        .create_session("s-1", Channel::Window, morning())
        .expect("signed in");
    let other = desk
        .create_session("s-1", Channel::Browser, morning())
        .expect("signed in");
    assert_ne!(token.as_str(), other.as_str());
    // The token itself is nowhere on disk.
    for name in ["desk.db", "desk.db-wal"] {
        let bytes = std::fs::read(folder.path().join(name)).expect("read");
        let secret = token.as_str().as_bytes();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
    }
    let hash = Token::from_text(token.as_str()).hash();
    let session = desk.session(&hash).expect("found").expect("there");
    assert_eq!(
        (session.staff_id.as_str(), session.channel),
        ("s-1", Channel::Window)
    );

    desk.touch_session(&hash, later(30)).expect("noted");
    let seen = desk
        .session(&hash)
        .expect("found")
        .expect("there")
        .last_seen;
    assert_eq!(seen, morning(), "not noted within a minute");
    desk.touch_session(&hash, later(61)).expect("noted");
    let seen = desk
        .session(&hash)
        .expect("found")
        .expect("there")
        .last_seen;
    assert_eq!(seen, later(61));

    assert!(
        desk.set_session_locked(&hash, Some(later(70)))
            .expect("locked")
    );
    let locked = desk
        .session(&hash)
        .expect("found")
        .expect("there")
        .locked_at;
    assert_eq!(locked, Some(later(70)));
    assert!(desk.set_session_locked(&hash, None).expect("unlocked"));
    assert_eq!(desk.sessions_of("s-1").expect("listed")[0].locked_at, None);

    assert!(desk.end_session(&hash).expect("ended"));
    assert!(!desk.end_session(&hash).expect("ended before"));
    assert_eq!(desk.session(&hash).expect("looked"), None);
    assert_eq!(desk.end_sessions_of("s-1").expect("ended"), 1);
}

#[test]
fn old_sessions_are_swept() {
    let (_folder, desk) = desk();
    desk.create_session("s-1", Channel::Cli, morning())
        .expect("signed in");
    desk.create_session("s-2", Channel::Cli, later(100))
        .expect("signed in");
    assert_eq!(desk.sweep_sessions(later(50)).expect("swept"), 1);
    assert_eq!(desk.sessions_of("s-1").expect("listed"), []);
    assert_eq!(desk.sessions_of("s-2").expect("listed").len(), 1);
}

#[test]
fn a_password_is_checked_and_wrong_ones_lock() {
    let (_folder, desk) = desk();
    let phc = hash_password("示例-密码").expect("hashed");
    assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
    assert_ne!(
        phc,
        hash_password("示例-密码").expect("hashed"),
        "a salt each"
    );
    assert!(verify_password("示例-密码", &phc).expect("checked"));
    assert!(!verify_password("示例-密碼", &phc).expect("checked"));
    assert!(verify_password("x", "not a hash").is_err());

    assert_eq!(desk.credential("s-1").expect("looked"), None);
    assert_eq!(
        desk.note_failed_password("s-1", 3, later(900))
            .expect("noted"),
        None
    );
    desk.set_credential("s-1", &phc, morning()).expect("set");
    for failed in 1..=2 {
        let count = desk.note_failed_password("s-1", 3, later(900));
        assert_eq!(count.expect("noted"), Some(failed));
    }
    let credential = desk.credential("s-1").expect("looked").expect("there");
    assert_eq!((credential.failed, credential.locked_until), (2, None));
    desk.note_failed_password("s-1", 3, later(900))
        .expect("noted");
    let credential = desk.credential("s-1").expect("looked").expect("there");
    assert_eq!(
        (credential.failed, credential.locked_until),
        (3, Some(later(900)))
    );
    desk.note_right_password("s-1").expect("noted");
    let credential = desk.credential("s-1").expect("looked").expect("there");
    assert_eq!((credential.failed, credential.locked_until), (0, None));
    assert!(desk.remove_credential("s-1").expect("removed"));
    assert_eq!(desk.credential("s-1").expect("looked"), None);
}

#[test]
fn a_draft_saved_elsewhere_is_a_conflict_with_both_values() {
    let (_folder, desk) = desk();
    let save = |body, expected, at| {
        desk.save_draft("d-1", "s-1", "application", &body, expected, later(at))
    };
    assert_eq!(save(json!({ "step": 1 }), 0, 0).expect("saved"), 1);
    assert_eq!(save(json!({ "step": 2 }), 1, 1).expect("saved"), 2);
    match save(json!({ "step": "other" }), 1, 2) {
        Err(DraftError::Conflict {
            expected: 1,
            current: Some(current),
            ..
        }) => {
            assert_eq!((current.version, &current.body), (2, &json!({ "step": 2 })));
        }
        other => panic!("expected a conflict, got {other:?}"),
    }
    assert!(matches!(
        save(json!(0), 0, 3),
        Err(DraftError::Conflict {
            current: Some(_),
            ..
        })
    ));
    let draft = desk.draft("d-1").expect("looked").expect("there");
    assert_eq!(
        (draft.version, draft.body, draft.updated_at),
        (2, json!({ "step": 2 }), later(1))
    );

    // Someone else neither writes, nor sees in the conflict, nor deletes it.
    let foreign = desk.save_draft("d-1", "s-2", "application", &json!(0), 2, later(4));
    assert!(matches!(
        foreign,
        Err(DraftError::Conflict { current: None, .. })
    ));
    assert!(!desk.delete_draft("d-1", "s-2").expect("tried"));

    desk.save_draft("d-2", "s-1", "survey", &json!(2), 0, later(9))
        .expect("saved");
    let ids: Vec<_> = desk
        .drafts_of("s-1", 10)
        .expect("listed")
        .into_iter()
        .map(|d| d.id)
        .collect();
    assert_eq!(ids, ["d-2", "d-1"]);
    assert!(desk.delete_draft("d-1", "s-1").expect("deleted"));
    assert_eq!(desk.draft("d-1").expect("looked"), None);
    assert!(matches!(
        save(json!(0), 2, 9),
        Err(DraftError::Conflict { current: None, .. })
    ));
}

#[test]
fn settings_are_set_changed_and_cleared() {
    let (folder, desk) = desk();
    assert_eq!(desk.setting("page").expect("looked"), None);
    desk.set_setting("page", &json!({ "rows": 50 }), morning())
        .expect("set");
    desk.set_setting("page", &json!({ "rows": 80 }), later(1))
        .expect("set");
    drop(desk);
    let desk = Desk::open(folder.path()).expect("opened again");
    assert_eq!(
        desk.setting("page").expect("looked"),
        Some(json!({ "rows": 80 }))
    );
    assert!(desk.clear_setting("page").expect("cleared"));
    assert!(!desk.clear_setting("page").expect("cleared before"));
}

#[test]
fn a_one_time_token_opens_one_door_once_in_time() {
    let (_folder, desk) = desk();
    let make = || desk.create_one_time_token("pair_device", Some("s-1"), morning(), later(600));
    let token = make().expect("made").hash();
    let open = |token, purpose, at| {
        let used = desk.use_one_time_token(token, purpose, later(at));
        used.expect("looked").map(|used| used.staff_id)
    };
    assert_eq!(open(&token, "new_password", 1), None);
    assert_eq!(open(&token, "pair_device", 599), Some(Some("s-1".into())));
    assert_eq!(open(&token, "pair_device", 599), None);
    let late = make().expect("made").hash();
    assert_eq!(open(&late, "pair_device", 600), None);
    assert_eq!(open(&[0; 32], "pair_device", 1), None);
    assert_eq!(desk.sweep_one_time_tokens(later(601)).expect("swept"), 2);
}

#[test]
fn looks_at_personal_data_are_logged_and_paged() {
    let (folder, desk) = desk();
    let access = |staff: &str, person: &str| Access {
        staff_id: staff.into(),
        person_id: person.into(),
        subject: "case-1".into(),
        purpose: "call_back".into(),
        fields: vec!["phone".into(), "name".into()],
    };
    for number in 0..5 {
        desk.log_access(&access("s-1", "p-1"), later(number))
            .expect("logged");
    }
    desk.log_access(&access("s-2", "p-2"), later(9))
        .expect("logged");
    let page = desk.accesses_to("p-1", None, 3).expect("listed");
    assert_eq!(
        page.iter().map(|a| a.at).collect::<Vec<_>>(),
        [later(4), later(3), later(2)]
    );
    assert_eq!(page[0].access, access("s-1", "p-1"));
    let rest = desk
        .accesses_to("p-1", Some(page[2].id), 3)
        .expect("listed");
    assert_eq!(
        rest.iter().map(|a| a.at).collect::<Vec<_>>(),
        [later(1), later(0)]
    );
    assert_eq!(desk.accesses_by("s-2", None, 9).expect("listed").len(), 1);
    let connection = rusqlite::Connection::open(folder.path().join("desk.db")).expect("opened");
    assert!(
        connection
            .execute("UPDATE access_log SET purpose = 'x'", [])
            .is_err()
    );
}
