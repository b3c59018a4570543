//! `/window/*`: what only a window can do. The pages ask for it on the same origin as everything else.

mod about;
mod name;
mod print;
mod save;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use tauri::AppHandle;

pub(crate) use print::clear_printed;

pub(crate) fn router(app: AppHandle) -> Router {
    Router::new()
        .route("/window/about", get(about::about))
        .route("/window/save", post(save::save))
        .route("/window/print", post(print::print))
        // The scheme has already limited the body.
        .layer(DefaultBodyLimit::disable())
        .with_state(app)
}
