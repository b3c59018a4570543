//! Asking another server: bounded in size, time and redirects, and only ever the server that was configured.
use super::address::same_server;
use super::fault::Fault;
use http::{Uri, header};
use std::time::Duration;
use ureq::Agent;

const CONNECT: Duration = Duration::from_secs(4);
/// For the whole of a tile, and for a list of capabilities, which may be large and slow to make.
const TILE: Duration = Duration::from_secs(8);
const DOCUMENT: Duration = Duration::from_secs(20);
const REDIRECTS: usize = 2;

/// What is fetched, with its limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    Tile,
    Document,
}

impl What {
    fn time(self) -> Duration {
        match self {
            Self::Tile => TILE,
            Self::Document => DOCUMENT,
        }
    }
    /// Bytes.
    fn limit(self) -> u64 {
        match self {
            Self::Tile => super::found::LARGEST_TILE,
            Self::Document => 16 * 1024 * 1024,
        }
    }
}

/// The one client. A proxy is taken from the environment, as other programs on the machine do.
pub(crate) fn client() -> Agent {
    Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        // Redirects are followed here, after a look at where they lead.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(concat!("linewarden/", env!("CARGO_PKG_VERSION")))
        .tls_config(
            ureq::tls::TlsConfig::builder()
                .root_certs(ureq::tls::RootCerts::PlatformVerifier)
                .build(),
        )
        .build()
        .new_agent()
}

/// The bytes at an address; `None` where the server says there is nothing (404, 204, 410). `name` is the base map's, for
/// the words of a failure: the address holds the key and goes nowhere.
pub(crate) fn get(
    agent: &Agent,
    address: &str,
    what: What,
    name: &str,
) -> Result<Option<Vec<u8>>, Fault> {
    let away = || Fault::SourceAway {
        name: name.to_owned(),
    };
    let redirected = || Fault::SourceRedirected {
        name: name.to_owned(),
    };
    let first: Uri = address.parse().map_err(|_| Fault::Address {
        detail: "unreadable",
    })?;
    let mut at = first.clone();
    for _ in 0..=REDIRECTS {
        let mut response = agent
            .get(at.clone())
            .config()
            .timeout_global(Some(what.time()))
            .build()
            .call()
            .map_err(|error| {
                // The kind only: the words of an error may hold the address.
                tracing::debug!(
                    name,
                    kind = kind(&error),
                    "a base map's source does not answer"
                );
                away()
            })?;
        let status = response.status().as_u16();
        match status {
            200 => {
                let read = response
                    .body_mut()
                    .with_config()
                    .limit(what.limit())
                    .read_to_vec();
                return match read {
                    Ok(bytes) => Ok(Some(bytes)),
                    Err(ureq::Error::BodyExceedsLimit(limit)) => Err(Fault::TileTooLarge {
                        name: name.to_owned(),
                        limit,
                    }),
                    Err(_) => Err(away()),
                };
            }
            204 | 404 | 410 => return Ok(None),
            301 | 302 | 303 | 307 | 308 => {
                let to = response
                    .headers()
                    .get(header::LOCATION)
                    .and_then(|v| v.to_str().ok())
                    .and_then(|to| resolve(&at, to))
                    .ok_or_else(redirected)?;
                if !same_server(&first, &to) {
                    return Err(redirected());
                }
                at = to;
            }
            500.. => return Err(away()),
            _ => {
                return Err(Fault::SourceRefused {
                    name: name.to_owned(),
                    status,
                });
            }
        }
    }
    Err(redirected())
}

/// Where a redirect leads: a whole address, or a path on the same server.
fn resolve(from: &Uri, to: &str) -> Option<Uri> {
    if to.starts_with('/') && !to.starts_with("//") {
        return Uri::builder()
            .scheme(from.scheme()?.clone())
            .authority(from.authority()?.clone())
            .path_and_query(to)
            .build()
            .ok();
    }
    let to: Uri = to.parse().ok()?;
    matches!(to.scheme_str(), Some("http" | "https")).then_some(to)
}

fn kind(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "timeout",
        ureq::Error::HostNotFound => "host not found",
        ureq::Error::Io(_) | ureq::Error::ConnectionFailed => "connection",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "tls",
        _ => "other",
    }
}
