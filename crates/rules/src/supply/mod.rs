//! 供电: what is decided about the supply itself, from the transformer's capacity to the reply.
mod approve;
mod facts;
mod grounds;
mod process;
mod refuse;

pub use approve::{
    Agreement, Approval, ApproveFacts, Approved, Block, BuildingGround, GroundKind, Permit,
    approve, approve_blocks,
};
pub use facts::{
    CapacityAnswered, Decision, Energised, HandedOver, MeetingDecided, NotFeasible, Replied,
    ReplyWay, SchemeDrafted, SignedOff, WayOn,
};
pub use grounds::{LegalGround, SourceStatus, legal_grounds};
pub use process::{
    answer_capacity, decide_meeting, draft_scheme, energise, hand_over, reply, sign_off,
};
pub use refuse::{Refused, not_feasible, refuse, refuse_blocks};
