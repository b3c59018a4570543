//! A command that makes a paper.
use super::archive::{issue, unmade};
use crate::case::{PaperCard, paper_card};
use crate::error::Failure;
use crate::office::Office;
use linewarden_papers::Paper;
use linewarden_rules::Rejection;
use linewarden_rules::case::{Event, PaperKind, PaperRef};

/// Asks the rule first with a paper that does not exist yet, so that a refused command renders nothing; then makes the
/// paper and asks again with it.
pub(crate) fn decide_with_paper(
    office: &Office,
    kind: PaperKind,
    number: Option<String>,
    rule: impl Fn(PaperRef) -> Result<Vec<Event>, Rejection>,
    paper: impl FnOnce() -> Result<Paper, Failure>,
) -> Result<(Vec<Event>, PaperCard), Failure> {
    let at = office.now();
    rule(unmade(kind, at))?;
    let made = issue(office, kind, number, &paper()?, at)?;
    let card = paper_card(&made);
    Ok((rule(made)?, card))
}
