//! Tiles of base maps: `GET /api/basemap/<id>/<z>/<x>/<y>`. Behind the same door as papers and photographs.
use super::bytes::blocking;
use super::{Desk, session};
use crate::basemap;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// How long a page may keep a tile. The address changes with the base map.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=3600");

async fn get_tile(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Path((id, z, x, y)): Path<(String, u8, u32, u32)>,
) -> Response {
    blocking(move || {
        session::enter_reading(&desk, &headers)?;
        let Some(tile) = basemap::tile(&desk.office, &id, z, x, y)? else {
            return Ok(StatusCode::NO_CONTENT.into_response());
        };
        let mut response = Response::new(Body::from(tile.bytes));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(tile.kind.media_type()),
        );
        if tile.may_be_kept {
            headers.insert(header::CACHE_CONTROL, KEPT);
        }
        Ok(response)
    })
    .await
}

pub(crate) fn routes() -> Router<Desk> {
    Router::new().route("/api/basemap/{id}/{z}/{x}/{y}", get(get_tile))
}
