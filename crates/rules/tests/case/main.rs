//! What may happen to a case, told as given, when, then. Every test drives the deciding functions and the fold only.
mod ending;
mod four_eyes;
mod golden;
mod hazard;
mod observations;
mod paths;
mod refusing;
mod serving;
mod story;
