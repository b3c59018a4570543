//! How an operation is declared: once, beside its code, with request, answer and the role table's row.
use crate::access::{Action, Actor};
use crate::desk::{Channel, TokenHash};
use crate::error::Failure;
use crate::journal::CommandKey;
use crate::office::Office;
use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

/// What an operation gets beside its request.
pub struct Context<'a> {
    pub office: &'a Office,
    /// The signed-in person; operations at the door have none.
    pub actor: Option<Actor>,
    /// The session the request came with, locked or not.
    pub session: Option<TokenHash>,
    pub channel: Channel,
    /// The client's name for this command; made here where the client gave none to an operation that only reads.
    pub key: CommandKey,
    /// SHA-256 of path, person and request body: the same key with another digest is refused.
    pub digest: [u8; 32],
}

impl Context<'_> {
    /// The signed-in person.
    pub fn actor(&self) -> Result<&Actor, Failure> {
        self.actor
            .as_ref()
            .ok_or_else(|| Failure::unauthenticated("staff.not_signed_in"))
    }
}

/// One operation: `POST /api/<PATH>`.
pub trait Operation {
    /// Subject and name, such as `notice/issue`.
    const PATH: &'static str;
    /// The row of the role table. Commands on a case are checked again against the case's own units.
    const ACTION: Action;
    /// Whether it writes to the journal and so needs an idempotency key.
    const COMMAND: bool;
    type Request: DeserializeOwned + TS + 'static;
    type Answer: Serialize + TS + 'static;
    /// Does it.
    fn run(context: &Context<'_>, request: Self::Request) -> Result<Self::Answer, Failure>;
}
