//! What goes wrong, as it leaves the office: `{code, params, hint}` with an HTTP status.
use axum::Json;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use linewarden_rules::Rejection;
use serde_json::{Value, json};

/// A failure on the wire. The words are the screen's; what is internal goes to the log and not out.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub status: StatusCode,
    pub code: String,
    pub params: Value,
    pub hint: String,
}

impl Failure {
    /// A failure with its data.
    pub fn new(status: StatusCode, code: &str, params: Value, hint: &str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            params,
            hint: hint.to_owned(),
        }
    }
    /// Wrong input.
    pub fn input(code: &str, params: Value) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            code,
            params,
            "input.correct",
        )
    }
    /// Something that is not there.
    pub fn not_found(code: &str, params: Value) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, params, "case.search")
    }
    /// Not signed in, or not so signed in.
    pub fn unauthenticated(code: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, code, json!({}), "staff.sign_in")
    }
    /// Not allowed.
    pub fn denied(code: &str, params: Value) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, params, "access.ask")
    }
    /// A colleague was faster.
    pub fn conflict(code: &str, params: Value) -> Self {
        Self::new(StatusCode::CONFLICT, code, params, "case.reload")
    }
    /// A fault of ours; `what` goes to the log only.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        tracing::error!(%what, "internal failure");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            json!({}),
            "try_again",
        )
    }
    /// The body on the wire.
    pub fn body(&self) -> Value {
        json!({"code": self.code, "params": self.params, "hint": self.hint})
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(self.body())).into_response()
    }
}

impl From<Rejection> for Failure {
    fn from(r: Rejection) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, r.code, r.params, r.hint)
    }
}

/// A store that failed: its code on the wire, its cause in the log.
macro_rules! from_store {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                tracing::error!(%error, "a store failed");
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.code(), error.params(), "store.try_again")
            }
        }
    )+};
}
from_store!(
    crate::journal::StoreError,
    crate::desk::DeskError,
    crate::sealed::SealedError
);

impl From<crate::files::FileError> for Failure {
    fn from(error: crate::files::FileError) -> Self {
        let status = match &error {
            crate::files::FileError::Missing { .. } => StatusCode::NOT_FOUND,
            crate::files::FileError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self::new(status, error.code(), error.params(), "files.try_again")
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::internal(error)
    }
}
