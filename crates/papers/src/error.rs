//! What can go wrong between facts and PDF.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A paper could not be made. [`PaperError::code`] is stable; the words live with the user interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PaperError {
    /// No font of this family was found in any searched directory.
    #[error("no font of family {family} found (searched: {})", searched.join(", "))]
    FontMissing {
        /// Family name, for example `Noto Serif CJK SC`.
        family: String,
        /// The directories searched, in order.
        searched: Vec<String>,
    },
    /// The template refused the facts or the export failed.
    #[error("template {template}: {message}")]
    Template {
        /// Name of the template file.
        template: String,
        /// What typst said, with its position.
        message: String,
    },
    /// Rendering took longer than allowed; the child was ended.
    #[error("rendering took longer than {seconds} s")]
    Timeout {
        /// The limit in seconds, rounded up.
        seconds: u64,
    },
    /// The rendering child could not be started, died, or sent something unreadable.
    #[error("rendering process: {reason}")]
    Worker {
        /// What happened.
        reason: String,
    },
}

impl PaperError {
    /// Stable dotted code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FontMissing { .. } => "papers.font_missing",
            Self::Template { .. } => "papers.template",
            Self::Timeout { .. } => "papers.timeout",
            Self::Worker { .. } => "papers.worker",
        }
    }

    /// Values for the message, as a JSON object.
    pub fn params(&self) -> Value {
        match self {
            Self::FontMissing { family, searched } => {
                json!({ "family": family, "searched": searched })
            }
            Self::Template { template, message } => {
                json!({ "template": template, "message": message })
            }
            Self::Timeout { seconds } => json!({ "seconds": seconds }),
            Self::Worker { reason } => json!({ "reason": reason }),
        }
    }

    /// Stable dotted key of what the reader can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::FontMissing { .. } => "papers.hint.install_fonts",
            Self::Template { .. } => "papers.hint.report_template",
            Self::Timeout { .. } => "papers.hint.shorten_or_retry",
            Self::Worker { .. } => "papers.hint.retry",
        }
    }
}
