//! Coming in by a PIN, and staying out without.
use crate::house::{House, PIN, key};
use chrono::TimeDelta;
use serde_json::json;

fn sign_in(house: &House, who: &str, pin: &str) -> (u16, serde_json::Value) {
    let answer = house.post(
        None,
        "staff/sign_in",
        None,
        json!({"staff": who, "pin": pin}).to_string().into_bytes(),
    );
    (answer.status.as_u16(), answer.json())
}

#[test]
fn a_person_comes_in_by_their_pin_also_typed_wide() {
    let house = House::new();
    let (status, me) = sign_in(&house, "clerk", PIN);
    assert_eq!(
        (status, &me["id"], &me["assignments"][0]["role"]),
        (200, &json!("clerk"), &json!("clerk"))
    );
    assert!(me["token"].as_str().is_some_and(|t| t.len() >= 32), "{me}");
    assert_eq!(sign_in(&house, "clerk", "２４６８").0, 200);
    let listed = house.post(None, "staff/list", None, b"{}".to_vec()).json();
    assert!(
        listed["people"]
            .as_array()
            .unwrap()
            .iter()
            .any(|p| p["id"] == "clerk")
    );
    assert!(
        !listed.to_string().contains("argon2"),
        "no hash leaves the office"
    );
}

#[test]
fn a_wrong_pin_is_counted_and_five_of_them_lock_the_person_out() {
    let house = House::new();
    for left in (0..5).rev() {
        let (status, said) = sign_in(&house, "clerk", "0000");
        assert_eq!(
            (status, &said["code"], &said["params"]["tries_left"]),
            (401, &json!("staff.wrong_pin"), &json!(left))
        );
    }
    let (status, said) = sign_in(&house, "clerk", PIN);
    assert_eq!(
        (status, &said["code"]),
        (403, &json!("staff.locked_out")),
        "the right PIN does not help now"
    );
    assert_eq!(sign_in(&house, "head", PIN).0, 200, "others come in");
    house
        .clock
        .move_to(house.clock.now() + TimeDelta::minutes(6));
    assert_eq!(sign_in(&house, "clerk", PIN).0, 200, "after a while");
}

#[test]
fn a_right_pin_wipes_the_count() {
    let house = House::new();
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(sign_in(&house, "clerk", "0000").0, 401);
        }
        assert_eq!(sign_in(&house, "clerk", PIN).0, 200);
    }
}

#[test]
fn nobody_unknown_comes_in() {
    let house = House::new();
    assert_eq!(sign_in(&house, "nobody", PIN).1["code"], "staff.unknown");
    assert_eq!(sign_in(&house, "", "").1["code"], "staff.unknown");
}

#[test]
fn without_a_session_nothing_is_told() {
    let house = House::new();
    for token in [None, Some("made up")] {
        for path in [
            "case/list",
            "case/worklist",
            "draft/list",
            "application/accept",
            "facilities/current",
        ] {
            let answer = house.post(token, path, Some(&key()), b"{}".to_vec());
            assert_eq!(
                answer.status,
                401,
                "{path}: {}",
                String::from_utf8_lossy(&answer.bytes)
            );
        }
    }
}

#[test]
fn a_locked_session_does_nothing_until_the_pin_comes_again() {
    let house = House::new();
    house.does("clerk", "staff/lock", json!({}));
    house.is_refused(
        "clerk",
        "case/list",
        json!({"limit": 1}),
        401,
        "staff.locked",
    );
    house.is_refused(
        "clerk",
        "staff/unlock",
        json!({"pin": "0000"}),
        401,
        "staff.wrong_pin",
    );
    house.is_refused(
        "clerk",
        "case/list",
        json!({"limit": 1}),
        401,
        "staff.locked",
    );
    house.does("clerk", "staff/unlock", json!({"pin": PIN}));
    house.does("clerk", "case/list", json!({"limit": 1}));
}

#[test]
fn a_locked_session_reads_no_papers_or_files() {
    let house = House::new();
    let photo = house.photo();
    assert_eq!(
        house.get("clerk", &format!("/api/file/{photo}")).status,
        200
    );
    house.does("clerk", "staff/lock", json!({}));
    assert_eq!(
        house.get("clerk", &format!("/api/file/{photo}")).status,
        401
    );
}

#[test]
fn signing_out_ends_the_session() {
    let house = House::new();
    house.does("clerk", "staff/sign_out", json!({}));
    house.is_refused(
        "clerk",
        "case/list",
        json!({"limit": 1}),
        401,
        "staff.session_ended",
    );
}

#[test]
fn an_office_is_founded_once() {
    let house = House::empty();
    let found = |name: &str, pin: &str| {
        let body =
            json!({"name": name, "notice_word": "示", "administrator": "管示例", "pin": pin});
        house.post(
            None,
            "office/found",
            Some(&key()),
            body.to_string().into_bytes(),
        )
    };
    let status = house
        .post(None, "office/status", None, b"{}".to_vec())
        .json();
    assert_eq!(status["set_up"], false);
    assert_eq!(found("示例所", "12").code(), "staff.pin_too_short");
    assert_eq!(found(" ", "1234").code(), "field.missing");
    let first = found("示例所", "1234");
    assert_eq!(
        (first.status.as_u16(), first.json()["token"].is_string()),
        (200, true)
    );
    let again = found("另一所", "1234");
    assert_eq!(
        (again.status.as_u16(), again.code()),
        (409, "office.founded_already".to_owned())
    );
    let status = house
        .post(None, "office/status", None, b"{}".to_vec())
        .json();
    assert_eq!(
        (&status["set_up"], &status["name"], &status["notice_word"]),
        (&json!(true), &json!("示例所"), &json!("示"))
    );
}
