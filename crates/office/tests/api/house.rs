//! A small office to test in: one company with every unit a case can meet, one 10 kV line, and a clock set by hand.
use crate::forms;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::{DateTime, FixedOffset, TimeDelta};
use http_body_util::BodyExt;
use linewarden_office::desk::{Desk, hash_password};
use linewarden_office::journal::{Append, CommandKey, Journal, NewEvent, StreamWrite};
use linewarden_office::{Channel, Clock, Office, OpenOptions, Pages, router};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const PIN: &str = "2468";

/// id, name, kind, parent
const UNITS: &[(&str, &str, &str, Option<&str>)] = &[
    ("city", "示例市供电公司", "city_company", None),
    (
        "centre",
        "客服中心",
        "customer_service_centre",
        Some("city"),
    ),
    ("works", "配电工区", "distribution_works_area", Some("city")),
    ("key", "大客户室", "key_account_office", Some("city")),
    (
        "transmission",
        "输电运检室",
        "transmission_om_office",
        Some("city"),
    ),
    (
        "distribution",
        "配电运检室",
        "distribution_om_office",
        Some("city"),
    ),
    ("marketing", "营销部", "marketing_department", Some("city")),
    (
        "safety",
        "安质部",
        "safety_quality_department",
        Some("city"),
    ),
    ("meeting", "公司业务会", "business_meeting", Some("city")),
    ("station", "东郊供电所", "supply_station", Some("city")),
    (
        "other",
        "另一客服中心",
        "customer_service_centre",
        Some("city"),
    ),
];

/// id, roles in units
const PEOPLE: &[(&str, &[(&str, &str)])] = &[
    ("clerk", &[("clerk", "centre")]),
    ("both", &[("clerk", "centre"), ("surveyor", "centre")]),
    ("surveyor", &[("surveyor", "centre")]),
    ("head", &[("unit_head", "centre")]),
    ("stranger", &[("clerk", "other"), ("unit_head", "other")]),
    ("reviewer", &[("capacity_reviewer", "works")]),
    ("manager", &[("account_manager", "key")]),
    ("key-head", &[("unit_head", "key")]),
    ("owner", &[("line_owner", "distribution")]),
    ("marketing", &[("marketing_approver", "marketing")]),
    ("safety", &[("safety_officer", "safety")]),
    ("assessor", &[("assessor", "safety")]),
    ("secretary", &[("meeting_secretary", "meeting")]),
    ("guard", &[("patrol_guard", "station")]),
    ("admin", &[("administrator", "city")]),
    ("audit", &[("auditor", "city")]),
];

/// One answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.bytes)))
    }
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// An office in a folder of its own, with the sessions that were opened in it.
pub(crate) struct House {
    folder: Option<TempDir>,
    path: PathBuf,
    pub(crate) clock: Clock,
    pub(crate) office: Office,
    router: Router,
    runtime: tokio::runtime::Runtime,
    tokens: RefCell<BTreeMap<String, String>>,
}

pub(crate) fn start() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-02T09:00:00+08:00").unwrap()
}

pub(crate) fn key() -> String {
    CommandKey::fresh().to_string()
}

