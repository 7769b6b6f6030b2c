//! The API: files, what can be done in them, and every act under `…/{institution}/{noun}`.

mod acts;
mod answer;
mod files;
mod openapi;
mod permissions;
mod schema;

pub use openapi::openapi;
pub use permissions::permissions;

use crate::shell::{App, Fault, Seat, check};
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

/// Largest body of a request, in bytes.
const BODY_MAX: usize = 2 << 20;

/// Routes under `/api/v1`.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/v1/openapi.json", get(schema_document))
        .route("/api/v1/session", post(files::open_session).delete(files::end_session))
        .route("/api/v1/acts", get(files::opening_acts))
        .route("/api/v1/files", get(files::list))
        .route("/api/v1/files/{file}", get(files::show))
        .route("/api/v1/files/{file}/acts", get(files::acts))
        .route("/api/v1/files/{file}/{institution}", post(acts::open))
        .route("/api/v1/files/{file}/{institution}/{noun}", post(acts::perform))
        .layer(DefaultBodyLimit::max(BODY_MAX))
}

/// `GET /api/v1/openapi.json`.
async fn schema_document() -> Json<Value> {
    Json(openapi())
}

/// Refuses a change that a browser may have been made to send: cookies alone do not suffice.
fn not_forged(seat: &Seat, headers: &HeaderMap) -> Result<(), Fault> {
    if seat.visit.bearer {
        return Ok(());
    }
    let found = headers.get("x-csrf-token").and_then(|it| it.to_str().ok()).unwrap_or_default();
    check(found, &seat.session.csrf)
}
