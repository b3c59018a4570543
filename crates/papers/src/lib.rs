//! Facts in, PDF out: every paper the office sends is rendered here by typst from a template file.
//!
//! * [`Paper`] holds the facts of one paper. Facts are plain data; a template never computes a verdict.
//! * [`Fonts`] finds free CJK fonts on the machine or beside the program.
//! * [`Renderer`] turns a paper into a PDF ([`Renderer::render`]) or page images ([`Renderer::preview`]), in this
//!   process or in a child that can be killed.
//!
//! The same facts and the same fonts give the same bytes: the document identifier is a hash of the facts and the time
//! stamp comes from the facts; no clock, network or file is reachable from a template.

mod child;
mod error;
pub mod facts;
mod fonts;
mod frame;
mod render;
mod templates;
mod wording;
pub mod worker;
mod world;

pub use child::Renderer;
pub use error::PaperError;
pub use facts::Paper;
pub use fonts::Fonts;
pub use render::{FieldPlace, Pdf, Preview, preview, render};
pub use wording::{Flagged, flagged_words};
