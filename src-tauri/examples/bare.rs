//! A window with nothing in it but one static page over the same kind of scheme: what the start and the memory of the
//! real window are measured beside (`scripts/bench-window`).

use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] =
    b"<!doctype html><meta charset=utf-8><title>bare</title><p data-testid=usable>bare</p>";

fn main() -> anyhow::Result<()> {
    tauri::Builder::default()
        .register_asynchronous_uri_scheme_protocol("linewarden", |_context, _request, responder| {
            let mut response = axum::http::Response::new(PAGE);
            response.headers_mut().insert(
                "content-type",
                axum::http::HeaderValue::from_static("text/html"),
            );
            responder.respond(response);
        })
        .setup(|app| {
            let start = "linewarden://localhost/"
                .parse()
                .expect("a constant and well-formed address");
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(start))
                .inner_size(1366.0, 768.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
