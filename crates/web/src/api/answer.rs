//! What programs are told of an act.

use crate::shell::Fault;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::{Failure, Performed, StoreFault};
use procedures::Record;
use serde_json::{Value, json};

/// Most faults told at once.
const FAULTS_MAX: usize = 100;

/// The answer to an act.
///
/// # Errors
/// No such file, or a failure of ours.
pub fn of(result: Result<Performed, Failure>, done: StatusCode) -> Result<Response, Fault> {
    let failure = match result {
        Ok(performed) => return Ok(performed_answer(&performed, done)),
        Err(failure) => failure,
    };
    let (status, body) = match failure {
        Failure::Refused(refusals) => {
            (StatusCode::UNPROCESSABLE_ENTITY, json!({ "error": "refused", "refusals": refusals }))
        }
        Failure::Malformed(mut faults) => {
            faults.truncate(FAULTS_MAX);
            (StatusCode::BAD_REQUEST, json!({ "error": "malformed", "faults": faults }))
        }
        Failure::Moved { head, since } => {
            let since: Vec<Value> = since.iter().map(|it| summary(it)).collect();
            (StatusCode::CONFLICT, json!({ "error": "moved", "head": head, "since": since }))
        }
        Failure::Store(StoreFault::Damaged(why)) => return Err(Fault::ReadOnly(why)),
        other => return Err(other.into()),
    };
    Ok((status, Json(body)).into_response())
}

fn performed_answer(performed: &Performed, done: StatusCode) -> Response {
    let body = json!({
        "file": performed.file,
        "version": performed.head,
        "seq": performed.seq,
        "papers": performed.record.as_ref().map(|it| papers(it)),
        "repeated": performed.record.is_none(),
    });
    let mut response = (done, Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", performed.head)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn papers(record: &Record) -> Vec<Value> {
    let paper = |it: &case::Issued| json!({ "no": it.no, "kind": it.kind, "number": it.number });
    record.papers.iter().map(paper).collect()
}

/// Who did what and when, without what was filled in.
pub fn summary(record: &Record) -> Value {
    let stamp = &record.stamp;
    json!({
        "version": record.seq, "act": record.act, "at": stamp.at, "by": stamp.by,
        "name": stamp.name, "role": stamp.role, "papers": papers(record),
    })
}
