//! 消除隐患通知书 in the office: composing with a live page, issuing under a number, serving, re-inspecting.
mod compose;
mod follow;
mod issue;
mod list;

pub(crate) use compose::{Preview, Template};
pub(crate) use follow::{Rectify, Reinspect, Serve, Void};
pub(crate) use issue::Issue;
pub(crate) use list::List;
