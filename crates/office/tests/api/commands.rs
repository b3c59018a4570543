//! How a command is taken: once by its key, on the version that was seen, by whom the table lets, with what is really there.
use crate::forms::{FAR, Way};
use crate::house::{House, key};
use serde_json::json;

#[test]
fn a_stale_version_is_told_who_did_what_meanwhile() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let seen = way.version.get();
    way.does("clerk", "case/comment", json!({"text": "先来一步"}));
    let late = json!({"case": way.case, "expected": seen, "text": "后来"});
    let said = house.is_refused("head", "case/comment", late, 409, "case.changed");
    let params = &said["params"];
    assert_eq!(
        (&params["what"], &params["actor_name"]),
        (&json!("commented"), &json!("clerk示例"))
    );
    assert_eq!(
        (params["version"].as_u64(), params["expected"].as_u64()),
        (Some(seen + 1), Some(seen))
    );
    assert!(
        params["at"]
            .as_str()
            .is_some_and(|at| at.starts_with("2026-03-02T")),
        "{params}"
    );
}

#[test]
fn the_same_key_twice_gives_one_event_and_the_same_answer() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let (key, body) = (key(), way.with(json!({"text": "只说一次"})));
    let first = house.try_with_key("clerk", "case/comment", &key, &body);
    let head = house.head();
    let second = house.try_with_key("clerk", "case/comment", &key, &body);
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (200, 200));
    assert_eq!(first.json(), second.json());
    assert_eq!(house.head(), head, "nothing was written the second time");
    let timeline = way.show()["timeline"].clone();
    let said = timeline
        .as_array()
        .unwrap()
        .iter()
        .filter(|t| t["kind"] == "commented")
        .count();
    assert_eq!(said, 1);
}

#[test]
fn accepting_twice_by_the_same_key_makes_one_case_and_one_receipt() {
    let house = House::new();
    let mut form = crate::forms::form("380V", "10", FAR);
    form["party"]["id_number"] = json!(crate::forms::resident_id());
    let (key, body) = (key(), json!({"draft": null, "form": form}));
    let first = house.try_with_key("clerk", "application/accept", &key, &body);
    assert_eq!(first.status, 200, "{}", first.json());
    let second = house.try_with_key("clerk", "application/accept", &key, &body);
    assert_eq!(first.json(), second.json());
    assert_eq!(
        house.does("clerk", "case/list", json!({"limit": 10}))["total"],
        1
    );
}

#[test]
fn the_same_key_for_something_else_is_refused() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let key = key();
    let first = house.try_with_key(
        "clerk",
        "case/comment",
        &key,
        &way.with(json!({"text": "甲"})),
    );
    assert_eq!(first.status, 200);
    let head = house.head();
    for (who, path, body) in [
        (
            "clerk",
            "case/comment",
            json!({"case": way.case, "expected": 2, "text": "乙"}),
        ),
        ("head", "case/comment", way.with(json!({"text": "甲"}))),
        (
            "clerk",
            "application/withdraw",
            json!({"case": way.case, "expected": 2, "reason": "甲"}),
        ),
    ] {
        let answer = house.try_with_key(who, path, &key, &body);
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (409, "journal.key_reused".to_owned()),
            "{who} {path}"
        );
    }
    assert_eq!(house.head(), head);
}

#[test]
fn a_command_without_a_key_is_refused() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let body = way.with(json!({"text": "无键"})).to_string().into_bytes();
    let token = house.token("clerk");
    for key in [None, Some("not a key")] {
        let answer = house.post(Some(&token), "case/comment", key, body.clone());
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (400, "request.key_missing".to_owned())
        );
    }
}

#[test]
fn a_role_that_is_not_in_the_table_is_denied() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let survey = way.survey_body(&["surveyor"], "none");
    way.is_refused("head", "survey/record", survey, 403, "access.denied");
    way.is_refused(
        "guard",
        "application/withdraw",
        json!({"reason": "x"}),
        403,
        "access.denied",
    );
    let form = crate::forms::form("380V", "10", FAR);
    house.is_refused(
        "surveyor",
        "application/accept",
        json!({"draft": null, "form": form}),
        403,
        "access.denied",
    );
}

