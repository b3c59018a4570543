//! The shape of a failure on the wire, the same as the office's: `{code, params, hint}`. The pages own the words.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Value, json};

/// A failure that the window itself answers with.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(skip)]
    pub(crate) status: StatusCode,
    /// Stable and dotted, such as `window.no_viewer`.
    pub(crate) code: &'static str,
    pub(crate) params: Value,
    /// Key of what the person can do about it.
    pub(crate) hint: &'static str,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, hint: &'static str) -> Self {
        Self {
            status,
            code,
            params: json!({}),
            hint,
        }
    }

    /// Adds the facts that the words need, such as the path that could not be written.
    pub(crate) fn with(mut self, params: Value) -> Self {
        self.params = params;
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self)).into_response();
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
