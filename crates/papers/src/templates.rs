//! The template files, compiled into the program so that a paper never depends on what lies on a disk.

/// Shared page set-up and helpers, imported by every template.
pub(crate) const COMMON: &str = include_str!("../templates/common.typ");

/// Source of a template by its name, for example `notice.typ`.
pub(crate) fn source(name: &str) -> Option<&'static str> {
    Some(match name {
        "receipt.typ" => include_str!("../templates/receipt.typ"),
        "notice.typ" => include_str!("../templates/notice.typ"),
        "reply.typ" => include_str!("../templates/reply.typ"),
        "refusal_report.typ" => include_str!("../templates/refusal_report.typ"),
        "referral.typ" => include_str!("../templates/referral.typ"),
        "agreement.typ" => include_str!("../templates/agreement.typ"),
        "scheme.typ" => include_str!("../templates/scheme.typ"),
        "common.typ" => COMMON,
        _ => return None,
    })
}
