//! Units and people after the founding: added, changed, let go, and by whom alone.
use crate::house::{House, key};
use serde_json::{Value, json};

fn version(house: &House, who: &str) -> u64 {
    house.does(who, "staff/directory", json!({}))["version"]
        .as_u64()
        .unwrap()
}

fn with(house: &House, who: &str, mut body: Value) -> Value {
    body["expected"] = json!(version(house, who));
    body
}

fn clerk_in(unit: &str) -> Value {
    json!([{"role": "clerk", "unit": unit, "from": "2026-01-01", "to": null}])
}

/// An office a moment after its founding, and its one person's id.
fn founded() -> House {
    let house = House::empty();
    let answer = house.post(
        None,
        "office/found",
        Some(&key()),
        serde_json::to_vec(&json!({"name": "示例公司", "notice_word": "示", "administrator": "初示例", "pin": "2468"})).unwrap(),
    );
    assert_eq!(answer.status, 200, "{}", answer.json());
    house
}

#[test]
fn a_founded_office_takes_on_a_unit_and_a_person_who_can_come_in_and_work() {
    let house = founded();
    let who = "administrator";
    let unit = with(
        &house,
        who,
        json!({"name": "配电工区", "kind": "distribution_works_area", "parent": "company"}),
    );
    let there = house.does(who, "staff/add_unit", unit);
    let works = there["units"]
        .as_array()
        .unwrap()
        .iter()
        .find(|u| u["name"] == "配电工区")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let person = with(
        &house,
        who,
        json!({"name": "新示例", "pin": "２４６８", "assignments": [{"role": "capacity_reviewer", "unit": works, "from": "2026-01-01", "to": null}]}),
    );
    let same = key();
    let added = house.try_with_key(who, "staff/add", &same, &person).json();
    // Sent twice, done once.
    let again = house.try_with_key(who, "staff/add", &same, &person).json();
    assert_eq!(added["people"], again["people"]);
    let new = added["people"]
        .as_array()
        .unwrap()
        .iter()
        .find(|p| p["name"] == "新示例")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let me = house.does(&new, "staff/me", json!({}));
    assert_eq!(me["assignments"][0]["unit_name"], "配电工区");
    // Their own PIN, by them alone.
    house.is_refused(
        &new,
        "staff/change_pin",
        json!({"old": "1111", "pin": "13579"}),
        401,
        "staff.wrong_pin",
    );
    house.does(
        &new,
        "staff/change_pin",
        json!({"old": "2468", "pin": "13579"}),
    );
    // The administrator's command, come again late, does not bring the first PIN back.
    house.try_with_key(who, "staff/add", &same, &person);
    let signed = json!({"staff": new, "pin": "13579"})
        .to_string()
        .into_bytes();
    assert_eq!(house.post(None, "staff/sign_in", None, signed).status, 200);
    house.is_refused(
        &new,
        "staff/add",
        with(
            &house,
            who,
            json!({"name": "又", "pin": "2468", "assignments": clerk_in("centre")}),
        ),
        403,
        "access.denied",
    );
}

#[test]
fn who_may_not_come_in_any_more_is_out_at_once() {
    let house = House::new();
    let token = house.token("clerk");
    let gone = with(
        &house,
        "admin",
        json!({"staff": "clerk", "admitted": false, "reason": "调离"}),
    );
    house.does("admin", "staff/admit", gone);
    let answer = house.post(Some(&token), "staff/me", None, b"{}".to_vec());
    assert_eq!(answer.status, 401, "{}", answer.json());
    let back = with(
        &house,
        "admin",
        json!({"staff": "clerk", "admitted": true, "reason": "回来"}),
    );
    house.does("admin", "staff/admit", back);
    // What was held stays on the record; a role that has ended does not count any more.
    let erased = with(
        &house,
        "admin",
        json!({"staff": "surveyor", "name": "x", "reason": "x", "assignments": clerk_in("centre")}),
    );
    house.is_refused("admin", "staff/change", erased, 422, "staff.role_erased");
    let ended = with(
        &house,
        "admin",
        json!({"staff": "surveyor", "name": "改名示例", "reason": "转岗", "assignments": [{"role": "surveyor", "unit": "centre", "from": "2025-01-01", "to": "2025-12-31"}]}),
    );
    house.does("admin", "staff/change", ended);
    let me = house.does("surveyor", "staff/me", json!({}));
    assert_eq!(me["name"], "改名示例");
    assert_eq!(me["assignments"], json!([]));
}

#[test]
fn what_would_lock_the_office_or_make_no_sense_is_refused() {
    let house = founded();
    let who = "administrator";
    let refused = |path: &str, body: Value, status: u16, code: &str| {
        house.is_refused(who, path, with(&house, who, body), status, code);
    };
    refused(
        "staff/admit",
        json!({"staff": who, "admitted": false, "reason": "x"}),
        409,
        "staff.last_administrator",
    );
    refused(
        "staff/change",
        json!({"staff": who, "name": "初示例", "assignments": clerk_in("centre"), "reason": "x"}),
        409,
        "staff.last_administrator",
    );
    let add =
        |name: &str, pin: &str, held: Value| json!({"name": name, "pin": pin, "assignments": held});
    refused(
        "staff/add",
        add(" ", "2468", clerk_in("centre")),
        422,
        "field.missing",
    );
    refused(
        "staff/add",
        add("换\n行", "2468", clerk_in("centre")),
        422,
        "name.control_characters",
    );
    refused(
        "staff/add",
        add("甲", "246", clerk_in("centre")),
        422,
        "staff.pin_too_short",
    );
    refused(
        "staff/add",
        add("甲", "2468", json!([])),
        422,
        "staff.no_role",
    );
    refused(
        "staff/add",
        add("甲", "2468", clerk_in("nowhere")),
        422,
        "unit.unknown",
    );
    let backwards =
        json!([{"role": "clerk", "unit": "centre", "from": "2026-02-01", "to": "2026-01-01"}]);
    refused(
        "staff/add",
        add("甲", "2468", backwards),
        422,
        "staff.ends_before_it_begins",
    );
    refused(
        "staff/reset_pin",
        json!({"staff": "nobody", "pin": "2468"}),
        422,
        "staff.unknown",
    );
    refused(
        "staff/rename_unit",
        json!({"unit": "centre", "name": "新名", "reason": " "}),
        422,
        "reason.missing",
    );
    // Somebody else changed the office meanwhile.
    let old =
        json!({"expected": 0, "name": "甲", "pin": "2468", "assignments": clerk_in("centre")});
    let answer = house.attempt(who, "staff/add", &old);
    assert_eq!(answer.status, 409, "{}", answer.json());
}

#[test]
fn a_code_word_is_of_letters_only() {
    for word in ["示〔1〕", "12", "示 安", "示\u{202e}"] {
        let house = House::empty();
        let body = json!({"name": "示例公司", "notice_word": word, "administrator": "初示例", "pin": "2468"});
        let answer = house.post(
            None,
            "office/found",
            Some(&key()),
            serde_json::to_vec(&body).unwrap(),
        );
        assert_eq!(answer.status, 422, "{word}: {}", answer.json());
    }
}