impl House {
    /// Founded, with lines, in a folder that goes with it.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        found(folder.path());
        let mut house = Self::open(folder.path());
        house.folder = Some(folder);
        house.load_lines();
        house
    }

    /// An empty store: nobody has founded anything.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut house = Self::open(folder.path());
        house.folder = Some(folder);
        house
    }

    /// The office that is in a folder.
    pub(crate) fn open(path: &Path) -> Self {
        let clock = Clock::set_to(start());
        if let Ok(journal) = Journal::open(path) {
            let last = journal.head().expect("a head").position;
            if let Some(event) = journal
                .read_from(last.saturating_sub(1), 1)
                .expect("events")
                .first()
            {
                clock.move_to(event.recorded_at.max(start()));
            }
        }
        let options = OpenOptions {
            clock: clock.clone(),
            ..OpenOptions::default()
        };
        let office = Office::open(path, options).unwrap_or_else(|e| panic!("{e} {}", e.code()));
        Self {
            folder: None,
            path: path.to_owned(),
            router: router(office.clone(), Channel::Window, Pages::none()),
            office,
            clock,
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
            tokens: RefCell::default(),
        }
    }

    /// Closes the office, does something to its folder, and opens it again. Sessions are forgotten by this side only.
    pub(crate) fn reopen(mut self, meanwhile: impl FnOnce(&Path)) -> Self {
        let (folder, path) = (self.folder.take(), self.path.clone());
        drop(self);
        meanwhile(&path);
        let mut house = Self::open(&path);
        house.folder = folder;
        house
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn router_for(&self, channel: Channel) -> Router {
        router(self.office.clone(), channel, Pages::none())
    }

    /// Any request to any router.
    pub(crate) fn ask(&self, router: &Router, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let response = router
                .clone()
                .oneshot(request)
                .await
                .expect("the router answers");
            let (status, headers) = (response.status(), response.headers().clone());
            let bytes = response
                .into_body()
                .collect()
                .await
                .expect("a body")
                .to_bytes()
                .to_vec();
            Answer {
                status,
                headers,
                bytes,
            }
        })
    }

    pub(crate) fn post(
        &self,
        token: Option<&str>,
        path: &str,
        key: Option<&str>,
        body: Vec<u8>,
    ) -> Answer {
        let mut request =
            Request::post(format!("/api/{path}")).header(header::CONTENT_TYPE, "application/json");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        self.ask(
            &self.router,
            request.body(Body::from(body)).expect("a request"),
        )
    }

    /// Posts everything at the same time, each with a key of its own.
    pub(crate) fn together(&self, who: &str, path: &str, bodies: &[Value]) -> Vec<(u16, Value)> {
        let token = self.token(who);
        self.runtime.block_on(async {
            let running: Vec<_> = bodies
                .iter()
                .map(|body| {
                    let request = Request::post(format!("/api/{path}"))
                        .header(header::AUTHORIZATION, format!("Bearer {token}"))
                        .header("Idempotency-Key", key())
                        .body(Body::from(body.to_string()))
                        .expect("a request");
                    tokio::spawn(self.router.clone().oneshot(request))
                })
                .collect();
            let mut answers = Vec::new();
            for one in running {
                let response = one.await.expect("ends").expect("the router answers");
                let status = response.status().as_u16();
                let bytes = response
                    .into_body()
                    .collect()
                    .await
                    .expect("a body")
                    .to_bytes();
                answers.push((status, serde_json::from_slice(&bytes).expect("JSON")));
            }
            answers
        })
    }

    /// The token of a person; signs them in the first time.
    pub(crate) fn token(&self, who: &str) -> String {
        if let Some(token) = self.tokens.borrow().get(who) {
            return token.clone();
        }
        let answer = self.post(
            None,
            "staff/sign_in",
            None,
            json!({"staff": who, "pin": PIN}).to_string().into_bytes(),
        );
        assert_eq!(answer.status, StatusCode::OK, "{who}: {:?}", answer.json());
        let token = answer.json()["token"].as_str().expect("a token").to_owned();
        self.tokens
            .borrow_mut()
            .insert(who.to_owned(), token.clone());
        token
    }

    pub(crate) fn try_with_key(&self, who: &str, path: &str, key: &str, body: &Value) -> Answer {
        let token = self.token(who);
        self.post(Some(&token), path, Some(key), body.to_string().into_bytes())
    }

    pub(crate) fn attempt(&self, who: &str, path: &str, body: &Value) -> Answer {
        self.try_with_key(who, path, &key(), body)
    }

    /// Does something that must be allowed.
    #[track_caller]
    pub(crate) fn does(&self, who: &str, path: &str, body: Value) -> Value {
        let answer = self.attempt(who, path, &body);
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "{who} {path}: {}",
            String::from_utf8_lossy(&answer.bytes)
        );
        answer.json()
    }

    /// Tries something that must be refused, with this status and code, and leaves the journal as it was.
    #[track_caller]
    pub(crate) fn is_refused(
        &self,
        who: &str,
        path: &str,
        body: Value,
        status: u16,
        code: &str,
    ) -> Value {
        let before = self.head();
        let answer = self.attempt(who, path, &body);
        let said = answer.json();
        assert_eq!(
            (answer.status.as_u16(), said["code"].as_str()),
            (status, Some(code)),
            "{who} {path}: {said}"
        );
        assert!(
            said["params"].is_object() && said["hint"].as_str().is_some_and(|h| !h.is_empty()),
            "{said}"
        );
        assert_eq!(self.head(), before, "a refused command writes nothing");
        said
    }

    pub(crate) fn head(&self) -> Value {
        let answer = self.post(None, "office/status", None, b"{}".to_vec());
        answer.json()["head"].clone()
    }

    pub(crate) fn put(&self, who: &str, name: &str, bytes: &[u8]) -> String {
        let request = Request::post("/api/file/put")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token(who)))
            .header("X-File-Name", name)
            .header("Idempotency-Key", key())
            .header(header::CONTENT_TYPE, "image/jpeg")
            .body(Body::from(bytes.to_vec()))
            .expect("a request");
        let answer = self.ask(&self.router, request);
        assert_eq!(
            answer.status,
            StatusCode::OK,
            "{}",
            String::from_utf8_lossy(&answer.bytes)
        );
        answer.json()["id"].as_str().expect("an id").to_owned()
    }

    pub(crate) fn photo(&self) -> String {
        self.put("surveyor", "photo.jpg", &[0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])
    }

    pub(crate) fn get(&self, who: &str, path: &str) -> Answer {
        let request =
            Request::get(path).header(header::AUTHORIZATION, format!("Bearer {}", self.token(who)));
        self.ask(
            &self.router,
            request.body(Body::empty()).expect("a request"),
        )
    }

    pub(crate) fn show(&self, case: &str) -> Value {
        self.does("clerk", "case/show", json!({"case": case}))
    }

    pub(crate) fn later(&self, days: i64) {
        self.clock.move_to(self.clock.now() + TimeDelta::days(days));
    }

    pub(crate) fn today(&self) -> String {
        self.clock.today().to_string()
    }

    pub(crate) fn now(&self) -> String {
        self.clock.now().to_rfc3339()
    }

    pub(crate) fn load_lines(&self) {
        let file = self.put(
            "owner",
            "lines.geojson",
            forms::lines().to_string().as_bytes(),
        );
        let request = json!({
            "files": [{"name": "lines.geojson", "file": file}], "crs": null, "columns": {}, "spread_m": null,
            "accuracy_m": null, "label": "示例网络", "attribution": "示例", "licence": null,
        });
        let reading = self.does("owner", "facilities/read", request)["reading"].clone();
        let ready = (0..400).find_map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            let look = self.does("owner", "facilities/reading", json!({"reading": reading}));
            (look["state"] != "reading").then_some(look)
        });
        let ready = ready.expect("read within four seconds");
        assert_eq!(ready["state"], "ready", "{ready}");
        let crs = ready["report"]["files"][0]["crs"].clone();
        self.does(
            "owner",
            "facilities/make_current",
            json!({"reading": reading, "crs_confirmed": crs, "accept_rejects": false, "confirm_removed": false, "mode": "replace", "coverage": {"complete": true, "note": "示例"}, "note": "示例"}),
        );
    }
}

