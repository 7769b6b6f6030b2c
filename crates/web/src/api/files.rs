//! Reading: lists, files, what can be done; and sessions for programs.

use super::{answer::summary, not_forged};
use crate::forms::COVERED;
use crate::pages::list;
use crate::shell::{App, Fault, Pairs, Seat};
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use case::FileId;
use office::DocketLine;
use procedures::{Possible, engine};
use serde::Deserialize;
use serde_json::{Value, json};

/// `GET /api/v1/files`: the filters are those of the page.
///
/// # Errors
/// Nobody is signed in, or the store.
pub async fn list(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Json<Value>, Fault> {
    seat.must_read_files()?;
    let query = list::query_of(query.as_deref().unwrap_or_default(), &seat);
    app.read(move |office| {
        let page = office.store().list(&query)?;
        let count = office.store().count(&query)?;
        Ok(Json(json!({ "files": page.lines, "more": page.more, "count": count })))
    })
    .await
}

/// `GET /api/v1/files/{file}`. What is covered on the page is covered here, unless `?uncover=1`
/// asks for it, which is recorded.
///
/// # Errors
/// Nobody is signed in, no such file.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(file): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    seat.must_read_files()?;
    let open = Pairs::parse(query.as_deref().unwrap_or_default()).get("uncover") == "1";
    let (head, body) = app
        .read(move |office| {
            let id = FileId::new(file);
            let file = office.file(&id)?;
            if open {
                office.note_view(&seat.person().id, Some(&id), "covered fields");
            }
            let line = DocketLine::of(&id, &file, office.law(), &office.people());
            let record = |it: &procedures::Record| {
                let mut told = summary(it);
                let mut events = json!(it.events);
                if !open {
                    cover(&mut events);
                }
                told["events"] = events;
                told
            };
            let records: Vec<Value> = file.records().iter().map(|it| record(it)).collect();
            let dues = engine::dues(&file, office.law());
            let body = json!({
                "file": id, "version": file.head(), "line": line,
                "stage": engine::stage(&file), "dues": dues, "records": records,
            });
            Ok((file.head(), body))
        })
        .await?;
    let mut response = Json(body).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{head}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// Covers what is about people, wherever it stands.
fn cover(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map.iter_mut() {
                if COVERED.contains(&name.as_str()) && inner.is_string() {
                    *inner = json!("＊");
                } else {
                    cover(inner);
                }
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(cover),
        _ => {}
    }
}

/// `GET /api/v1/files/{file}/acts`.
///
/// # Errors
/// Nobody is signed in, no such file.
pub async fn acts(
    State(app): State<App>,
    seat: Seat,
    Path(file): Path<String>,
) -> Result<Json<Value>, Fault> {
    possible(&app, seat, Some(FileId::new(file))).await
}

/// `GET /api/v1/acts`: the acts that open a file.
///
/// # Errors
/// Nobody is signed in.
pub async fn opening_acts(State(app): State<App>, seat: Seat) -> Result<Json<Value>, Fault> {
    possible(&app, seat, None).await
}

async fn possible(app: &App, seat: Seat, file: Option<FileId>) -> Result<Json<Value>, Fault> {
    seat.must_read_files()?;
    app.read(move |office| {
        let all = office.possible(seat.person(), file.as_ref())?;
        let told: Vec<Value> = all.iter().map(told).collect();
        Ok(Json(json!({ "acts": told })))
    })
    .await
}

fn told(it: &Possible) -> Value {
    json!({
        "act": it.name(), "zh": it.info.zh, "en": it.info.en, "under": it.info.under,
        "by": it.info.by, "permitted": it.permitted, "refusals": it.refusals,
    })
}

/// What a program signs in with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    login: String,
    password: String,
    /// The one-time code, where a second factor is set up.
    #[serde(default)]
    code: Option<String>,
}

/// `POST /api/v1/session`: a token to send as `Authorization: Bearer …`.
///
/// # Errors
/// Wrong account, password or code.
pub async fn open_session(
    State(app): State<App>,
    Json(given): Json<Credentials>,
) -> Result<Response, Fault> {
    let signed = app
        .hash(move |office| {
            let signed = match office.sign_in(&given.login, &given.password) {
                Ok(signed) => signed,
                Err(fault) => return Ok(Err(fault)),
            };
            if signed.needs_code {
                let code = given.code.unwrap_or_default();
                if let Err(fault) = office.show_code(&signed.token, &code) {
                    office.sign_out(&signed.token)?;
                    return Ok(Err(fault));
                }
            }
            Ok(Ok(signed.token))
        })
        .await?;
    Ok(match signed {
        Ok(token) => (StatusCode::CREATED, Json(json!({ "token": token }))).into_response(),
        Err(office::AccountFault::Store(fault)) => return Err(fault.into()),
        Err(fault) => {
            let body = json!({ "error": "not signed in", "why": fault.to_string() });
            (StatusCode::UNAUTHORIZED, Json(body)).into_response()
        }
    })
}

/// `DELETE /api/v1/session`.
///
/// # Errors
/// Nobody is signed in.
pub async fn end_session(
    State(app): State<App>,
    seat: Seat,
    headers: HeaderMap,
) -> Result<StatusCode, Fault> {
    not_forged(&seat, &headers)?;
    let token = seat.visit.token().unwrap_or_default().to_owned();
    app.read(move |office| Ok(office.sign_out(&token)?)).await?;
    Ok(StatusCode::NO_CONTENT)
}
