//! What is not JSON: attachments in, attachments and papers out.
use super::{Desk, session};
use crate::access::Action;
use crate::error::Failure;
use crate::facilities;
use crate::file;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

async fn put_file(
    State(desk): State<Desk>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    blocking(move || {
        let body = super::whole(body)?;
        let entered = session::enter(&desk, &headers, Action::OwnDesk)?;
        let staff = entered
            .actor
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))?
            .staff;
        let name = headers
            .get("x-file-name")
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let media_type = headers
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let card = file::put(&desk.office, &staff, name, media_type, &body)?;
        Ok(axum::Json(card).into_response())
    })
    .await
}

async fn get_file(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Response {
    blocking(move || {
        session::enter_reading(&desk, &headers)?;
        let (bytes, media_type) = file::get(&desk.office, &id)?;
        Ok(with_type(bytes, &media_type))
    })
    .await
}

async fn get_paper(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Response {
    blocking(move || {
        session::enter_reading(&desk, &headers)?;
        let id = name.strip_suffix(".pdf").unwrap_or(&name);
        Ok(with_type(file::paper(&desk.office, id)?, "application/pdf"))
    })
    .await
}

async fn export_facilities(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path(format): Path<String>,
) -> Response {
    blocking(move || {
        session::enter_reading(&desk, &headers)?;
        let bytes = facilities::export(&desk.office, &format)?;
        Ok(with_type(bytes, "application/octet-stream"))
    })
    .await
}

fn with_type(bytes: Vec<u8>, media_type: &str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    // Only types that cannot run a script are shown; everything else is a download.
    let shown = matches!(
        media_type,
        "application/pdf" | "image/jpeg" | "image/png" | "image/webp" | "image/gif"
    );
    let kind = if shown {
        media_type
    } else {
        "application/octet-stream"
    };
    if let Ok(value) = HeaderValue::from_str(kind) {
        response.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    response
}

/// Runs what reads disks or waits for another server, off the thread that carries the connections.
pub(super) async fn blocking(
    work: impl FnOnce() -> Result<Response, Failure> + Send + 'static,
) -> Response {
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => failure.into_response(),
        Err(error) => Failure::internal(error).into_response(),
    }
}

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/api/file/put", post(put_file))
        .route("/api/file/{id}", get(get_file))
        .route("/api/paper/{name}", get(get_paper))
        .route("/api/facilities/export/{format}", get(export_facilities))
}