fn pin_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_password(PIN).expect("a hash"))
}

/// Founds the office as its first events, in the stored form, so that an office of many people opens in one go.
pub(crate) fn found(folder: &Path) {
    let at = start() - TimeDelta::days(30);
    let event = |kind: &str, data: Value| NewEvent {
        kind: kind.to_owned(),
        body: json!({"v": 1, "unit": null, "data": data}),
    };
    let mut events = vec![event(
        "founded",
        json!({"name": "示例市供电公司", "notice_word": "示", "sample": true}),
    )];
    for (id, name, kind, parent) in UNITS {
        events.push(event(
            "unit_added",
            json!({"unit": {"id": id, "name": name, "kind": kind, "parent": parent}}),
        ));
    }
    for (id, roles) in PEOPLE {
        let assignments: Vec<Value> = roles.iter().map(|(role, unit)| json!({"role": role, "unit": unit, "from": "2025-01-01", "to": null})).collect();
        events.push(event(
            "person_added",
            json!({"id": id, "name": format!("{id}示例"), "assignments": assignments}),
        ));
    }
    let desk = Desk::open(folder).expect("a desk");
    for (id, _) in PEOPLE {
        desk.set_credential(id, pin_hash(), at).expect("a PIN");
    }
    Journal::open(folder)
        .expect("a journal")
        .append(Append {
            key: CommandKey::fresh(),
            digest: [0; 32],
            actor: "office".into(),
            recorded_at: at,
            writes: vec![StreamWrite {
                stream: "office".into(),
                expected: 0,
                events,
            }],
            answer: json!({}),
        })
        .expect("founded");
}
