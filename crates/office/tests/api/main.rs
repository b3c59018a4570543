//! The office through its one door: requests into the router, answers out, and what is in the stores afterwards.
mod access;
mod base_map_files;
mod base_map_servers;
mod browser;
mod changed_lines;
mod commands;
mod deciding;
mod doors;
mod forms;
mod hazard_path;
mod house;
mod importing;
mod killed;
mod main_path;
mod stores;
mod tile_server;
mod tile_writers;
