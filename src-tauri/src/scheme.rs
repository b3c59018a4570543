//! The scheme `linewarden://localhost`: every request of the pages is answered here, in this process.

use std::borrow::Cow;

use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode},
    response::IntoResponse as _,
};
use serde_json::json;
use tauri::{AppHandle, Manager as _, UriSchemeResponder};
use tower::ServiceExt as _;

use crate::{desk::Desk, native, pages, wire::Problem};

/// Name of the scheme; the pages' origin is `linewarden://localhost`, on Windows `http://linewarden.localhost`.
pub(crate) const NAME: &str = "linewarden";

/// Largest body the window passes on, in bytes. The office has its own, smaller, limits for each operation; this one
/// keeps a mistaken file from being copied about in memory.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Answers one request on the async runtime. Whatever happens in a handler, the page gets an answer.
pub(crate) fn answer(app: AppHandle, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    tauri::async_runtime::spawn(async move {
        // A task of its own, so that a panic ends that task and is seen here as an error.
        let response = tauri::async_runtime::spawn(route(app, request))
            .await
            .unwrap_or_else(|error| {
                tracing::error!(%error, "a request handler panicked");
                panicked()
            });
        responder.respond(response.map(Cow::Owned));
    });
}

async fn route(app: AppHandle, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let size = request.body().len();
    if size > MOST_BYTES {
        let problem = Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "files.too_large",
            "files.smaller",
        );
        return whole(
            problem
                .with(json!({ "bytes": size, "limit": MOST_BYTES }))
                .into_response(),
        )
        .await;
    }
    let path = request.uri().path();
    let response = if path.starts_with("/api/") {
        match app.state::<Desk>().office().await {
            Ok(office) => into_response(office.oneshot(request.map(Body::from)).await),
            Err(problem) => problem.into_response(),
        }
    } else if path.starts_with("/window/") {
        into_response(native::router(app).oneshot(request.map(Body::from)).await)
    } else {
        pages::page(&app, path)
    };
    whole(response).await
}

fn into_response(
    result: Result<axum::response::Response, std::convert::Infallible>,
) -> axum::response::Response {
    match result {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Reads the body to its end: the web view takes an answer only as one piece.
async fn whole(response: axum::response::Response) -> Response<Vec<u8>> {
    let (head, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(head, bytes.into()),
        Err(error) => {
            tracing::error!(%error, "an answer broke off");
            panicked()
        }
    }
}

/// The answer to a request whose handler did not reach its end. Built without any of the parts that may have failed.
fn panicked() -> Response<Vec<u8>> {
    let body = json!({ "code": "internal", "params": {}, "hint": "try_again" });
    let mut response = Response::new(body.to_string().into_bytes());
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response.headers_mut().insert(
        "content-type",
        axum::http::HeaderValue::from_static("application/json"),
    );
    response
}
