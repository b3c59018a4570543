//! `linewarden serve`: the office for browsers on this machine.

mod pages;

use crate::help::help;
use crate::output::{Answer, CliError};
use crate::{store, words};
use clap::Args;
use linewarden_office::{Serving, serve};
use serde_json::json;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    #[arg(long, value_name = "DIR", required_unless_present = "database", help = help("serve.store"))]
    store: Option<PathBuf>,
    #[arg(long, value_name = "URL", conflicts_with = "store", help = help("serve.database"))]
    database: Option<String>,
    #[arg(long, default_value = "127.0.0.1:0", value_name = "127.0.0.1:0", help = help("serve.listen"))]
    listen: SocketAddr,
    #[arg(long, value_name = "DIR", help = help("serve.pages"))]
    pages: Option<PathBuf>,
}

/// How long open requests may take to end once the server was told to stop. A screen waiting for news would hold it
/// for as long as it waits.
const FAREWELL: Duration = Duration::from_secs(3);

/// Serves until the process is told to stop.
pub(crate) fn run(args: ServeArgs) -> Result<Answer, CliError> {
    let Some(folder) = args.store.filter(|_| args.database.is_none()) else {
        return Err(CliError::new(
            "serve.database_unsupported",
            json!({}),
            "serve.use_store",
        ));
    };
    log_to_stderr();
    let pages = pages::find(args.pages)?;
    let office = store::open(&folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| failed(&error))?;
    let outcome = runtime.block_on(async {
        let serving = serve(office, args.listen, pages).await?;
        announce(&serving);
        until_told(serving).await
    });
    // What still runs holds no unfinished write: an append is whole or not at all.
    runtime.shutdown_timeout(FAREWELL);
    outcome.map(|()| Answer::Verbatim(String::new()))
}

/// First the address for programs, then the one for people.
fn announce(serving: &Serving) {
    let mut stdout = std::io::stdout().lock();
    let enter = words::message(
        words::lang(),
        "serve.enter",
        &json!({ "enter": serving.enter }),
    );
    // A reader that has gone away does not stop the server.
    let _ = writeln!(stdout, "listening http://{}", serving.address);
    let _ = stdout.flush();
    let _ = writeln!(stdout, "{enter}");
    let _ = stdout.flush();
}

async fn until_told(serving: Serving) -> Result<(), CliError> {
    let stopping = Arc::new(Notify::new());
    let told = Arc::clone(&stopping);
    let end = async move {
        signalled().await;
        told.notify_one();
    };
    let farewell = async {
        stopping.notified().await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        served = serving.until(end) => served.map_err(|error| failed(&error)),
        () = farewell => Ok(()),
    }
}

/// Ctrl-C, or the service manager's request to stop.
async fn signalled() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the system's own ends the process.
        std::future::pending::<()>().await;
    }
}

fn failed(error: &std::io::Error) -> CliError {
    let params = json!({ "detail": error.to_string() });
    CliError::new("serve.failed", params, "serve.try_again")
}

/// Warnings by default; `LINEWARDEN_LOG` says otherwise, as `debug` or `linewarden_office=info`.
fn log_to_stderr() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_env("LINEWARDEN_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // The client for base maps writes whole addresses, keys and all, at its finest level: never.
    let filter = match "ureq=info".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => EnvFilter::new("warn"),
    };
    // Fails only where one is set already, which then stays.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
