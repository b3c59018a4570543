//! The stores of an office, through their public doors: journal, desk, files and sealed data.

mod appending;
mod chain;
mod clock;
mod conflict;
mod crash;
mod desk;
mod files;
mod idempotency;
mod schema;
mod sealed;
mod setup;
mod verify;
