//! `GET /window/about`: tells the pages that they are in a window, and in which.

use axum::{Json, extract::State};
use serde::Serialize;
use tauri::AppHandle;

#[derive(Serialize)]
pub(crate) struct About {
    name: String,
    version: String,
}

pub(crate) async fn about(State(app): State<AppHandle>) -> Json<About> {
    let package = app.package_info();
    Json(About {
        name: package.name.clone(),
        version: package.version.to_string(),
    })
}
