//! Who a request comes from: a bearer token in the window, a cookie with its CSRF word in a browser.
use super::{Desk, json_response};
use crate::access::{Action, Actor};
use crate::desk::{Channel, Token, TokenHash};
use crate::error::Failure;
use crate::staff;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use linewarden_rules::StaffId;
use serde::Deserialize;
use serde_json::{Value, json};
use subtle::ConstantTimeEq;

const SESSION_COOKIE: &str = "linewarden_session";
/// Shows that the browser came through the printed address; only then it may see who works here.
const DOOR_COOKIE: &str = "linewarden_door";
/// Purpose of the one-time token in the printed address.
pub(crate) const DOOR_PURPOSE: &str = "door";

/// What a request came in with.
pub(crate) struct Entered {
    pub(crate) actor: Option<Actor>,
    pub(crate) session: Option<TokenHash>,
}

/// Finds the session of a request and whether it may do more than stand at the door.
pub(crate) fn enter(desk: &Desk, headers: &HeaderMap, action: Action) -> Result<Entered, Failure> {
    let office = &desk.office;
    let token = match desk.channel {
        Channel::Browser => cookie(headers, SESSION_COOKIE),
        Channel::Window | Channel::Cli => bearer(headers),
    };
    if desk.channel == Channel::Browser {
        let door = cookie(headers, DOOR_COOKIE).is_some_and(|word| desk.guard.knows_door(&word));
        if !door && token.is_none() {
            return Err(Failure::unauthenticated("staff.open_printed_address"));
        }
    }
    let at_door = action == Action::Enter;
    let Some(token) = token else {
        return if at_door {
            Ok(Entered {
                actor: None,
                session: None,
            })
        } else {
            Err(Failure::unauthenticated("staff.not_signed_in"))
        };
    };
    let hash = Token::from_text(&token).hash();
    let Some(session) = office.desk.session(&hash)? else {
        return if at_door {
            Ok(Entered {
                actor: None,
                session: None,
            })
        } else {
            Err(Failure::unauthenticated("staff.session_ended"))
        };
    };
    if desk.channel == Channel::Browser && !at_door {
        check_csrf(headers, &hash)?;
    }
    if session.locked_at.is_some() && !at_door {
        return Err(Failure::unauthenticated("staff.locked"));
    }
    office.desk.touch_session(&hash, office.now())?;
    let actor = staff::actor(office, &StaffId::new(session.staff_id));
    if actor.is_none() && !at_door {
        return Err(Failure::unauthenticated("staff.session_ended"));
    }
    Ok(Entered {
        actor,
        session: Some(hash),
    })
}

/// As [`enter`], for what a page fetches by an address alone: a picture cannot send the CSRF word, so its reading is
/// guarded by the cookie only. A locked session reads nothing.
pub(crate) fn enter_reading(desk: &Desk, headers: &HeaderMap) -> Result<(), Failure> {
    let entered = enter(desk, headers, Action::Enter)?;
    let (Some(_), Some(hash)) = (entered.actor, entered.session) else {
        return Err(Failure::unauthenticated("staff.not_signed_in"));
    };
    let session = desk.office.desk.session(&hash)?;
    if session.is_none_or(|s| s.locked_at.is_some()) {
        return Err(Failure::unauthenticated("staff.locked"));
    }
    Ok(())
}

fn check_csrf(headers: &HeaderMap, hash: &TokenHash) -> Result<(), Failure> {
    let sent = headers
        .get("x-linewarden-csrf")
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    if bool::from(sent.as_bytes().ct_eq(staff::csrf_of(hash).as_bytes())) {
        return Ok(());
    }
    Err(Failure::new(
        StatusCode::FORBIDDEN,
        "request.csrf",
        json!({}),
        "page.reload",
    ))
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(str::to_owned)
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Answers; in a browser a fresh session's token goes into the cookie and out of the body.
pub(crate) fn finish(desk: &Desk, mut value: Value) -> Result<Response, Failure> {
    if staff::shows_token(desk.channel) {
        return Ok(json_response(&value));
    }
    let token = value
        .get_mut("token")
        .map(Value::take)
        .and_then(|t| t.as_str().map(str::to_owned));
    let mut response = json_response(&value);
    if let Some(token) = token {
        set_cookie(&mut response, SESSION_COOKIE, &token)?;
    }
    Ok(response)
}

fn set_cookie(response: &mut Response, name: &str, value: &str) -> Result<(), Failure> {
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict");
    let value = cookie.parse().map_err(Failure::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

#[derive(Deserialize)]
struct Door {
    token: String,
}

/// `GET /enter?token=…`: the printed address. The token works once; reloading the page afterwards needs no token.
async fn open_door(State(desk): State<Desk>, Query(door): Query<Door>) -> Response {
    let office = &desk.office;
    let hash = Token::from_text(&door.token).hash();
    let used = office
        .desk
        .use_one_time_token(&hash, DOOR_PURPOSE, office.now());
    match used {
        Ok(Some(_)) => {
            let mut response = Redirect::to("/").into_response();
            let word = match desk.guard.new_door() {
                Ok(word) => word,
                Err(failure) => return failure.into_response(),
            };
            if let Err(failure) = set_cookie(&mut response, DOOR_COOKIE, &word) {
                return failure.into_response();
            }
            response
        }
        Ok(None) => Failure::unauthenticated("staff.address_used").into_response(),
        Err(error) => Failure::from(error).into_response(),
    }
}

pub(crate) fn routes() -> Router<Desk> {
    Router::new().route("/enter", get(open_door))
}
