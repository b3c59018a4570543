//! The real program as a process: arguments in, exit code, stdout and stderr out.

mod affected;
mod deadline;
mod import;
mod policy;
mod run;
mod sample;
mod screen;
mod serve;
mod tier;
mod usage;
mod verify;
