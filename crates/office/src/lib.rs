//! 
pub mod desk;
pub mod files;
pub mod journal;
pub mod sealed;
