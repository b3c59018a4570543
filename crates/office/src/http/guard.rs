//! Host and Origin: a page of another site, or a name that was made to point here, gets nothing.
use super::Desk;
use crate::desk::{Channel, Token};
use crate::error::Failure;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// What the server knows of its own address, and which browsers came through the printed one.
#[derive(Default)]
pub(crate) struct Guard {
    doors: Mutex<HashSet<String>>,
}

impl Guard {
    pub(crate) fn new_door(&self) -> Result<String, Failure> {
        let word = Token::fresh()?.as_str().to_owned();
        self.doors
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(word.clone());
        Ok(word)
    }
    pub(crate) fn knows_door(&self, word: &str) -> bool {
        self.doors
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(word)
    }
}

/// Names this machine may be called by over loopback.
fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(
        host,
        |(name, port)| if port.contains(']') { host } else { name },
    );
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// What a page may load, in a browser and in the window: only what comes with the program. antd writes its styles at run
/// time, hence 'unsafe-inline' there.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
                   connect-src 'self'; font-src 'self' data:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; \
                   frame-ancestors 'none'";

/// Checks a request before anything reads it, and sets the headers every answer has.
pub(crate) async fn check(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    if desk.channel == Channel::Browser
        && let Err(failure) = check_names(&request)
    {
        return failure.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

fn check_names(request: &Request) -> Result<(), Failure> {
    let text = |name| {
        request
            .headers()
            .get(name)
            .and_then(|v: &HeaderValue| v.to_str().ok())
    };
    let refuse = |code: &str| {
        Err(Failure::new(
            StatusCode::FORBIDDEN,
            code,
            json!({}),
            "page.open_printed_address",
        ))
    };
    let host = text(header::HOST).unwrap_or_default();
    if !is_loopback(host) {
        return refuse("request.host");
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let own = format!("http://{host}");
        // A program sends no Origin; a browser always does on a POST.
        if text(header::ORIGIN).is_some_and(|origin| origin != own) {
            return refuse("request.origin");
        }
    }
    Ok(())
}
