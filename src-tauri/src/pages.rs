//! The pages: files of `ui/dist`, embedded in the program.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use linewarden_office::CONTENT_SECURITY_POLICY;
use tauri::AppHandle;

/// Files below this folder carry a hash of their content in their name, so they never change.
const HASHED: &str = "/assets/";

/// The file at `path`, or the start page for `/`. A path that names no file is answered with 404.
pub(crate) fn page(app: &AppHandle, path: &str) -> Response {
    let Some(asset) = app.asset_resolver().get(path.to_owned()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // The resolver answers with the start page for any path it does not know. For a missing script that would hide the fault.
    let is_page = asset.mime_type.starts_with("text/html");
    if is_page && path != "/" && !path.ends_with(".html") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let cache = if path.starts_with(HASHED) {
        "max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (header::CONTENT_TYPE, asset.mime_type.as_str()),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, cache),
    ];
    (headers, asset.bytes).into_response()
}
