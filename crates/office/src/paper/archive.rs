//! Rendering a paper and keeping its bytes: an issued paper is never rendered again.
use crate::error::Failure;
use crate::office::Office;
use chrono::{DateTime, FixedOffset};
use linewarden_papers::{Paper, PaperError};
use linewarden_rules::case::{PaperKind, PaperRef};
use linewarden_rules::{FileId, PaperId};

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Self {
        tracing::error!(%error, "a paper could not be made");
        Self::new(
            http::StatusCode::SERVICE_UNAVAILABLE,
            error.code(),
            error.params(),
            "papers.try_again",
        )
    }
}

/// Renders and archives a paper. Its id is the hash of its bytes, so a reference cannot point at another paper.
pub(crate) fn issue(
    office: &Office,
    kind: PaperKind,
    number: Option<String>,
    paper: &Paper,
    at: DateTime<FixedOffset>,
) -> Result<PaperRef, Failure> {
    let head = office.journal.head()?;
    let pdf = office.renderer.render(paper)?;
    let id = office.files.put(&pdf.bytes)?.to_string();
    Ok(PaperRef {
        id: PaperId::new(id.clone()),
        kind,
        file: FileId::new(id),
        number,
        pages: pdf.pages as u32,
        anchor_position: head.position,
        anchor_fingerprint: crate::journal::fingerprint(&head.hash),
        issued_at: at,
    })
}

/// Stands for a paper that is not made yet, while a rule says whether it may be.
pub(crate) fn unmade(kind: PaperKind, at: DateTime<FixedOffset>) -> PaperRef {
    PaperRef {
        id: PaperId::new(""),
        kind,
        file: FileId::new(""),
        number: None,
        pages: 0,
        anchor_position: 0,
        anchor_fingerprint: String::new(),
        issued_at: at,
    }
}
