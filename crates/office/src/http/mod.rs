//! The one transport: an axum router that the window calls in process and a browser over loopback or the network.
mod basemap;
mod bytes;
mod guard;
mod pages;
mod serve;
mod session;

pub use guard::CONTENT_SECURITY_POLICY;
pub use pages::Pages;
pub use serve::{Serving, serve};

use crate::access::{Action, can};
use crate::desk::Channel;
use crate::error::Failure;
use crate::journal::CommandKey;
use crate::office::Office;
use crate::operation::{Context, Operation};
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use std::panic::AssertUnwindSafe;

/// Largest request body: an attachment of 64 MiB and a little.
pub const LARGEST_BODY: usize = 66 * 1024 * 1024;

/// What a handler needs.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) office: Office,
    pub(crate) channel: Channel,
    pub(crate) guard: std::sync::Arc<guard::Guard>,
}

/// The router of an office for one channel: `/api/*`, papers, files and the pages.
pub fn router(office: Office, channel: Channel, pages: Pages) -> Router {
    let desk = Desk {
        office,
        channel,
        guard: std::sync::Arc::default(),
    };
    let mut api = Router::new();
    crate::operations::declare(&mut |path, handler| {
        let old = std::mem::take(&mut api);
        api = old.route(&format!("/api/{path}"), handler);
    });
    api.merge(bytes::routes())
        .merge(basemap::routes())
        .merge(session::routes())
        .fallback(pages::serve_page)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(desk.clone(), guard::check))
        .layer(axum::Extension(pages))
        .with_state(desk)
}

/// The axum handler of an operation.
pub(crate) fn handler<O: Operation + 'static>() -> axum::routing::MethodRouter<Desk> {
    post(
        |State(desk): State<Desk>, headers: HeaderMap, body: Result<Bytes, BytesRejection>| async move {
            // Operations read and write disks; they do not hold the thread that carries the connections.
            let done = tokio::task::spawn_blocking(move || {
                let run = AssertUnwindSafe(|| answer::<O>(&desk, &headers, &whole(body)?));
                std::panic::catch_unwind(run)
                    .unwrap_or_else(|_| Err(Failure::internal(format!("{} panicked", O::PATH))))
            })
            .await;
            match done {
                Ok(Ok(response)) => response,
                Ok(Err(failure)) => failure.into_response(),
                Err(_) => Failure::internal(format!("{} was cancelled", O::PATH)).into_response(),
            }
        },
    )
}

/// The body of a request, or why it did not arrive whole.
pub(crate) fn whole(body: Result<Bytes, BytesRejection>) -> Result<Bytes, Failure> {
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "request.too_large",
            json!({"limit": LARGEST_BODY}),
            "files.smaller",
        ),
        status => Failure::new(status, "request.cut_short", json!({}), "request.send_again"),
    })
}

fn answer<O: Operation>(
    desk: &Desk,
    headers: &HeaderMap,
    body: &Bytes,
) -> Result<Response, Failure> {
    let entered = session::enter(desk, headers, O::ACTION)?;
    let request: O::Request = serde_json::from_slice(if body.is_empty() { b"{}" } else { body }).map_err(|error| {
        let params = json!({"detail": error.to_string(), "line": error.line(), "column": error.column()});
        Failure::new(StatusCode::BAD_REQUEST, "request.unreadable", params, "request.correct")
    })?;
    if O::ACTION != Action::Enter {
        let actor = entered
            .actor
            .as_ref()
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?;
        // Actions on a case are checked against the case's own units in `case::on_case`; here the rest.
        if !matches!(O::ACTION.rule().place, crate::access::Where::Duties(_)) {
            can(actor, O::ACTION, None).map_err(|d| Failure::denied(d.code, d.params))?;
        }
    }
    let key = command_key(headers, O::COMMAND)?;
    let who = entered.actor.as_ref().map_or("", |a| a.staff.as_str());
    let digest = digest(&desk.office.desk.command_secret()?, O::PATH, who, body);
    let context = Context {
        office: &desk.office,
        actor: entered.actor,
        session: entered.session,
        channel: desk.channel,
        key,
        digest,
    };
    let value = serde_json::to_value(O::run(&context, request)?).map_err(Failure::internal)?;
    session::finish(desk, value)
}

/// HMAC-SHA256 over who asks what.
pub(crate) fn digest(secret: &str, path: &str, who: &str, body: &[u8]) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    for part in [path.as_bytes(), who.as_bytes(), body] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn command_key(headers: &HeaderMap, needed: bool) -> Result<CommandKey, Failure> {
    let bad = || {
        Failure::new(
            StatusCode::BAD_REQUEST,
            "request.key_missing",
            json!({"header": "Idempotency-Key"}),
            "request.correct",
        )
    };
    match headers.get("idempotency-key") {
        Some(value) => value
            .to_str()
            .ok()
            .and_then(|text| text.parse().ok())
            .ok_or_else(bad),
        None if needed => Err(bad()),
        None => Ok(CommandKey::fresh()),
    }
}

pub(crate) fn json_response(value: &Value) -> Response {
    axum::Json(value).into_response()
}
