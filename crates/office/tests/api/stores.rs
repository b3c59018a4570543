//! What is kept: drafts, the read store that can be thrown away, and registers of numbers without gaps.
use crate::forms::{FAR, NEAR, Way};
use crate::house::{House, start};
use chrono::TimeDelta;
use linewarden_office::journal::Journal;
use serde_json::{Value, json};

fn half_filled() -> Value {
    json!({"party": {"name": "半填示例", "phone": "138"}, "capacity": "１３．", "site": null})
}

#[test]
fn a_half_filled_form_is_back_after_closing_and_opening() {
    let house = House::new();
    let save = |version: u64, body: &Value| json!({"id": "d1", "subject": "application", "title": "半填", "body": body, "version": version});
    let first = house.does(
        "clerk",
        "draft/save",
        save(0, &json!({"party": {"name": "半"}})),
    );
    let second = house.does(
        "clerk",
        "draft/save",
        save(first["version"].as_u64().unwrap(), &half_filled()),
    );
    let house = house.reopen(|_| {});
    let draft = house.does("clerk", "draft/get", json!({"id": "d1"}));
    assert_eq!(
        (&draft["body"], &draft["version"]),
        (&half_filled(), &second["version"])
    );
    assert_eq!(
        house.does("clerk", "draft/list", json!({}))["drafts"][0]["title"],
        "半填"
    );
    house.is_refused(
        "clerk",
        "draft/save",
        save(1, &json!({})),
        409,
        "draft.changed",
    );
    assert_eq!(
        house.does("clerk", "draft/get", json!({"id": "d1"}))["body"],
        half_filled(),
        "the loser overwrote nothing"
    );
}

#[test]
fn a_draft_is_its_writers_own() {
    let house = House::new();
    let save = json!({"id": "d1", "subject": "application", "title": "半填", "body": half_filled(), "version": 0});
    house.does("clerk", "draft/save", save);
    house.is_refused(
        "head",
        "draft/get",
        json!({"id": "d1"}),
        404,
        "draft.unknown",
    );
    assert_eq!(
        house.does("head", "draft/list", json!({}))["drafts"],
        json!([])
    );
    house.does("head", "draft/discard", json!({"id": "d1"}));
    assert_eq!(
        house.does("clerk", "draft/get", json!({"id": "d1"}))["body"],
        half_filled(),
        "nobody else discards it"
    );
    let taken =
        json!({"id": "d1", "subject": "application", "title": "抢", "body": {}, "version": 1});
    assert!(
        !house
            .attempt("head", "draft/save", &taken)
            .status
            .is_success()
    );
    assert_eq!(
        house.does("clerk", "draft/get", json!({"id": "d1"}))["body"],
        half_filled()
    );
}

#[test]
fn a_draft_that_became_an_application_is_put_away() {
    let house = House::new();
    house.does("clerk", "draft/save", json!({"id": "d1", "subject": "application", "title": "", "body": half_filled(), "version": 0}));
    let mut form = crate::forms::form("380V", "10", FAR);
    form["party"]["id_number"] = json!(crate::forms::resident_id());
    house.does(
        "clerk",
        "application/accept",
        json!({"draft": "d1", "form": form}),
    );
    house.is_refused(
        "clerk",
        "draft/get",
        json!({"id": "d1"}),
        404,
        "draft.unknown",
    );
}

/// What the lists show, without the moment they were made.
fn lists(house: &House) -> Vec<Value> {
    house.clock.move_to(start() + TimeDelta::days(6));
    let mut all = Vec::new();
    for who in ["clerk", "surveyor", "head", "reviewer"] {
        for scope in ["mine", "unit"] {
            let list = house.does(who, "case/worklist", json!({"scope": scope}));
            all.push(json!([
                who,
                scope,
                list["rows"],
                list["total"],
                list["overdue"]
            ]));
        }
    }
    all.push(house.does("clerk", "case/list", json!({"limit": 50})));
    all.push(house.does("clerk", "case/search", json!({"query": "示例"})));
    all
}

#[test]
fn the_read_store_can_be_deleted_and_comes_back_the_same() {
    let house = House::new();
    Way::accepted(&house, "380V", "10", FAR);
    Way::accepted(&house, "380V", "10", FAR).surveyed("surveyor", "none");
    let third = Way::accepted(&house, "380V", "30", NEAR).surveyed("surveyor", "severe");
    third.noticed();
    let before = lists(&house);
    let rows = before[0][2].as_array().unwrap().len() + before[4][2].as_array().unwrap().len();
    assert!(rows >= 2, "the lists show something: {before:?}");
    assert_eq!(before[before.len() - 2]["total"], 3);
    let house = house.reopen(|folder| {
        for name in ["read.db", "read.db-wal", "read.db-shm"] {
            let _ = std::fs::remove_file(folder.join(name));
        }
        assert!(!folder.join("read.db").exists());
    });
    assert_eq!(lists(&house), before);
    let house = house.reopen(|folder| std::fs::write(folder.join("read.db"), "").expect("emptied"));
    assert_eq!(lists(&house), before, "an empty one as well");
}