#[test]
fn an_auditor_reads_everything_and_changes_nothing() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    assert_eq!(
        house.does("audit", "case/show", json!({"case": way.case}))["number"],
        "2026-0001"
    );
    house.does("audit", "case/list", json!({"limit": 10}));
    way.is_refused(
        "audit",
        "case/comment",
        json!({"text": "x"}),
        403,
        "access.denied",
    );
    way.is_refused(
        "audit",
        "application/withdraw",
        json!({"reason": "x"}),
        403,
        "access.denied",
    );
    let survey = way.survey_body(&["surveyor"], "none");
    way.is_refused("audit", "survey/record", survey, 403, "access.denied");
    house.is_refused(
        "audit",
        "application/accept",
        json!({"draft": null, "form": crate::forms::form("380V", "10", FAR)}),
        403,
        "access.denied",
    );
}

#[test]
fn a_file_nobody_put_is_not_referred_to() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    for unknown in ["ab".repeat(32).as_str(), "../../journal.db", ""] {
        let mut survey = way.survey_body(&["surveyor"], "none");
        survey["survey"]["photos"][0]["file"] = json!(unknown);
        let said = way.is_refused("surveyor", "survey/record", survey, 422, "files.missing");
        assert_eq!(said["params"]["id"], unknown);
    }
    let mut survey = way.survey_body(&["surveyor"], "none");
    survey["survey"]["surveyors"] = json!(["nobody"]);
    way.is_refused("surveyor", "survey/record", survey, 422, "staff.unknown");
}

#[test]
fn what_is_no_json_is_told_where_it_breaks() {
    let house = House::new();
    let token = house.token("clerk");
    for body in [
        &b"{\"case\":"[..],
        b"[]",
        b"\xff\xfe",
        b"{\"case\":1,\"expected\":\"x\"}",
    ] {
        let answer = house.post(Some(&token), "case/comment", Some(&key()), body.to_vec());
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (400, "request.unreadable".to_owned())
        );
        assert!(answer.json()["params"]["line"].is_u64());
    }
}

#[test]
fn an_unknown_case_or_operation_is_not_there() {
    let house = House::new();
    let body = json!({"case": "c-nobody", "expected": 1, "text": "x"});
    let answer = house.attempt("clerk", "case/comment", &body);
    assert_eq!(
        (answer.status.as_u16(), answer.code()),
        (404, "case.unknown".to_owned())
    );
    let answer = house.attempt("clerk", "case/set_status", &json!({}));
    assert!(answer.status.is_client_error(), "{}", answer.status);
}

#[test]
fn the_same_form_twice_by_two_keys_is_two_cases() {
    let house = House::new();
    let first = Way::accepted(&house, "380V", "10", FAR);
    let second = Way::accepted(&house, "380V", "10", FAR);
    assert_ne!(first.case, second.case);
    assert_eq!(second.show()["number"], "2026-0002");
}

#[test]
fn of_many_at_once_on_one_version_one_wins() {
    let house = House::new();
    let way = Way::accepted(&house, "380V", "10", FAR);
    let bodies: Vec<_> = (0..6)
        .map(|n| way.with(json!({"text": format!("第{n}个")})))
        .collect();
    let answers = house.together("clerk", "case/comment", &bodies);
    let won = answers.iter().filter(|(status, _)| *status == 200).count();
    let lost = answers
        .iter()
        .filter(|(status, said)| *status == 409 && said["code"] == "case.changed")
        .count();
    assert_eq!((won, lost), (1, 5), "{answers:?}");
    assert_eq!(way.show()["version"], 2);
}

#[test]
fn numbers_of_applications_taken_at_once_have_no_gap_and_no_twin() {
    let house = House::new();
    let mut form = crate::forms::form("380V", "10", FAR);
    form["party"]["id_number"] = json!(crate::forms::resident_id());
    let bodies: Vec<_> = (0..5)
        .map(|_| json!({"draft": null, "form": form}))
        .collect();
    let answers = house.together("clerk", "application/accept", &bodies);
    let mut numbers: Vec<String> = answers
        .iter()
        .map(|(status, said)| {
            assert_eq!(*status, 200, "{said}");
            said["number"].as_str().expect("a number").to_owned()
        })
        .collect();
    numbers.sort();
    assert_eq!(
        numbers,
        [
            "2026-0001",
            "2026-0002",
            "2026-0003",
            "2026-0004",
            "2026-0005"
        ]
    );
}
