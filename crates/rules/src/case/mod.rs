//! The case: its events as the journal stores them, what they fold to, and what is open in it.
mod duty;
mod event;
mod file;
mod next;
mod stage;
mod state;

pub use duty::{Duty, Responsible};
pub use event::{Event, Owes, Recorded, kind_of};
pub use file::{Attachment, PaperKind, PaperRef};
pub use next::{Limit, Outside, Step, Task, open_tasks};
pub use stage::{Stage, stage};
pub use state::{Case, Entry, Paused, fold};
