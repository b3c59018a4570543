//! The real program as a process: arguments in, exit code, stdout and stderr out.

mod deadline;
mod policy;
mod run;
mod tier;
mod usage;
