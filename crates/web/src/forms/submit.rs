//! Submitting a form: rows are added and removed, effects previewed, acts performed. Whatever the
//! answer, nothing that was typed is lost.

use super::page::{Sheet, Target, scene, standing};
use super::{read, told::Proof, told::Told};
use crate::shell::{App, Fault, Posted, Seat, chance};
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use office::{Failure, Office, Request, StoreFault};
use procedures::engine;
use serde_json::Value;

/// Longest idempotency key taken from a form.
const KEY_MAX: usize = 64;

/// What came with the form besides the fields.
struct Sent {
    seat: Seat,
    target: Target,
    key: String,
    seen: u32,
    values: Value,
}

impl Sent {
    fn request(&self) -> Request<'_> {
        let key = scoped_key(&self.seat, &self.target.name(), self.target.id(), &self.key);
        Request {
            actor: self.seat.person(),
            file: self.target.id().cloned(),
            seen: self.target.id().map(|_| self.seen),
            act: "",
            fields: self.values.clone(),
            key: Some(key),
        }
    }
}

/// A key answers the same person for the same act on the same file only.
pub fn scoped_key(seat: &Seat, act: &str, file: Option<&case::FileId>, key: &str) -> String {
    let file = file.map_or("new", case::FileId::as_str);
    format!("{}/{file}/{act}/{key}", seat.person().id)
}

/// `POST /files/{file}/acts/{institution}/{noun}`.
///
/// # Errors
/// No such act, or the visitor may not read files. Refusals, faults of fields and moved files are
/// answered with the form.
pub async fn submit(
    State(app): State<App>,
    Path(path): Path<(String, String, String)>,
    posted: Posted,
) -> Result<Response, Fault> {
    let Posted { seat, mut pairs } = posted;
    seat.must_read_files()?;
    let target = app.read(move |office| Target::find(office, &path)).await?;
    if let Some(row) = pairs.find("_drop").map(str::to_owned) {
        read::drop_row(&mut pairs, &row);
    }
    let mut values = read::read(target.info.fields, &pairs);
    if let Some(list) = pairs.find("_add") {
        read::add_row(&mut values, list);
    }
    let key: String =
        pairs.get("_key").chars().filter(char::is_ascii_alphanumeric).take(KEY_MAX).collect();
    let key = if key.is_empty() { chance() } else { key };
    let seen = pairs.get("_seen").parse().unwrap_or(0);
    let rows = pairs.find("_drop").is_some() || pairs.find("_add").is_some();
    let sent = Sent { seat, target, key, seen, values };
    match pairs.get("_do") {
        _ if rows => redraw(&app, sent, StatusCode::OK, Told::Nothing).await,
        "perform" => perform(&app, sent).await,
        "preview" => preview(&app, sent).await,
        _ => redraw(&app, sent, StatusCode::OK, Told::Nothing).await,
    }
}

async fn perform(app: &App, sent: Sent) -> Result<Response, Fault> {
    let name = sent.target.name();
    let request = Request { act: &name, ..sent.request() };
    let failure = match app.office().perform(request).await {
        Ok(done) => {
            let to = format!("/files/{}?done={}#record-{}", done.file, done.head, done.head);
            if sent.seat.visit.partial {
                return Ok(([(HeaderName::from_static("x-to"), to)], ()).into_response());
            }
            return Ok(Redirect::to(&to).into_response());
        }
        Err(failure) => failure,
    };
    let (status, told) = told_of(failure)?;
    redraw(app, sent, status, told).await
}

fn told_of(failure: Failure) -> Result<(StatusCode, Told), Fault> {
    Ok(match failure {
        Failure::Refused(all) => (StatusCode::UNPROCESSABLE_ENTITY, Told::Refused(all)),
        Failure::Malformed(faults) => (StatusCode::BAD_REQUEST, Told::Malformed(faults)),
        Failure::Moved { since, .. } => (StatusCode::CONFLICT, Told::Moved(since)),
        Failure::Store(StoreFault::Damaged(_)) => (StatusCode::SERVICE_UNAVAILABLE, Told::ReadOnly),
        other => return Err(other.into()),
    })
}

async fn preview(app: &App, sent: Sent) -> Result<Response, Fault> {
    let work = move |office: &Office| {
        let name = sent.target.name();
        let told = {
            let request = Request { act: &name, ..sent.request() };
            match office.preview(&request) {
                Ok(preview) => Ok(Told::WouldPass(proofs(office, &sent, &preview))),
                Err(failure) => Err(failure),
            }
        };
        let (status, told) = match told {
            Ok(told) => (StatusCode::OK, told),
            Err(failure) => told_of(failure)?,
        };
        draw(office, &sent, status, told)
    };
    app.typeset(work).await
}

fn proofs(office: &Office, sent: &Sent, preview: &office::Preview) -> Vec<Proof> {
    let l = sent.seat.lang();
    let record = &preview.record;
    let proof = |paper: &case::Issued| Proof {
        title: engine::kind_of(paper).map_or(String::new(), |it| l.t(it.zh, it.en).to_owned()),
        pages: office.preview_pages(&record.file, record, paper).map_err(|it| it.to_string()),
    };
    record.papers.iter().map(proof).collect()
}

async fn redraw(app: &App, sent: Sent, status: StatusCode, told: Told) -> Result<Response, Fault> {
    app.read(move |office| draw(office, &sent, status, told)).await
}

fn draw(office: &Office, sent: &Sent, status: StatusCode, told: Told) -> Result<Response, Fault> {
    let faults = if let Told::Malformed(faults) = &told { faults.clone() } else { Vec::new() };
    // After a conflict the form stands on the file as it is now.
    let target = match (&told, sent.target.id()) {
        (Told::Moved(_), Some(id)) => {
            let file = office.file(id)?;
            Target { file: Some((id.clone(), file)), ..sent.target.clone() }
        }
        _ => sent.target.clone(),
    };
    let people = office.people();
    let scene = scene(&sent.seat, office.law(), &people, &target, &faults);
    let standing = match told {
        Told::Nothing => standing(office, &sent.seat, &target)?,
        _ => Vec::new(),
    };
    let sheet = Sheet {
        seat: &sent.seat,
        target: &target,
        law: office.law(),
        standing,
        key: sent.key.clone(),
        told,
    };
    Ok((status, sheet.draw(&scene, &sent.values)).into_response())
}
