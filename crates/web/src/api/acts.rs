//! Performing acts: the body of a request is what a form would have been filled in with.

use super::{answer, not_forged};
use crate::forms::scoped_key;
use crate::shell::{App, Fault, Seat};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use case::FileId;
use office::Request;
use procedures::Entry;
use serde_json::Value;

/// Longest idempotency key.
const KEY_MAX: usize = 200;

/// `POST /api/v1/files/{institution}/{noun}`: opens a file.
///
/// # Errors
/// Nobody is signed in, no such act.
pub async fn open(
    State(app): State<App>,
    seat: Seat,
    Path((institution, noun)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    run(&app, &seat, None, &format!("{institution}.{noun}"), &headers, &body).await
}

/// `POST /api/v1/files/{file}/{institution}/{noun}`.
///
/// # Errors
/// Nobody is signed in, no such file or act.
pub async fn perform(
    State(app): State<App>,
    seat: Seat,
    Path((file, institution, noun)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Fault> {
    let file = Some(FileId::new(file));
    run(&app, &seat, file, &format!("{institution}.{noun}"), &headers, &body).await
}

async fn run(
    app: &App,
    seat: &Seat,
    file: Option<FileId>,
    act: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Response, Fault> {
    not_forged(seat, headers)?;
    seat.must_read_files()?;
    let known = Entry::act(act).filter(|(_, info)| info.opens == file.is_none());
    if known.is_none() {
        return Err(Fault::missing("没有这种行为。", "There is no such act."));
    }
    let fields = match body {
        [] => Value::Null,
        body => serde_json::from_slice(body).map_err(|it| {
            Fault::Bad(format!("请求不是有效的 JSON：{it}"), format!("not valid JSON: {it}"))
        })?,
    };
    let key = text(headers, "idempotency-key")?;
    if key.is_some_and(|it| it.len() > KEY_MAX) {
        return Err(Fault::bad("Idempotency-Key 过长。", "The Idempotency-Key is too long."));
    }
    let request = Request {
        actor: seat.person(),
        seen: seen(headers)?,
        key: key.map(|it| scoped_key(seat, act, file.as_ref(), it)),
        file: file.clone(),
        act,
        fields,
    };
    let done = if file.is_some() { StatusCode::OK } else { StatusCode::CREATED };
    answer::of(app.office().perform(request).await, done)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Fault> {
    let Some(value) = headers.get(name) else { return Ok(None) };
    let text = value.to_str().map_err(|_| {
        Fault::Bad(
            format!("请求头 {name} 无法读取。"),
            format!("the header {name} is not readable"),
        )
    })?;
    Ok(Some(text))
}

/// The version of `If-Match: "7"`.
fn seen(headers: &HeaderMap) -> Result<Option<u32>, Fault> {
    let Some(text) = text(headers, header::IF_MATCH.as_str())? else { return Ok(None) };
    if text.trim() == "*" {
        return Ok(None);
    }
    let version = text.trim().trim_matches('"').parse();
    version.map(Some).map_err(|_| {
        Fault::bad("If-Match 应为案卷版本，如 \"7\"。", "If-Match must be a version such as \"7\".")
    })
}
