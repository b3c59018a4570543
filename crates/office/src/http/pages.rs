//! The pages: built by Vite, held in memory or read from a folder, always with the same headers.
use axum::Extension;
use axum::body::Body;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Gives the bytes of a page by its path.
type Find = dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync;

/// Where pages come from.
#[derive(Clone)]
pub struct Pages(Arc<Find>);

impl Pages {
    /// Pages from a function, as the window's embedded assets.
    pub fn from(find: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }
    /// Pages from a folder that Vite built.
    pub fn folder(root: PathBuf) -> Self {
        Self::from(move |path| {
            let relative = Path::new(path);
            let plain = relative
                .components()
                .all(|c| matches!(c, Component::Normal(_)));
            if plain {
                std::fs::read(root.join(relative)).ok()
            } else {
                None
            }
        })
    }
    /// No pages: the API only.
    pub fn none() -> Self {
        Self::from(|_| None)
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

pub(crate) async fn serve_page(Extension(pages): Extension<Pages>, uri: Uri) -> Response {
    if uri.path().starts_with("/api/") {
        return crate::error::Failure::not_found(
            "request.unknown_operation",
            serde_json::json!({"path": uri.path()}),
        )
        .into_response();
    }
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        other => other,
    };
    match (pages.0)(path) {
        Some(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            if let Ok(value) = media_type(path).parse() {
                response.headers_mut().insert(header::CONTENT_TYPE, value);
            }
            // Vite names assets by their content.
            if path.starts_with("assets/") {
                let forever =
                    header::HeaderValue::from_static("public, max-age=31536000, immutable");
                response
                    .headers_mut()
                    .insert(header::CACHE_CONTROL, forever);
            }
            response
        }
        None => (StatusCode::NOT_FOUND, "not found").into_response(),
    }
}
