//! 门户 — how people and programs reach the bureau: the workbench in the browser, the page on which
//! outsiders verify papers, the API. Forms, routes, permissions and the schema of the API derive
//! from `procedures::ALL`; nothing here names an institution, and nothing here touches a store's
//! tables.

mod api;
mod forms;
mod pages;
mod shell;

pub use api::{openapi, permissions};
pub use shell::Options;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use office::Office;
use shell::App;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Largest piece of an upload, in bytes.
const PIECE_MAX: usize = 16 << 20;
/// Largest paper that is verified for outsiders, in bytes.
const VERIFIED_MAX: usize = 32 << 20;

/// Everything that is served, for an office.
pub fn router(office: Arc<Office>, options: Options) -> Router {
    let app = App::new(office, options);
    Router::new()
        .merge(outside())
        .merge(inside())
        .merge(law())
        .merge(uploads())
        .merge(api::routes())
        .layer(middleware::from_fn_with_state(app.clone(), shell::around))
        .with_state(app)
}

/// What is reached without a session.
fn outside() -> Router<App> {
    use pages::{sign_in, verify};
    Router::new()
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route("/sign-in/code", get(sign_in::code_form).post(sign_in::show_code))
        .route("/set", get(sign_in::set))
        .route("/verify", get(verify::form))
        .merge(
            Router::new()
                .route("/verify", post(verify::check))
                .layer(DefaultBodyLimit::max(VERIFIED_MAX)),
        )
        .route("/vkey", get(verify::vkey))
        .route("/checkpoint", get(verify::checkpoint))
        .route("/tile/{*path}", get(verify::tile))
        .route("/assets/{digest}/{name}", get(shell::serve_asset))
        .route("/healthz", get(|| async { "ok\n" }))
}

/// The workbench.
fn inside() -> Router<App> {
    use pages::{account, blobs, desk, file, list, papers, sign_in};
    Router::new()
        .route("/", get(desk::show))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/help", get(sign_in::help))
        .route("/account", get(account::show))
        .route("/account/password", get(account::password_form).post(account::change_password))
        .route("/account/second-factor", get(account::second_form).post(account::set_second))
        .route("/files", get(list::show))
        .route("/files/new", get(file::new))
        .route("/files/{file}", get(file::show))
        .route("/files/{file}/print", get(papers::print))
        .route("/files/{file}/dossier.pdf", get(papers::dossier))
        .route("/files/{file}/papers/{no}", get(papers::show))
        .route("/files/{file}/papers/{no}/receipt.json", get(papers::receipt))
        .route("/files/{file}/blobs/{sha256}", get(blobs::show))
        .route("/files/{file}/acts/{institution}/{noun}", get(forms::form))
        .merge(
            Router::new()
                .route("/files/{file}/acts/{institution}/{noun}", post(forms::submit))
                // Originals stream through a form without a script; each part is bounded apart.
                .layer(DefaultBodyLimit::disable()),
        )
}

fn law() -> Router<App> {
    use pages::law;
    Router::new()
        .route("/law", get(law::index))
        .route("/law/at", get(law::at))
        .route("/law/coverage", get(law::coverage))
        .route("/law/calendar/{year}", get(law::calendar))
        .route("/law/items", get(law::items))
        .route("/law/items/{code}", get(law::item))
        .route("/law/items/{code}/card", get(law::card))
        .route("/law/rules/{*id}", get(law::rule))
        .route("/law/{key}", get(law::instrument))
}

fn uploads() -> Router<App> {
    use pages::blobs;
    Router::new()
        .route("/uploads/{id}", get(blobs::arrived).patch(blobs::piece).post(blobs::finish))
        .layer(DefaultBodyLimit::max(PIECE_MAX))
}

/// Serves until `stop` is done, then finishes what has begun.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    office: Arc<Office>,
    options: Options,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(office, options)).with_graceful_shutdown(stop).await
}
