//! A browser over loopback: the printed address once, a cookie it cannot read, and a word with every call.
use crate::house::{Answer, House, PIN, key, start};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use chrono::TimeDelta;
use linewarden_office::Channel;
use linewarden_office::desk::Desk;
use serde_json::{Value, json};

const HOST: &str = "127.0.0.1:7878";

/// A browser with its cookies.
struct Browser<'a> {
    house: &'a House,
    router: Router,
    cookies: Vec<String>,
    csrf: Option<String>,
    host: &'a str,
    origin: Option<&'a str>,
}

impl<'a> Browser<'a> {
    fn new(house: &'a House) -> Self {
        let router = house.router_for(Channel::Browser);
        Self {
            house,
            router,
            cookies: Vec::new(),
            csrf: None,
            host: HOST,
            origin: None,
        }
    }

    fn ask(&mut self, request: axum::http::request::Builder, body: Vec<u8>) -> Answer {
        let mut request = request.header(header::HOST, self.host);
        if !self.cookies.is_empty() {
            request = request.header(header::COOKIE, self.cookies.join("; "));
        }
        if let Some(origin) = self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(csrf) = &self.csrf {
            request = request.header("X-Linewarden-Csrf", csrf);
        }
        let answer = self.house.ask(
            &self.router,
            request.body(Body::from(body)).expect("a request"),
        );
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("text");
            assert!(
                text.contains("HttpOnly") && text.contains("SameSite=Strict"),
                "{text}"
            );
            self.cookies
                .push(text.split(';').next().expect("a pair").to_owned());
        }
        answer
    }

    fn post(&mut self, path: &str, body: Value) -> Answer {
        let request = Request::post(format!("/api/{path}")).header("Idempotency-Key", key());
        self.ask(request, body.to_string().into_bytes())
    }

    fn enter(&mut self, token: &str) -> Answer {
        self.ask(Request::get(format!("/enter?token={token}")), Vec::new())
    }

    fn through_the_door(house: &'a House) -> Self {
        let mut browser = Self::new(house);
        assert!(
            browser
                .enter(&one_time_token(house))
                .status
                .is_redirection()
        );
        browser
    }

    fn signed_in(house: &'a House, who: &str) -> Self {
        let mut browser = Self::through_the_door(house);
        let answer = browser.post("staff/sign_in", json!({"staff": who, "pin": PIN}));
        assert_eq!(answer.status, 200, "{}", answer.json());
        assert_eq!(
            answer.json()["token"],
            Value::Null,
            "the page cannot read the session"
        );
        browser.csrf = answer.json()["csrf"].as_str().map(str::to_owned);
        browser
    }
}

fn one_time_token(house: &House) -> String {
    let desk = Desk::open(house.path()).expect("a desk");
    let token = desk
        .create_one_time_token("door", None, start(), start() + TimeDelta::hours(12))
        .expect("a token");
    token.as_str().to_owned()
}

#[test]
fn who_did_not_come_by_the_printed_address_is_shown_nobody() {
    let house = House::new();
    let mut browser = Browser::new(&house);
    for path in ["staff/list", "staff/sign_in", "office/status", "case/list"] {
        let answer = browser.post(path, json!({"staff": "clerk", "pin": PIN}));
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (401, "staff.open_printed_address".to_owned()),
            "{path}"
        );
    }
    browser.cookies = vec!["linewarden_door=guessed".into()];
    assert_eq!(browser.post("staff/list", json!({})).status, 401);
}

#[test]
fn the_printed_address_opens_once() {
    let house = House::new();
    let token = one_time_token(&house);
    let mut first = Browser::new(&house);
    assert_eq!(first.enter(&token).headers["location"], "/");
    assert_eq!(first.post("staff/list", json!({})).status, 200);
    let mut second = Browser::new(&house);
    let answer = second.enter(&token);
    assert_eq!(
        (answer.status.as_u16(), answer.code(), second.cookies.len()),
        (401, "staff.address_used".to_owned(), 0)
    );
    assert_eq!(second.enter("made-up").status, 401);
}

#[test]
fn an_address_that_has_aged_does_not_open() {
    let house = House::new();
    let token = one_time_token(&house);
    house.clock.move_to(start() + TimeDelta::hours(13));
    assert_eq!(Browser::new(&house).enter(&token).status, 401);
}

#[test]
fn every_call_carries_the_word_of_the_session() {
    let house = House::new();
    let mut browser = Browser::signed_in(&house, "clerk");
    assert_eq!(browser.post("case/list", json!({"limit": 1})).status, 200);
    let right = browser.csrf.take();
    for wrong in [None, Some(String::new()), Some("0".repeat(32))] {
        browser.csrf = wrong;
        let answer = browser.post("case/list", json!({"limit": 1}));
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (403, "request.csrf".to_owned())
        );
    }
    browser.csrf = right;
    let other = Browser::signed_in(&house, "head").csrf;
    let own = std::mem::replace(&mut browser.csrf, other);
    assert_eq!(
        browser.post("case/list", json!({"limit": 1})).code(),
        "request.csrf",
        "another session's word"
    );
    browser.csrf = own;
    assert_eq!(browser.post("case/list", json!({"limit": 1})).status, 200);
}

#[test]
fn a_name_that_only_points_here_gets_nothing() {
    let house = House::new();
    let mut browser = Browser::signed_in(&house, "clerk");
    for host in [
        "evil.example",
        "127.0.0.1.evil.example:7878",
        "evil.example:7878",
        "",
        "10.0.0.5:7878",
        "[::2]:7878",
    ] {
        browser.host = host;
        let answer = browser.post("case/list", json!({"limit": 1}));
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (403, "request.host".to_owned()),
            "{host}"
        );
        assert_eq!(
            browser.ask(Request::get("/"), Vec::new()).status,
            403,
            "nor the page: {host}"
        );
    }
    for host in ["localhost:7878", "[::1]:7878", "127.0.0.1"] {
        browser.host = host;
        assert_eq!(
            browser.post("case/list", json!({"limit": 1})).status,
            200,
            "{host}"
        );
    }
}

#[test]
fn a_page_of_another_site_cannot_post_here() {
    let house = House::new();
    let mut browser = Browser::signed_in(&house, "clerk");
    for origin in [
        "http://evil.example",
        "null",
        "http://127.0.0.1:9999",
        "https://127.0.0.1:7878",
    ] {
        browser.origin = Some(origin);
        let answer = browser.post("case/list", json!({"limit": 1}));
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (403, "request.origin".to_owned()),
            "{origin}"
        );
    }
    browser.origin = Some("http://127.0.0.1:7878");
    assert_eq!(browser.post("case/list", json!({"limit": 1})).status, 200);
}

#[test]
fn the_windows_bearer_token_opens_nothing_in_a_browser() {
    let house = House::new();
    let token = house.token("clerk");
    let mut browser = Browser::through_the_door(&house);
    let request =
        Request::post("/api/case/list").header(header::AUTHORIZATION, format!("Bearer {token}"));
    assert_eq!(
        browser.ask(request, b"{}".to_vec()).code(),
        "staff.not_signed_in"
    );
}

#[test]
fn every_answer_forbids_foreign_script_and_framing() {
    let house = House::new();
    let answer = Browser::through_the_door(&house).post("staff/list", json!({}));
    let csp = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(
        csp.contains("script-src 'self'") && csp.contains("frame-ancestors 'none'"),
        "{csp}"
    );
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers["cache-control"], "no-store");
}