#[test]
fn any_two_characters_of_name_address_or_number_find_a_case() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    for query in ["申示", "示例", "例路", "1号", "0001", "2026-0001"] {
        let found = house.does("clerk", "case/search", json!({"query": query}));
        assert_eq!(found["rows"][0]["case"], way.case, "{query}: {found}");
    }
    assert_eq!(
        house.does("clerk", "case/search", json!({"query": "没有"}))["rows"],
        json!([])
    );
}

#[test]
fn a_refused_issue_takes_no_number() {
    let house = House::new();
    let first = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    let second = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    let with = |change: fn(&mut Value)| {
        let mut fields = first.notice_fields();
        change(&mut fields);
        json!({"fields": fields})
    };
    first.is_refused(
        "surveyor",
        "notice/issue",
        with(|f| f["facts"] = json!("")),
        422,
        "notice.facts_missing",
    );
    first.is_refused(
        "surveyor",
        "notice/issue",
        with(|f| f["demands"] = json!(["责令停工"])),
        422,
        "notice.word_not_ours",
    );
    first.is_refused(
        "surveyor",
        "notice/issue",
        with(|f| f["inspectors"] = json!(["surveyor"])),
        422,
        "notice.inspectors_two",
    );
    let stale = json!({"case": first.case, "expected": 1, "fields": first.notice_fields()});
    house.is_refused("surveyor", "notice/issue", stale, 409, "case.changed");
    assert_eq!(first.noticed()["number"], "示电隐告〔2026〕1号");
    first.is_refused(
        "surveyor",
        "notice/issue",
        with(|_| ()),
        422,
        "notice.open_already",
    );
    assert_eq!(second.noticed()["number"], "示电隐告〔2026〕2号");
    let listed = house.does("clerk", "notice/list", json!({"year": 2026}));
    let mut serials: Vec<u64> = listed["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["serial"].as_u64().unwrap())
        .collect();
    serials.sort_unstable();
    assert_eq!(serials, [1, 2]);
    let journal = Journal::open(house.path()).expect("a journal");
    assert_eq!(
        journal
            .stream_version("numbers/notice/centre/2026")
            .expect("a version"),
        2
    );
}

#[test]
fn a_void_number_stays_in_the_register() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    let notice = way.noticed()["notice"].clone();
    way.is_refused(
        "surveyor",
        "notice/void",
        json!({"notice": notice, "reason": ""}),
        422,
        "reason.missing",
    );
    way.does(
        "surveyor",
        "notice/void",
        json!({"notice": notice, "reason": "对象有误"}),
    );
    assert_eq!(way.noticed()["number"], "示电隐告〔2026〕2号");
    let rows = house.does("clerk", "notice/list", json!({"year": 2026}))["rows"].clone();
    let states: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|r| {
            (
                r["serial"].as_u64().unwrap(),
                r["state"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert!(
        states.contains(&(1, "void".into())) && states.contains(&(2, "issued".into())),
        "{states:?}"
    );
}

#[test]
fn no_personal_data_stands_in_the_journal_and_the_case_shows_it_masked() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", NEAR).surveyed("surveyor", "severe");
    way.noticed();
    let id = crate::forms::resident_id();
    let party = way.show()["party"].clone();
    assert!(
        !party.to_string().contains(&id) && !party.to_string().contains("13800001234"),
        "{party}"
    );
    let journal = Journal::open(house.path()).expect("a journal");
    for event in journal.read_from(0, 1000).expect("events") {
        let text = event.body.to_string();
        for secret in [id.as_str(), "13800001234", "申示例", "示例路1号"] {
            assert!(
                !text.contains(secret),
                "{secret} stands in event {} {}",
                event.position,
                event.kind
            );
        }
    }
    let open = house.does(
        "clerk",
        "case/reveal",
        json!({"case": way.case, "reason": "核对身份"}),
    );
    assert_eq!(
        (&open["id_number"], &open["phone"]),
        (&json!(id), &json!("13800001234"))
    );
    let silent = house.attempt(
        "clerk",
        "case/reveal",
        &json!({"case": way.case, "reason": " "}),
    );
    assert!(silent.status.is_client_error(), "looking needs a reason");
}
