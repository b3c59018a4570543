//! Cases as people look at them: worklist, lists, search, one case; and how a command on a case is run.
mod board;
mod command;
mod loaded;
mod next_step;
mod operation;
mod party;
mod places;
mod rail;
mod search;
mod sites;
mod table;
mod timeline;
mod view;
mod worklist;

pub(crate) use board::Board;
pub use command::Done;
pub(crate) use command::{Beside, Decided, append, append_failure, on_case};
pub(crate) use loaded::Loaded;
pub(crate) use operation::{
    CaseRequest, ClockDays, Comment, Pause, ReasonRequest, Resume, Reveal, Search, Show, Since,
    done,
};
pub use party::{Applicant, PartyView};
pub(crate) use places::{in_box, unplaced};
pub(crate) use sites::Sites;
pub(crate) use table::{RelatedCase, related};
pub use view::{PaperCard, RoutingView};
pub(crate) use view::{paper_card, routing_view};
pub(crate) use worklist::{ListCases, Worklist};
