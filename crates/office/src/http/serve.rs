//! The office over loopback for a browser.
use super::session::DOOR_PURPOSE;
use super::{Pages, router};
use crate::desk::Channel;
use crate::error::Failure;
use crate::office::Office;
use chrono::Duration;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// How long the printed address is good for.
const DOOR_HOURS: i64 = 12;

/// A server that listens.
pub struct Serving {
    pub address: SocketAddr,
    /// The address to open once.
    pub enter: String,
    listener: TcpListener,
    router: axum::Router,
}

/// Binds to an address and makes the one-time address.
pub async fn serve(office: Office, listen: SocketAddr, pages: Pages) -> Result<Serving, Failure> {
    if !listen.ip().is_loopback() {
        return Err(Failure::input(
            "serve.loopback_only",
            serde_json::json!({"listen": listen.to_string()}),
        ));
    }
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        Failure::input(
            "serve.cannot_listen",
            serde_json::json!({"listen": listen.to_string(), "detail": error.to_string()}),
        )
    })?;
    let address = listener.local_addr().map_err(Failure::internal)?;
    let now = office.now();
    let token = office.desk.create_one_time_token(
        DOOR_PURPOSE,
        None,
        now,
        now + Duration::hours(DOOR_HOURS),
    )?;
    let enter = format!("http://{address}/enter?token={}", token.as_str());
    Ok(Serving {
        address,
        enter,
        listener,
        router: router(office, Channel::Browser, pages),
    })
}

impl Serving {
    /// Serves until the future ends.
    pub async fn until(
        self,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        axum::serve(self.listener, self.router)
            .with_graceful_shutdown(end)
            .await
    }
}
