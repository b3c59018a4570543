//! Why a command is refused.
use serde::Serialize;
use serde_json::{Value, json};

/// A refusal by a rule: a stable code, the data that belongs to it, and what to do next.
///
/// The words are the screen's; `hint` names what the person can do about it (usually an operation or a field).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejection {
    /// Stable dotted code, such as `notice.open`.
    pub code: &'static str,
    /// What the words need.
    pub params: Value,
    /// Key of the advice that goes with it.
    pub hint: &'static str,
}

impl Rejection {
    /// A refusal without data.
    pub fn new(code: &'static str, hint: &'static str) -> Self {
        Self {
            code,
            params: json!({}),
            hint,
        }
    }
    /// A refusal with the data its words need.
    pub fn with(code: &'static str, params: Value, hint: &'static str) -> Self {
        Self { code, params, hint }
    }
}
