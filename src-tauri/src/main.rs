//! The desktop window: the office's own HTTP router in this process, behind the scheme `linewarden`, and the few things
//! that only a window can do. Pages and `/api/*` share one origin, so the interface is the same as in a browser.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod args;
mod desk;
mod frame;
mod graphics;
mod native;
mod pages;
mod revive;
mod scheme;
mod wire;

use clap::Parser as _;
use tauri::Manager as _;
use tracing_subscriber::EnvFilter;

use crate::{args::Args, desk::Desk};

/// The subcommand that `linewarden_papers::worker` is started with.
const PAPER_WORKER: &str = "paper-worker";

fn main() -> anyhow::Result<()> {
    // The office renders papers in a child of this same program: that child is no window.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == PAPER_WORKER)
    {
        linewarden_papers::worker::main(std::io::stdin().lock(), std::io::stdout().lock())?;
        return Ok(());
    }
    let args = Args::parse();
    graphics::settle()?;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        // The client for base maps writes whole addresses, keys and all, at its finest level: never.
        .with_env_filter(filter.add_directive("ureq=info".parse()?))
        .with_writer(std::io::stderr)
        .init();

    tauri::Builder::default()
        // First, as its documentation asks: a second start must end before it opens the store.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            frame::bring_forward(app)
        }))
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol(scheme::NAME, |context, request, responder| {
            scheme::answer(context.app_handle().clone(), request, responder);
        })
        .setup(move |app| {
            let store = args.store_or(app.path().data_dir()?);
            app.manage(Desk::open(store, args.sample));
            native::clear_printed(app.handle());
            frame::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
