//! The office through its one door: requests into the router, answers out, and what is in the stores afterwards.
mod access;
mod browser;
mod changed_lines;
mod commands;
mod corrections;
mod deciding;
mod doors;
mod forms;
mod hazard_path;
mod house;
mod killed;
mod main_path;
mod stores;
